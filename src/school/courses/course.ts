import { createHash } from "node:crypto";
import type { Named, PlanOwner } from "../plan.ts";
import type { CourseSigns } from "./signs.ts";

/** A subject as it is taught to a class or to a group of it: "M, L1, Meier". */
export interface Course {
  /** Eight characters of A–Z, a–z, 0–9, "-" and "_", for buttons: the same as long as subject, group and teachers are. Not to be stored. */
  readonly id: string;
  /** What is stored of it. */
  readonly signs: CourseSigns;
  /** At least one, usually exactly one. */
  readonly subjects: readonly Named<"subject">[];
  /** As in the regular plan; empty where the school does not show them. */
  readonly teachers: readonly Named<"teacher">[];
  /** The student group as the school names it, such as "M-L1_Q1_MEI"; "" for a whole class. */
  readonly group: string;
  /** Units in a usual week; halves where weeks alternate. 0 for what is no part of the regular plan. */
  readonly hours: number;
  /** Nothing else is taught at most of its times, so that the whole class takes it. */
  readonly isAlone: boolean;
}

/** The courses that a class can choose from. */
export interface CourseOffer {
  readonly of: PlanOwner<"klasse">;
  /** In natural order of subject, group and teacher; at most 150. Empty where the coming weeks show no lessons. */
  readonly courses: readonly Course[];
  /** The last day of the school year that they are of. */
  readonly until: Temporal.PlainDate;
  /** How many weeks were looked at; fewer than four where the school shows no more, or no more could be read. */
  readonly weeks: number;
  /** When WebUntis sent the oldest of them. */
  readonly asOf: Temporal.Instant;
  /** Whether one of them is an old answer because WebUntis cannot be asked. */
  readonly stale: boolean;
}

/** The id of a course with these signs. */
export const courseId = ({ subjects, group, teachers }: CourseSigns): string =>
  createHash("sha256")
    .update(JSON.stringify([subjects, group, teachers]))
    .digest("base64url")
    .slice(0, 8);
