import { NoRightError, NoSuchElementError, type PeriodList } from "../../webuntis/index.ts";
import type { PlanOwner } from "../plan.ts";
import { BusyError } from "./busy-error.ts";
import { isOutage, type Reading } from "./last-good.ts";
import type { NameLists } from "./name-lists.ts";
import type { RequestQueue } from "./request-queue.ts";
import type { Weeks } from "./weeks.ts";

/** The plans of all classes around a date. */
export interface KlassenWeek {
  /** One list for each class that was read: its week, or the day alone where the school shows no more. */
  readonly plans: readonly PeriodList[];
  /** How many classes could not be read: by a missing right, for days that are not shown, by an outage or since too many ask. */
  readonly unread: number;
  /** How many of these by a missing right. */
  readonly refused: number;
  /** When WebUntis sent the oldest of them; undefined without any. */
  readonly asOf: Temporal.Instant | undefined;
  /** Whether one of them is an old answer because WebUntis cannot be asked. */
  readonly stale: boolean;
  /** One is old because too many ask. */
  readonly busy: boolean;
}

/** As many as people's share of the requests lets through at the same time: the others in the queue wait no longer than for one person. */
const AT_ONCE = 4;

/** No school has more. */
const MOST_KLASSEN = 400;

type Result = Reading<PeriodList> | "refused" | "unread";

/** Reads all classes, for what their plans tell together. */
export class KlassenWeeks {
  readonly #weeks: Weeks;
  readonly #nameLists: NameLists;
  readonly #queue: RequestQueue;

  constructor(weeks: Weeks, nameLists: NameLists, queue: RequestQueue) {
    this.#weeks = weeks;
    this.#nameLists = nameLists;
    this.#queue = queue;
  }

  /**
   * One request for each class whose week is not stored; stored weeks are those of all other answers. From the first class that cannot be
   * read for an outage, or since too many ask, only what is stored is used.
   * @throws that trouble, when there is nothing at all.
   */
  async around(date: Temporal.PlainDate): Promise<KlassenWeek> {
    const klassen = (await this.#nameLists.of("klasse")).all.slice(0, MOST_KLASSEN);
    const results: Result[] = [];
    let trouble: unknown;
    const waiting = klassen.values();
    const readNext = async () => {
      for (const klasse of waiting) {
        try {
          const work = () => this.#one(klasse, date);
          results.push(await (trouble === undefined ? work() : this.#queue.unasked(work)));
        } catch (error) {
          if (!isOutage(error) && !(error instanceof BusyError)) throw error;
          trouble ??= error;
          results.push("unread");
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, readNext));
    const read = results.filter((each) => typeof each !== "string");
    if (trouble !== undefined && read.length === 0) throw trouble;
    const [asOf] = read.map(({ answer }) => answer.asOf).toSorted(Temporal.Instant.compare);
    return {
      plans: read.map(({ answer }) => answer),
      unread: results.length - read.length,
      refused: results.filter((each) => each === "refused").length,
      asOf,
      stale: read.some(({ stale }) => stale),
      busy: read.some(({ busy }) => busy),
    };
  }

  async #one(klasse: PlanOwner<"klasse">, date: Temporal.PlainDate): Promise<Result> {
    try {
      return (await this.#weeks.read(klasse, date)) ?? "unread";
    } catch (error) {
      if (error instanceof NoRightError) return "refused";
      if (error instanceof NoSuchElementError) return "unread";
      throw error;
    }
  }
}
