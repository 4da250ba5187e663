import { type APIApplicationCommandOptionChoice, type APIEmbed, MessageFlags } from "discord-api-types/v10";
import type { UploadedFile } from "../multipart.ts";
import { atMost, long, problem, required, unique } from "./checks.ts";
import type { Problem } from "./refusal.ts";

/** A message as a bot sends it, as far as the fake looks. */
export interface SentMessage {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly SentRow[] | null;
  readonly flags?: number;
  readonly allowed_mentions?: SentMentions;
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { readonly message_id: string };
  /** Uploaded beside the JSON body. */
  readonly uploaded?: UploadedFile;
}

/** Which of the mentions in the content reach somebody. */
interface SentMentions {
  readonly parse?: readonly string[];
  readonly roles?: readonly string[];
  readonly users?: readonly string[];
}

interface SentRow {
  readonly type: number;
  readonly components?: readonly SentButton[];
}

export interface SentButton {
  readonly type: number;
  readonly style?: number;
  readonly label?: string;
  readonly custom_id?: string;
  readonly url?: string;
}

const size = ({ title = "", description = "", footer, author, fields = [] }: APIEmbed) =>
  [title, description, footer?.text, author?.name, ...fields.flatMap(({ name, value }) => [name, value])].join("")
    .length;

function embedProblems(embed: APIEmbed, at: string): Problem[] {
  const { title, description, fields = [], footer, author, image } = embed;
  const empty = !title?.trim() && !description?.trim() && fields.length === 0 && !footer && !author && !image;
  return [
    ...(empty ? [problem(`${at}.description`, "BASE_TYPE_REQUIRED", "This field is required")] : []),
    ...long(`${at}.title`, title, 256),
    ...long(`${at}.description`, description, 4096),
    ...(footer ? required(`${at}.footer.text`, footer.text, 2048) : []),
    ...(author ? required(`${at}.author.name`, author.name, 256) : []),
    ...atMost(`${at}.fields`, fields.length, 25),
    ...fields.flatMap(({ name, value }, index) => [
      ...required(`${at}.fields.${index}.name`, name, 256),
      ...required(`${at}.fields.${index}.value`, value, 1024),
    ]),
  ];
}

const ACTION_ROW = 1;
const BUTTON = 2;
const LINK = 5;

function buttonProblems({ type, style, label, custom_id, url }: SentButton, at: string): Problem[] {
  if (type !== BUTTON) return [problem(`${at}.type`, "UNION_TYPE_CHOICES", "Only buttons are known here.")];
  if (style === LINK && (custom_id !== undefined || !url))
    return [problem(at, "BUTTON_COMPONENT_INVALID", "A link has a url and no custom id.")];
  return [
    ...(style && style >= 1 && style <= 6 ? [] : [problem(`${at}.style`, "BASE_TYPE_CHOICES", "Not a style.")]),
    ...(style === LINK ? [] : required(`${at}.custom_id`, custom_id, 100)),
    ...required(`${at}.label`, label, 80),
  ];
}

function rowProblems({ type, components = [] }: SentRow, at: string): Problem[] {
  if (type !== ACTION_ROW) return [problem(`${at}.type`, "UNION_TYPE_CHOICES", "Only action rows are known here.")];
  if (components.length === 0) return [problem(`${at}.components`, "BASE_TYPE_REQUIRED", "This field is required")];
  return [
    ...atMost(`${at}.components`, components.length, 5),
    ...components.flatMap((button, index) => buttonProblems(button, `${at}.components.${index}`)),
  ];
}

const EDITABLE_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications;

function flagProblems(flags: number, at: string, mayBeEphemeral: boolean): Problem[] {
  const allowed = mayBeEphemeral ? EDITABLE_FLAGS | MessageFlags.Ephemeral : EDITABLE_FLAGS;
  return flags & ~allowed ? [problem(`${at}flags`, "MESSAGE_FLAGS_INVALID", `Flags ${flags} cannot be set here.`)] : [];
}

/** Whether mentions that are not named stay quiet. Names alone are enough: then nothing else is parsed. */
const isQuiet = ({ parse, roles, users }: SentMentions) => (parse ? parse.length === 0 : Boolean(roles ?? users));

/** That no mention may fire unless it is named is our own rule: Discord takes a message without `allowed_mentions`, and pings. */
function mentionProblems({ allowed_mentions: mentions }: SentMessage, at: string): Problem[] {
  const here = `${at}allowed_mentions`;
  if (!mentions || !isQuiet(mentions))
    return [problem(here, "MENTIONS_NOT_FORBIDDEN", "Every message must forbid mentions, but for those it names.")];
  return [
    ...atMost(`${here}.roles`, mentions.roles?.length ?? 0, 100),
    ...atMost(`${here}.users`, mentions.users?.length ?? 0, 100),
    ...unique(`${here}.roles`, mentions.roles ?? [], "SET_TYPE_ALREADY_CONTAINS_VALUE"),
  ];
}

/** The roles a message mentions and means to reach. */
export const mentionedRoles = ({ content, allowed_mentions }: SentMessage): string[] =>
  (allowed_mentions?.roles ?? []).filter((role) => content?.includes(`<@&${role}>`));

const nonceProblems = ({ nonce }: SentMessage, at: string) => atMost(`${at}nonce`, String(nonce ?? "").length, 25);

/**
 * Everything wrong with a message.
 * @param at where it stands in the body: "" or "data."
 */
export function messageProblems(message: SentMessage, at: string, mayBeEphemeral: boolean): Problem[] {
  const embeds = message.embeds ?? [];
  const rows = message.components ?? [];
  const ids = rows.flatMap(({ components = [] }) => components.flatMap(({ custom_id }) => custom_id ?? []));
  const total = embeds.reduce((sum, embed) => sum + size(embed), 0);
  return [
    ...long(`${at}content`, message.content, 2000),
    ...atMost(`${at}embeds`, embeds.length, 10),
    ...embeds.flatMap((embed, index) => embedProblems(embed, `${at}embeds.${index}`)),
    ...(total > 6000 ? [problem(`${at}embeds`, "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum of 6000")] : []),
    ...atMost(`${at}components`, rows.length, 5),
    ...rows.flatMap((row, index) => rowProblems(row, `${at}components.${index}`)),
    ...unique(`${at}components`, ids, "COMPONENT_CUSTOM_ID_DUPLICATED"),
    ...flagProblems(message.flags ?? 0, at, mayBeEphemeral),
    ...mentionProblems(message, at),
    ...nonceProblems(message, at),
  ];
}

export const isEmpty = ({ content, embeds, components, uploaded }: SentMessage) =>
  !content && !embeds?.length && !components?.length && !uploaded;

/** Everything wrong with the choices of an autocompletion. */
export const choiceProblems = (choices: readonly APIApplicationCommandOptionChoice[]): Problem[] => [
  ...atMost("data.choices", choices.length, 25),
  ...choices.flatMap(({ name, value }, index) => [
    ...required(`data.choices.${index}.name`, name, 100),
    ...required(`data.choices.${index}.value`, value, 100),
  ]),
];
