import {
  type APIComponentInLabel,
  type APILabelComponent,
  ComponentType,
  type APIModalInteractionResponseCallbackData as Modal,
  type ModalSubmitInteraction,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from "discord.js";
import { packedAction, unpack } from "../../bot/action.ts";
import { LONGEST_OPTION } from "../../bot/bounds.ts";
import type { Command, Invocation } from "../../bot/command.ts";
import type { Form, FormAnswer, FormField } from "../../bot/form.ts";
import { clipPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { POSTABLE } from "./slash-commands.ts";

export type { Modal };

const ID = /^\d{17,20}$/;

/** Divides the options that one answer is for, and the answer's texts for them. */
const BETWEEN = "|";
const AND = ",";

type Chosen = Extract<FormAnswer, { kind: "choice" | "choices" }>;

function select(
  { kind, choices, value = "" }: Chosen,
  common: { custom_id: string; required: boolean },
): APIComponentInLabel {
  const filledIn = kind === "choices" ? value.split(AND) : [value];
  return {
    ...common,
    type: ComponentType.StringSelect,
    min_values: common.required ? 1 : 0,
    max_values: kind === "choices" ? choices.length : 1,
    options: choices.map((choice) => ({
      label: clipPlain(choice.label, LIMITS.choice),
      value: choice.value,
      default: filledIn.includes(choice.value),
    })),
  };
}

/** A channel or role that is filled in, if there can be one of this id. */
const chosen = <T extends SelectMenuDefaultValueType>(type: T, id = "") =>
  ID.test(id) ? { default_values: [{ id, type }] } : {};

function component({ options, answer, required }: FormField): APIComponentInLabel {
  const common = { custom_id: options.join(BETWEEN), required };
  switch (answer.kind) {
    case "text":
      return {
        ...common,
        type: ComponentType.TextInput,
        style: TextInputStyle.Short,
        max_length: LONGEST_OPTION,
        ...(answer.value ? { value: clipPlain(answer.value, LONGEST_OPTION) } : {}),
      };
    case "choice":
    case "choices":
      return select(answer, common);
    case "channel":
      return {
        ...common,
        type: ComponentType.ChannelSelect,
        channel_types: [...POSTABLE],
        min_values: required ? 1 : 0,
        ...chosen(SelectMenuDefaultValueType.Channel, answer.value),
      };
    case "role":
      return {
        ...common,
        type: ComponentType.RoleSelect,
        min_values: required ? 1 : 0,
        ...chosen(SelectMenuDefaultValueType.Role, answer.value),
      };
  }
}

const labelled = (field: FormField): APILabelComponent => ({
  type: ComponentType.Label,
  label: clipPlain(field.label, LIMITS.modalLabel),
  ...(field.hint ? { description: clipPlain(field.hint, LIMITS.modalHint) } : {}),
  component: component(field),
});

/** A form as Discord's modal. Its id is the command, with what was given and no field asks for; undefined when that does not fit. */
export function modalOf({ title, fields, invocation }: Form, commands: readonly Command[]): Modal | undefined {
  const shown = fields.slice(0, LIMITS.modalFields);
  const asked = shown.flatMap(({ options }) => options);
  const rest = Object.entries(invocation.options).filter(([option]) => !asked.includes(option));
  const packed = packedAction({ invocation: { ...invocation, options: Object.fromEntries(rest) } }, commands);
  return packed === undefined
    ? undefined
    : { custom_id: packed, title: clipPlain(title, LIMITS.modalTitle), components: shown.map(labelled) };
}

/** What one component says, by option. */
function saidIn(customId: string, said: string): readonly (readonly [string, string])[] {
  const options = customId.split(BETWEEN);
  const texts = options.length === 1 ? [said] : said.split(BETWEEN);
  return options.map((option, index) => [option, texts[index] ?? ""] as const).filter(([, text]) => text !== "");
}

/** What a modal that was filled in asks for; undefined when there is no such command any more. */
export function filledIn(
  { customId, components }: Pick<ModalSubmitInteraction, "customId" | "components">,
  commands: readonly Command[],
): Invocation | undefined {
  const invocation = unpack(customId, commands);
  if (!invocation) return undefined;
  const said = components.flatMap((label) => {
    if (label.type !== ComponentType.Label) return [];
    const { component } = label;
    if (component.type === ComponentType.TextInput) return saidIn(component.customId, component.value);
    return "values" in component ? saidIn(component.customId, component.values.join(AND)) : [];
  });
  return { ...invocation, options: { ...invocation.options, ...Object.fromEntries(said) } };
}
