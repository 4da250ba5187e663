import type { Named, Units } from "../plan.ts";
import { clipped } from "./clipped.ts";

/** An exam that is still to be written. */
export interface ExamAhead {
  readonly date: Temporal.PlainDate;
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
  /** null where it does not fit the time grid. */
  readonly units: Units | null;
  /** Days from today; 0 for today. */
  readonly daysUntil: number;
  /** Usually one; empty where none is told. */
  readonly subjects: readonly Named<"subject">[];
  readonly teachers: readonly Named<"teacher">[];
  readonly rooms: readonly Named<"room">[];
  /** "Klassenarbeit Nr. 2", at most 100 characters; "" where it is not told. */
  readonly name: string;
  /** What it is about, at most 500 characters; "" where it is not told. */
  readonly text: string;
  /** The student group, where the plan tells it; "" otherwise. */
  readonly group: string;
}

const LONGEST_NAME = 100;
const LONGEST_TEXT = 500;

/** What is told of an exam, within its bounds. */
export const told = (name: string, text: string): Pick<ExamAhead, "name" | "text"> => ({
  name: clipped(name, LONGEST_NAME),
  text: clipped(text, LONGEST_TEXT),
});

/** Elements with a name, as plain data. */
export const named = <K extends "subject" | "teacher" | "room">(all: readonly Named<K>[]): readonly Named<K>[] =>
  all.filter(({ name, longName }) => name || longName).map(({ id, name, longName }) => ({ id, name, longName }));
