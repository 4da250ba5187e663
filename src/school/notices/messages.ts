import { type MessageOfDay, plainText, type TimetableSource } from "../../webuntis/index.ts";
import type { Readings } from "../reading/readings.ts";
import { clipped } from "./clipped.ts";

/** What the school tells everybody on a day. */
export interface SchoolMessages {
  readonly date: Temporal.PlainDate;
  /**
   * In the school's order, at most 20; empty ones are left out. Plain text: subjects of at most 150 characters, texts of at most 3000 with
   * lines that end with "\n".
   */
  readonly messages: readonly MessageOfDay[];
  readonly asOf: Temporal.Instant;
  readonly stale: boolean;
}

const MOST = 20;
const LONGEST_SUBJECT = 150;
const LONGEST_TEXT = 3000;

/** Reads the school's messages of a day. */
export async function schoolMessages(
  { lastGood }: Readings,
  source: TimetableSource,
  date: Temporal.PlainDate,
): Promise<SchoolMessages> {
  const ask = (reuse: { readonly fromCache: true | "stale" }) => source.messagesOfDay({ date, ...reuse });
  const { answer, stale } = await lastGood.read(`messages ${date}`, ask, 0);
  const messages = answer
    .slice(0, MOST)
    .map(({ id, subject, text }) => ({
      id,
      subject: clipped(plainText(subject), LONGEST_SUBJECT),
      text: clipped(text, LONGEST_TEXT),
    }))
    .filter(({ subject, text }) => subject || text);
  return { date, messages, asOf: answer.asOf, stale };
}
