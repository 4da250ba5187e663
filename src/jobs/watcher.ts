import type { Subscription } from "../bot/memory/subscription.ts";
import { tellErrorBriefly } from "../bot/tell-error.ts";
import { readChoice } from "../replies/own-courses.ts";
import {
  type CourseChoice,
  type DayPlan,
  type DaySnapshot,
  following,
  isOver,
  isPlausible,
  keepingNames,
  packSnapshot,
  type School,
  SchoolError,
  snapshotOf,
  snapshotOfCourses,
  unpackSnapshot,
} from "../school/index.ts";
import type { NewDelivery } from "../store/index.ts";
import { alert } from "./alert.ts";
import type { JobParts } from "./parts.ts";

/** How many school days after today are watched. A weekend in between is, too: some schools have lessons on Saturdays. */
const DAYS_AHEAD = 5;
const SATURDAY = 6;
/** Classes read at once. */
const AT_ONCE = 8;
/** How long changes that look like a broken source must last before they are believed. */
const SECOND_LOOK = { minutes: 10 };

const { compare } = Temporal.PlainDate;

/** Changes that are not believed yet, and since when. */
interface Doubt {
  readonly after: string;
  readonly since: Temporal.Instant;
}

/** The watched days: today if there may be school, and the next school days. `near` are those up to the next weekday. */
interface Window {
  readonly dates: readonly Temporal.PlainDate[];
  readonly near: readonly Temporal.PlainDate[];
}

/** Includes days that were told earlier and have become free since. */
const allDates = ({ dates }: Window, stored: ReadonlyMap<string, string>): readonly Temporal.PlainDate[] =>
  [...new Set([...dates.map(String), ...stored.keys()])].toSorted().map((date) => Temporal.PlainDate.from(date));

/** Watches the plans of all subscribed classes and makes alerts of their changes. */
export class Watcher {
  readonly #parts: Pick<JobParts, "store" | "schoolOf" | "teacherNames" | "now" | "log">;
  readonly #doubts = new Map<string, Doubt>();
  /** Classes that could not be read at the last look. */
  readonly #failed = new Set<string>();
  #hasLooked = false;

  constructor(parts: Pick<JobParts, "store" | "schoolOf" | "teacherNames" | "now" | "log">) {
    this.#parts = parts;
  }

  /**
   * One round: asks whether WebUntis has news, and only then reads the plans. "cannot ask": every round has to read all plans, so there
   * should be fewer rounds.
   */
  async round(): Promise<"asked" | "cannot ask"> {
    const { store, schoolOf } = this.#parts;
    const subscriptions = await store.subscriptions.active();
    const school = schoolOf(subscriptions[0]);
    // Also while nobody waits for news: operators are told whether WebUntis answers.
    const imported = await school.lastImport();
    const how = imported === undefined ? "cannot ask" : "asked";
    if (subscriptions.length === 0) return how;
    const known = await store.snapshots.lastImport();
    // Doubts and failures are not stored, so the first round looks at everything.
    const hasNews = !this.#hasLooked || imported === undefined || known === null || !imported.equals(known);
    const klassen = [...Map.groupBy(subscriptions, ({ klasse }) => klasse)];
    await this.#forgetOthers(klassen.map(([klasse]) => klasse));
    if (hasNews || this.#doubts.size + this.#failed.size > 0) school.outdatePlans();
    const window = await this.#window(school);
    for (let at = 0; at < klassen.length; at += AT_ONCE) {
      const looked = klassen
        .slice(at, at + AT_ONCE)
        .map(([klasse, wanting]) => this.#look(klasse, wanting, { school, window, hasNews }));
      await Promise.all(looked);
    }
    this.#hasLooked = true;
    if (imported !== undefined && hasNews) await store.snapshots.setLastImport(imported);
    return how;
  }

  /** Forgets classes without subscriptions: whoever subscribes again starts afresh. */
  async #forgetOthers(klassen: readonly string[]): Promise<void> {
    for (const known of [this.#doubts, this.#failed])
      for (const klasse of known.keys()) if (!klassen.includes(klasse)) known.delete(klasse);
    await this.#parts.store.snapshots.keepOnly(klassen);
  }

  async #window(school: School): Promise<Window> {
    const today = school.today();
    const days = await school.schoolDays(DAYS_AHEAD + 3);
    const ahead = days.filter((date) => date.dayOfWeek < SATURDAY && compare(date, today) > 0).slice(0, DAYS_AHEAD);
    const upTo = (last: Temporal.PlainDate = today) => days.filter((date) => compare(date, last) <= 0);
    return { dates: upTo(ahead.at(-1)), near: upTo(ahead[0]) };
  }

  /** Looks at one class if there may be anything new. A class that could not be read is retried by itself. */
  async #look(
    klasse: string,
    wanting: readonly Subscription[],
    { school, window, hasNews }: { readonly school: School; readonly window: Window; readonly hasNews: boolean },
  ): Promise<void> {
    const { store, log } = this.#parts;
    try {
      const stored = await store.snapshots.of(klasse, school.today());
      const isOpen = hasNews || this.#doubts.has(klasse) || this.#failed.has(klasse);
      if (!isOpen && window.dates.every((date) => stored.has(date.toString()))) return;
      const plans = await this.#read(klasse, allDates(window, stored), school);
      if (plans) await store.subscriptions.found(wanting.map(({ id }) => id));
      if (plans) await this.#compare(klasse, wanting, { school, window, stored, plans });
      else this.#doubts.delete(klasse);
      this.#failed.delete(klasse);
    } catch (error) {
      if (!(error instanceof SchoolError)) throw error;
      log.warn({ why: tellErrorBriefly(error), klasse }, "A class’s plan could not be watched");
      this.#failed.add(klasse);
    }
  }

  /** The plans of these days; undefined if there is no such class. @throws {SchoolError} also when there are only old plans. */
  async #read(
    klasse: string,
    dates: readonly Temporal.PlainDate[],
    school: School,
  ): Promise<readonly DayPlan[] | undefined> {
    const match = await school.findKlasse(klasse);
    if (match.kind !== "one") return undefined;
    const plans = [];
    for (const date of dates) plans.push(await school.dayPlan(match.element, date));
    if (plans.some(({ stale }) => stale)) throw new SchoolError("unreachable", undefined);
    return plans;
  }

  /** Makes alerts of what differs from what was told last, unless it is hard to believe. */
  async #compare(
    klasse: string,
    wanting: readonly Subscription[],
    {
      school,
      window,
      stored,
      plans,
    }: {
      readonly school: School;
      readonly window: Window;
      readonly stored: ReadonlyMap<string, string>;
      readonly plans: readonly DayPlan[];
    },
  ): Promise<void> {
    const { store, now, log, teacherNames } = this.#parts;
    const kept = (snapshot: DaySnapshot) => keepingNames(snapshot, teacherNames);
    const before = [...stored.values()]
      .map(unpackSnapshot)
      .filter((snapshot) => snapshot !== undefined)
      .map(kept);
    const after = plans.map((plan) =>
      following(
        before.find(({ date }) => date.equals(plan.date)),
        kept(snapshotOf(plan)),
      ),
    );
    const told = after.flatMap((snapshot) => {
      const last = stored.get(snapshot.date.toString());
      const packed = packSnapshot(snapshot);
      return last === packed ? [] : [{ date: snapshot.date, before: last, after: packed }];
    });
    if (told.length === 0) {
      this.#doubts.delete(klasse);
      return;
    }
    if (!this.#isBelieved(klasse, before, after)) {
      log.warn({ klasse }, "A plan changed in a way that is hard to believe; it is looked at again");
      return;
    }
    const clock = school.now().toPlainDateTime();
    /** Those that concern whoever takes some courses only, or everybody. */
    const changesFor = async (choice?: CourseChoice) => {
      const part = (snapshot: DaySnapshot) => (choice ? snapshotOfCourses(snapshot, choice) : snapshot);
      const all = await school.changes(before.map(part), after.map(part));
      return all.filter((change) => !isOver(change, clock));
    };
    const changes = await changesFor();
    const time = { now: now(), timeZone: school.timeZone };
    const courses = await store.courses.ofSubscriptions(wanting.map(({ id }) => id));
    const posts: NewDelivery[] = [];
    for (const each of wanting) {
      const own = readChoice(courses.get(each.id));
      const concerning = own ? await changesFor(own.choice) : changes;
      const post = alert(each, concerning, { ...time, near: window.near, teacherNames });
      if (post) posts.push(post);
    }
    if (await store.snapshots.tell(klasse, told, posts, now())) {
      if (changes.length > 0) log.info({ klasse, changes: changes.length, posts: posts.length }, "A plan changed");
    }
  }

  /** Believes what is plausible, and what has stayed the same since an earlier look. */
  #isBelieved(klasse: string, before: readonly DaySnapshot[], after: readonly DaySnapshot[]): boolean {
    const seen = after.map(packSnapshot).join("\n");
    const doubt = this.#doubts.get(klasse);
    const isOld =
      doubt?.after === seen && Temporal.Instant.compare(doubt.since.add(SECOND_LOOK), this.#parts.now()) <= 0;
    if (isPlausible(before, after) || isOld) {
      this.#doubts.delete(klasse);
      return true;
    }
    // One that was begun by a clock that was ahead would last until it catches up.
    const isOfTheFuture = doubt !== undefined && Temporal.Instant.compare(doubt.since, this.#parts.now()) > 0;
    if (doubt?.after !== seen || isOfTheFuture) this.#doubts.set(klasse, { after: seen, since: this.#parts.now() });
    return false;
  }
}
