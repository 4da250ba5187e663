import {
  ApplicationCommandOptionType,
  ComponentType,
  type ModalSubmitComponent,
  type ModalSubmitLabelComponent,
} from "discord-api-types/v10";
import { atMost, long, problem, required, unique } from "./checks.ts";
import type { Problem } from "./refusal.ts";

interface SentChoice {
  readonly label: string;
  readonly value: string;
  readonly default?: boolean;
}

/** What stands in a label, as far as the fake looks. */
interface SentComponent {
  readonly type: number;
  readonly custom_id?: string;
  readonly required?: boolean;
  readonly value?: string;
  readonly max_length?: number;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly SentChoice[];
  readonly default_values?: readonly { readonly id: string; readonly type: string }[];
}

interface SentLabel {
  readonly type: number;
  readonly label?: string;
  readonly description?: string;
  readonly component?: SentComponent;
}

/** A modal as a bot sends it. */
export interface SentModal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly SentLabel[];
}

/** A field as a person sees it. */
export interface SeenField {
  readonly label: string;
  readonly hint: string | undefined;
  readonly customId: string;
  readonly kind: "text" | "select" | "channel" | "role";
  readonly choices: readonly string[];
  /** What is filled in or chosen, as it would be sent. */
  readonly values: readonly string[];
  readonly required: boolean;
}

/** A form as a person sees it. */
export interface SeenModal {
  readonly title: string;
  readonly customId: string;
  readonly fields: readonly SeenField[];
  /** Where it was opened. */
  readonly channel: string;
  /** As it was sent. */
  readonly sent: SentModal;
}

/** What a person answers, by the fields' labels: text, the labels of choices, the ids of channels and roles. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

const KINDS: Readonly<Record<number, SeenField["kind"]>> = {
  [ComponentType.TextInput]: "text",
  [ComponentType.StringSelect]: "select",
  [ComponentType.ChannelSelect]: "channel",
  [ComponentType.RoleSelect]: "role",
};
const MOST_FIELDS = 5;
const ID = /^\d{17,20}$/;

function selectProblems(component: SentComponent, at: string): Problem[] {
  const { min_values = 1, max_values = 1, options = [], default_values = [], required: isRequired = true } = component;
  const chosen = options.filter((option) => option.default).length + default_values.length;
  return [
    ...(min_values > max_values
      ? [problem(`${at}.min_values`, "BASE_TYPE_MAX_VALUE", "More than may be chosen.")]
      : []),
    ...(isRequired && min_values === 0 ? [problem(`${at}.min_values`, "BASE_TYPE_MIN_VALUE", "Required.")] : []),
    ...(!isRequired && min_values > 0 ? [problem(`${at}.min_values`, "BASE_TYPE_MAX_VALUE", "Not required.")] : []),
    ...atMost(`${at}.default`, chosen, max_values),
    ...default_values.flatMap(({ id }) => (ID.test(id) ? [] : [problem(at, "NUMBER_TYPE_COERCE", "Not an id.")])),
  ];
}

function choicesProblems({ options = [], max_values = 1 }: SentComponent, at: string): Problem[] {
  return [
    ...(options.length === 0 ? [problem(`${at}.options`, "BASE_TYPE_REQUIRED", "This field is required")] : []),
    ...atMost(`${at}.options`, options.length, 25),
    ...atMost(`${at}.max_values`, max_values, options.length),
    ...options.flatMap(({ label, value }, index) => [
      ...required(`${at}.options.${index}.label`, label, 100),
      ...required(`${at}.options.${index}.value`, value, 100),
    ]),
    ...unique(
      `${at}.options`,
      options.map(({ value }) => value),
      "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ),
  ];
}

function componentProblems(component: SentComponent, at: string): Problem[] {
  const kind = KINDS[component.type];
  if (!kind) return [problem(`${at}.type`, "UNION_TYPE_CHOICES", "The fake knows no such component in a label.")];
  return [
    ...required(`${at}.custom_id`, component.custom_id, 100),
    ...(kind === "text" ? long(`${at}.value`, component.value, component.max_length ?? 4000) : []),
    ...(kind === "select" ? choicesProblems(component, at) : []),
    ...(kind === "text" ? [] : selectProblems(component, at)),
  ];
}

function labelProblems({ type, label, description, component }: SentLabel, at: string): Problem[] {
  if (type !== ComponentType.Label || !component)
    return [problem(`${at}.type`, "UNION_TYPE_CHOICES", "Only labels with a component are known here.")];
  return [
    ...required(`${at}.label`, label, 45),
    ...(description === undefined ? [] : required(`${at}.description`, description, 100)),
    ...componentProblems(component, `${at}.component`),
  ];
}

/** Everything wrong with a modal. */
export function modalProblems({ custom_id, title, components = [] }: Partial<SentModal>): Problem[] {
  const ids = components.map(({ component }) => component?.custom_id);
  return [
    ...required("data.custom_id", custom_id, 100),
    ...required("data.title", title, 45),
    ...(components.length === 0 ? [problem("data.components", "BASE_TYPE_REQUIRED", "This field is required")] : []),
    ...atMost("data.components", components.length, MOST_FIELDS),
    ...components.flatMap((label, index) => labelProblems(label, `data.components.${index}`)),
    ...unique("data.components", ids, "COMPONENT_CUSTOM_ID_DUPLICATED"),
  ];
}

function seenField({ label = "", description, component }: SentLabel): SeenField {
  const { type = 0, custom_id = "", options = [], value, default_values = [], required: isRequired } = component ?? {};
  return {
    label,
    hint: description,
    customId: custom_id,
    kind: KINDS[type] ?? "text",
    choices: options.map((option) => option.label),
    values: [
      ...(value === undefined ? [] : [value]),
      ...options.filter((option) => option.default).map((option) => option.value),
      ...default_values.map(({ id }) => id),
    ],
    required: isRequired !== false,
  };
}

/** What a person sees of a modal that was checked. */
export function seenModal(sent: Partial<SentModal>, channel: string): SeenModal {
  const { custom_id = "", title = "", components = [] } = sent;
  return {
    title,
    customId: custom_id,
    fields: components.map(seenField),
    channel,
    sent: { custom_id, title, components },
  };
}

/** The value of a choice by its label. @throws {Error} when there is none */
function chosenValue({ sent }: SeenModal, { label, customId }: SeenField, wanted: string): string {
  const component = sent.components.find((each) => each.component?.custom_id === customId)?.component;
  const choice = component?.options?.find((each) => each.label === wanted);
  if (!choice) throw new Error(`There is no choice ${wanted} in ${label}`);
  return choice.value;
}

/** A form filled in as a person's client sends it. @throws {Error} where the client would not send it */
export function filledIn(modal: SeenModal, answers: Answers) {
  const unknown = Object.keys(answers).find((label) => modal.fields.every((field) => field.label !== label));
  if (unknown) throw new Error(`There is no field ${unknown}`);
  const filled = modal.fields.map((field) => {
    const answer = answers[field.label];
    const given = answer === undefined ? undefined : [answer].flat();
    const values =
      given === undefined
        ? field.values
        : field.kind === "select"
          ? given.map((wanted) => chosenValue(modal, field, wanted))
          : given;
    if (field.required && values.join("") === "") throw new Error(`${field.label} has to be answered`);
    return { field, values };
  });
  const components = filled.map(({ field, values }, index): ModalSubmitLabelComponent => {
    const id = 2 * index + 1;
    return { type: ComponentType.Label, id, component: submitted(field, values, id + 1) };
  });
  const picked = (wanted: SeenField["kind"]) =>
    filled.flatMap(({ field, values }) => (field.kind === wanted ? values : []));
  const chosen = [
    ...picked("channel").map((value) => ({ type: ApplicationCommandOptionType.Channel as const, value })),
    ...picked("role").map((value) => ({ type: ApplicationCommandOptionType.Role as const, value })),
  ];
  return { components, chosen };
}

function submitted({ kind, customId }: SeenField, values: readonly string[], id: number): ModalSubmitComponent {
  const common = { id, custom_id: customId };
  switch (kind) {
    case "text":
      return { ...common, type: ComponentType.TextInput, value: values.join("") };
    case "select":
      return { ...common, type: ComponentType.StringSelect, values: [...values] };
    case "channel":
      return { ...common, type: ComponentType.ChannelSelect, values: [...values] };
    case "role":
      return { ...common, type: ComponentType.RoleSelect, values: [...values] };
  }
}
