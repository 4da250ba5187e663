import { type NoRightError, Period, PeriodList } from "../../webuntis/index.ts";
import { ElementNames } from "../element-names.ts";
import type { FromKlassen, Named, PlanOwner } from "../plan.ts";
import { Derived } from "./derived.ts";
import type { KlassenWeek, KlassenWeeks } from "./klassen-weeks.ts";
import type { Reading } from "./last-good.ts";

/** Whose names and plans may be missing and are told by the plans of classes. */
export type KindInKlassen = "teacher" | "room";

/** A plan that was put together. */
export interface OwnerInKlassen {
  readonly reading: Reading<PeriodList>;
  readonly fromKlassen: FromKlassen;
}

/** Who is gone is still told whom they are missed by. Of a room it is enough that nothing takes place there. */
const concerned = (period: Period, kind: KindInKlassen): readonly Named[] =>
  kind === "teacher" ? [...period.teachers, ...period.originalTeachers] : period.rooms;

/** Ids may differ from one door of WebUntis to another. */
const isOwner =
  ({ id, name }: PlanOwner) =>
  (each: Named) =>
    each.id === id || (each.name !== "" && each.name === name);

const ids = (elements: readonly Named[]) => elements.map(({ id }) => id).toSorted((a, b) => a - b);

/** Equal for what two classes have together. Not every door tells ids. */
const sameKey = ({ id, start, end, subjects, teachers, rooms, code, type }: Period) =>
  JSON.stringify([id, start, end, ids(subjects), ids(teachers), ids(rooms), code, type]);

/** One period for those of several classes' plans that are one, with the classes of all. */
function united(periods: readonly Period[]): readonly Period[] {
  return [...Map.groupBy(periods, sameKey).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const klassen = new Map([first, ...others].flatMap((each) => each.klassen).map((each) => [each.id, each]));
    return klassen.size === first.klassen.length
      ? [first]
      : [Period.of({ ...first.data, klassen: [...klassen.values()] })];
  });
}

interface Kind<K extends KindInKlassen> {
  /** Those in a plan. */
  readonly named: Derived<PeriodList, [], readonly Named<K>[]>;
  readonly ownerOf: (named: Named<K>) => PlanOwner<K>;
}

/** Teachers and rooms as the plans of all classes tell of them, for accounts that may read neither their list nor their plans. */
export class OwnersInKlassen {
  readonly #klassenWeeks: KlassenWeeks;
  readonly #kinds: { readonly [K in KindInKlassen]: Kind<K> } = {
    teacher: {
      named: new Derived((plan) => plan.flatMap(({ teachers }) => [...teachers])),
      ownerOf: (named) => ({ kind: "teacher", ...named }),
    },
    room: {
      named: new Derived((plan) => plan.flatMap(({ rooms }) => [...rooms])),
      ownerOf: (named) => ({ kind: "room", ...named }),
    },
  };

  constructor(klassenWeeks: KlassenWeeks) {
    this.#klassenWeeks = klassenWeeks;
  }

  /**
   * The week of a teacher or room; undefined when the school does not show the date.
   * @param refusal thrown where a class may not be read either: then the plans do not tell it all.
   */
  async week(
    of: PlanOwner<KindInKlassen>,
    date: Temporal.PlainDate,
    refusal: NoRightError,
  ): Promise<OwnerInKlassen | undefined> {
    const { plans, unread, asOf, stale, busy } = await this.#all(date, refusal);
    if (!asOf) return undefined;
    const own = plans.flatMap((plan) => plan.filter((period) => concerned(period, of.kind).some(isOwner(of))));
    const answer = new PeriodList(united(own), asOf);
    return { reading: { answer, stale, ...(busy && { busy }) }, fromKlassen: { unread } };
  }

  /** All who teach, or where lessons are, around a date. @param refusal as in `week`. */
  async names<K extends KindInKlassen>(
    kind: K,
    date: Temporal.PlainDate,
    refusal: NoRightError,
  ): Promise<ElementNames<K>> {
    const { named, ownerOf } = this.#kinds[kind];
    const { plans } = await this.#all(date, refusal);
    const all = plans
      .flatMap((plan) => named.of(plan))
      .map(({ id, name, longName }) => ({ id, name: name.trim() || longName.trim(), longName }));
    const byName = new Map(all.filter(({ name }) => name !== "").map((each) => [each.name, each]));
    return new ElementNames(kind, [...byName.values()].map(ownerOf));
  }

  async #all(date: Temporal.PlainDate, refusal: NoRightError): Promise<KlassenWeek> {
    const week = await this.#klassenWeeks.around(date);
    if (week.refused > 0) throw refusal;
    return week;
  }
}
