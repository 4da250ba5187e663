import type { Invocation } from "./invocation.ts";

/** A run of text with one emphasis. `text` is never markup: each renderer escapes it for its platform. */
export interface Span {
  readonly kind: "plain" | "bold" | "struck" | "code";
  readonly text: string;
}

export type SpanLine = readonly Span[];

/** What colours the reply: an embed's edge, a leading sign in plain text. */
export type Tone = "normal" | "changed" | "free" | "warning" | "error";

/** How one entry of a timetable is marked. `moved` is shown where the lesson was, `extra` where it went. */
export type Mark =
  | "regular"
  | "changed"
  | "cancelled"
  | "extra"
  | "exam"
  | "event"
  | "supervision"
  | "standby"
  | "officeHour";

/** One lesson in a row. Empty cells are empty lists. */
export interface LessonEntry {
  readonly mark: Mark;
  readonly subject: SpanLine;
  readonly teacher: SpanLine;
  readonly room: SpanLine;
  /** Lines below the lesson: the state in words, the substitution text, where it moved. */
  readonly notes: readonly SpanLine[];
}

/** One slot of the day; several entries stand side by side (split groups, a cancelled lesson and its stand-in). */
export interface LessonRow {
  /** The units as people say them: "1", "3–4", or "" outside the time grid. */
  readonly unit: string;
  /** "07:55–08:40" */
  readonly time: string;
  readonly entries: readonly LessonEntry[];
}

export type Block =
  | { readonly kind: "paragraph"; readonly spans: SpanLine }
  | { readonly kind: "facts"; readonly facts: readonly { readonly label: string; readonly value: SpanLine }[] }
  | { readonly kind: "list"; readonly items: readonly SpanLine[] }
  | {
      readonly kind: "lessons";
      /** Column headings, in the asker's language, for platforms with tables. */
      readonly heads: {
        readonly time: string;
        readonly subject: string;
        readonly teacher: string;
        readonly room: string;
      };
      readonly rows: readonly LessonRow[];
    };

/** A labelled invocation. Pressing it runs the command again and edits the message. */
export interface Action {
  readonly label: string;
  readonly invocation: Invocation;
  readonly emphasis?: "primary" | "secondary";
}

/** What a command answers: data for the renderers of `src/platforms`. */
export interface Reply {
  readonly title: string;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  /** The last line, small: "Stand 07:12". */
  readonly footer?: string;
  /** A text file that goes with it. */
  readonly file?: { readonly name: string; readonly text: string };
  /** Rows of buttons, at most five rows of five. */
  readonly actions: readonly (readonly Action[])[];
  /** `asker`: shown only to who asked, where the platform can (errors, questions back). */
  readonly audience: "everyone" | "asker";
}

/** The text as it stands. */
export const plain = (text: string): Span => ({ kind: "plain", text });
export const bold = (text: string): Span => ({ kind: "bold", text });
/** Struck through: what was and is no more. */
export const struck = (text: string): Span => ({ kind: "struck", text });
/** Something to type, such as a command or a date. */
export const code = (text: string): Span => ({ kind: "code", text });

export const paragraph = (...spans: Span[]): Block => ({ kind: "paragraph", spans });
