import type { TeacherNames } from "../bot/command.ts";
import { postedAt, type Subscription } from "../bot/memory/subscription.ts";
import { textsFor } from "../bot/texts/index.ts";
import { planChangesReply } from "../replies/plan-changes-reply.ts";
import { type PlanChange, toldTogether } from "../school/index.ts";
import type { NewDelivery } from "../store/index.ts";

/** A change needs no alert of its own when the day's post comes within this time. */
const SOON = { hours: 1 };

/** When and how alerts are made; `near` are today and the days up to the next weekday of school. */
export interface Telling {
  readonly now: Temporal.Instant;
  readonly timeZone: string;
  readonly near: readonly Temporal.PlainDate[];
  readonly teacherNames: TeacherNames;
}

/**
 * The day's post comes soon and shows the change, unless the day is free now. Calling a role takes an alert of its own, and a post of
 * changes only would not show that a change was taken back.
 */
function isAboutToBeTold({ kind, date }: PlanChange, subscription: Subscription, { now, timeZone }: Telling): boolean {
  const { compare } = Temporal.Instant;
  const post = postedAt(date, subscription, timeZone).toInstant();
  const isSoon = compare(now, post) < 0 && compare(post, now.add(SOON)) <= 0;
  return isSoon && kind === "lesson" && subscription.role === null && !subscription.onlyChanges;
}

/** The alert about changes for one subscription; undefined when none of them concerns it. */
export function alert(
  subscription: Subscription,
  changes: readonly PlanChange[],
  telling: Telling,
): NewDelivery | undefined {
  const { now, timeZone, near, teacherNames } = telling;
  const { id, alerts, weekdays, role, language, klasse, platform, place } = subscription;
  const isNear = ({ date }: PlanChange) => near.some((day) => day.equals(date));
  const told = toldTogether(
    changes.filter(
      (change) =>
        !isAboutToBeTold(change, subscription, telling) &&
        (alerts === "all" || (alerts === "near" && isNear(change))) &&
        weekdays.includes(change.date.dayOfWeek),
    ),
  );
  const last = told.at(-1);
  if (!last) return undefined;
  const reply = planChangesReply(klasse, told, {
    text: textsFor(language, language, now.toZonedDateTimeISO(timeZone).toPlainDate()),
    teacherNames,
  });
  return {
    key: `c${id}:${now.epochMilliseconds.toString(36)}`,
    subscription: id,
    kind: "changes",
    platform,
    place,
    date: last.date,
    due: now,
    expires: last.date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
    reply: JSON.stringify(reply),
    mention: told.some(isNear) ? role : null,
  };
}
