import fc from "fast-check";
import type { z } from "zod";

/** How what a schema leaves open is filled. */
export interface Filling {
  readonly text: fc.Arbitrary<string>;
  /** The most entries of a list. */
  readonly most: number;
}

const anyText: Filling = { text: fc.string({ unit: "grapheme", maxLength: 8 }), most: 3 };

const oneOf = (values: readonly unknown[]) => fc.constantFrom(...values);

/** Any value that a schema takes: a new kind in the schema is generated without a word here. */
export function arbitraryOf<T>(schema: z.core.$ZodType<T>, filling: Filling = anyText): fc.Arbitrary<T> {
  return anyOf(schema, filling) as fc.Arbitrary<T>;
}

function anyOf(schema: z.core.$ZodType, filling: Filling): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "string":
      return filling.text;
    case "number":
      return fc.integer();
    case "enum":
      return oneOf(Object.values(def.entries));
    case "literal":
      return oneOf(def.values);
    case "union":
      return fc.oneof(...def.options.map((option) => anyOf(option, filling)));
    case "array":
      return fc.array(anyOf(def.element, filling), { maxLength: filling.most });
    case "record":
      return fc.dictionary(filling.text, anyOf(def.valueType, filling), { maxKeys: filling.most });
    case "readonly":
      return anyOf(def.innerType, filling);
    case "object":
      return anyObject(def.shape, filling);
    default:
      throw new TypeError(`No values are known for ${def.type}`);
  }
}

function anyObject(shape: Readonly<Record<string, z.core.$ZodType>>, filling: Filling): fc.Arbitrary<unknown> {
  const keys = Object.entries(shape).map(([key, schema]) => {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    return { key, isRequired: def.type !== "optional", value: def.type === "optional" ? def.innerType : schema };
  });
  return fc.record(Object.fromEntries(keys.map(({ key, value }) => [key, anyOf(value, filling)])), {
    requiredKeys: keys.filter(({ isRequired }) => isRequired).map(({ key }) => key),
    noNullPrototype: true,
  });
}
