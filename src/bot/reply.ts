import { z } from "zod";
import { invocationSchema } from "./invocation.ts";

/** Never markup: each renderer escapes it for its platform. */
const text = z.string();

const span = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["plain", "bold", "struck", "code", "command", "dim"]), text }).readonly(),
  z
    .object({
      kind: z.literal("countdown"),
      /** The words, as they are true now. */
      text,
      /** The moment, in seconds since 1970, for platforms that count down to it by themselves. */
      at: z.int(),
    })
    .readonly(),
]);

const spanLine = z.array(span).readonly();

/** `unknown`: nobody can say yet; `refused`: the asker may not; `later`: it helps to ask again in a while. */
const tone = z.enum(["normal", "changed", "free", "unknown", "warning", "refused", "later", "error"]);

const mark = z.enum([
  "regular",
  "changed",
  "cancelled",
  "extra",
  "exam",
  "event",
  "supervision",
  "standby",
  "officeHour",
]);

const lessonEntry = z
  .object({
    mark,
    /** Empty cells are empty lists. */
    subject: spanLine,
    teacher: spanLine,
    room: spanLine,
    /** Lines below the lesson: the state in words, the substitution text, where it moved. */
    notes: z.array(spanLine).readonly(),
  })
  .readonly();

const lessonRow = z
  .object({
    /** The units as people say them: "1", "3–4", or "" outside the time grid. */
    unit: z.string(),
    /** "07:55–08:40" */
    time: z.string(),
    entries: z.array(lessonEntry).readonly(),
  })
  .readonly();

const block = z.discriminatedUnion("kind", [
  /** Above what belongs together, within a reply. */
  z.object({ kind: z.literal("heading"), text: z.string() }).readonly(),
  z.object({ kind: z.literal("paragraph"), spans: spanLine }).readonly(),
  z
    .object({
      kind: z.literal("facts"),
      facts: z.array(z.object({ label: z.string(), value: spanLine }).readonly()).readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal("list"), items: z.array(spanLine).readonly() }).readonly(),
  z
    .object({
      kind: z.literal("lessons"),
      /** Column headings, in the asker's language, for platforms with tables. */
      heads: z.object({ time: z.string(), subject: z.string(), teacher: z.string(), room: z.string() }).readonly(),
      rows: z.array(lessonRow).readonly(),
    })
    .readonly(),
]);

const action = z
  .object({
    label: z.string(),
    invocation: invocationSchema,
    /** Opens the command's form with this filled in, where the platform has forms. */
    opensForm: z.literal(true).exactOptional(),
  })
  .readonly();

/** A reply, also one read from stored JSON. The types below are derived from the schemas. */
export const replySchema = z
  .object({
    title: z.string(),
    tone,
    blocks: z.array(block).readonly(),
    /** The last line, small: "Stand 07:12". */
    footer: z.string().exactOptional(),
    /** A text file to send along. */
    file: z.object({ name: z.string(), text: z.string() }).readonly().exactOptional(),
    /** Rows of buttons, at most five rows of five. */
    actions: z.array(z.array(action).readonly()).readonly(),
    /** `asker`: shown only to the asker where the platform can (errors, questions back). */
    audience: z.enum(["everyone", "asker"]),
  })
  .readonly();

/** A run of text with one emphasis. */
export type Span = z.infer<typeof span>;

export type SpanLine = z.infer<typeof spanLine>;

/** What colours the reply: an embed's edge, a leading sign in plain text. */
export type Tone = z.infer<typeof tone>;

const TROUBLE: ReadonlySet<Tone> = new Set(["warning", "refused", "later", "error"]);

/** Whether a question got no answer. */
export const isTrouble = (tone: Tone): boolean => TROUBLE.has(tone);

/** How one entry of a timetable is marked. A lesson that has moved is `cancelled` where it was and `extra` where it is now. */
export type Mark = z.infer<typeof mark>;

/** One lesson in a row. */
export type LessonEntry = z.infer<typeof lessonEntry>;

/** One slot of the day; several entries stand side by side (split groups, a cancelled lesson and its stand-in). */
export type LessonRow = z.infer<typeof lessonRow>;

export type Block = z.infer<typeof block>;

/** A labelled invocation. Pressing it runs the command again and edits the message. */
export type Action = z.infer<typeof action>;

/** What a command answers, as data for the renderers in `src/platforms`. */
export type Reply = z.infer<typeof replySchema>;

/** The text as it stands. */
export const plain = (text: string): Span => ({ kind: "plain", text });
export const bold = (text: string): Span => ({ kind: "bold", text });
/** Struck through: what no longer holds. */
export const struck = (text: string): Span => ({ kind: "struck", text });
/** Something to type, such as a command or a date. */
export const code = (text: string): Span => ({ kind: "code", text });

/** A command as it is typed, with its slash: "/abo 5a 06:30". Each platform tells it in the way in which it is typed or pressed there. */
export const toType = (line: string): Span => ({ kind: "command", text: line });

/** A sentence with commands in it: line`Ein Abo „${typed}“ gibt es nicht, ${toType("/abo liste")} zeigt alle.` Texts stay as they are. */
export const line = (texts: TemplateStringsArray, ...values: readonly (string | number | Span)[]): SpanLine =>
  texts.flatMap((text, index) => {
    const value = values[index];
    return [plain(text), ...(value === undefined ? [] : [typeof value === "object" ? value : plain(String(value))])];
  });

/** Past or of little weight: pale where the platform can, otherwise in italics. */
export const dim = (text: string): Span => ({ kind: "dim", text });

/** "in 3 days", until a moment. */
export const countdown = (text: string, until: Temporal.ZonedDateTime): Span => ({
  kind: "countdown",
  text,
  at: Math.floor(until.epochMilliseconds / 1000),
});

export const heading = (text: string): Block => ({ kind: "heading", text });

export const paragraph = (...spans: Span[]): Block => ({ kind: "paragraph", spans });
