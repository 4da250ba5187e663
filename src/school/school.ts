import type { DayPlan, FreeDays, Named } from "./plan.ts";

/** How what somebody typed as a class was understood. */
export type KlasseMatch =
  | { readonly kind: "one"; readonly klasse: Named }
  /** More than one class could be meant, or none: the nearest ones, best first, at most 25. */
  | { readonly kind: "many" | "none"; readonly nearest: readonly Named[] };

export declare class School {
  readonly timeZone: string;
  /** The school's date now. */
  today(): Temporal.PlainDate;
  /** All active classes in natural order ("5a", "5b", "10a", "EF"). */
  klassen(): Promise<readonly Named[]>;
  findKlasse(typed: string): Promise<KlasseMatch>;
  /** The account's own class, where it has one. */
  ownKlasse(): Promise<Named | undefined>;
  dayPlan(klasse: Named, day: Temporal.PlainDate | "next"): Promise<DayPlan>;
  freeDays(day: Temporal.PlainDate): Promise<FreeDays>;
}
