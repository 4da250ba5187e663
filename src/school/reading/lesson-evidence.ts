import type { DayPlan, PlanOwner } from "../plan.ts";
import type { DayPlans } from "./day-plans.ts";

/** What the timetables say about a day; "unknown" when they cannot be read. */
export type LessonEvidence = "school" | "empty" | "unpublished" | "unknown";

/** Up to three classes spread over the list: one class on an outing, or done with its exams, does not speak for the school. */
function spread(klassen: readonly PlanOwner<"klasse">[]): readonly PlanOwner<"klasse">[] {
  const { length } = klassen;
  return [...new Set([klassen[0], klassen[Math.floor(length / 2)], klassen[length - 1]])].filter(
    (each) => each !== undefined,
  );
}

/**
 * Checks the timetables of a few classes, one at a time and no more than needed, for lessons on a day. On a holiday all of them must
 * have some: a single class may be on an outing.
 * @param seen receives every plan that was looked at.
 */
export async function lessonEvidence(
  plans: DayPlans,
  klassen: readonly PlanOwner<"klasse">[],
  date: Temporal.PlainDate,
  seen: (plan: DayPlan) => void,
): Promise<Exclude<LessonEvidence, "unknown">> {
  const kinds = new Set<DayPlan["kind"]>();
  for (const klasse of spread(klassen)) {
    const { plan } = await plans.day(klasse, date);
    seen(plan);
    if (plan.begins && plan.holiday === null) return "school";
    if (!plan.begins && plan.holiday !== null) return "empty";
    kinds.add(plan.begins ? "school" : plan.kind);
  }
  if (kinds.has("school")) return "school";
  return kinds.size === 0 || (kinds.size === 1 && kinds.has("unpublished")) ? "unpublished" : "empty";
}
