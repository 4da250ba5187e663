import { NoRightError } from "../../webuntis/index.ts";
import type { ElementNames } from "../element-names.ts";
import type { PlanOwner } from "../plan.ts";
import { BusyError } from "./busy-error.ts";
import type { DayPlans } from "./day-plans.ts";
import type { NameLists } from "./name-lists.ts";
import type { KindInKlassen, OwnersInKlassen } from "./owners-in-klassen.ts";
import type { RequestQueue } from "./request-queue.ts";

/** Teachers and rooms by name: by their list, or, where the account may not read it, by the plans of all classes. */
export class OwnerNames {
  readonly #nameLists: NameLists;
  readonly #ownersInKlassen: OwnersInKlassen;
  readonly #dayPlans: DayPlans;
  readonly #queue: RequestQueue;

  constructor(nameLists: NameLists, ownersInKlassen: OwnersInKlassen, dayPlans: DayPlans, queue: RequestQueue) {
    this.#nameLists = nameLists;
    this.#ownersInKlassen = ownersInKlassen;
    this.#dayPlans = dayPlans;
    this.#queue = queue;
  }

  /**
   * All of a kind. Without a list, those in the plans of the week of the next day that may have school.
   * @throws {NoRightError} when neither the list nor every class's plan may be read.
   */
  async of<K extends KindInKlassen>(kind: K, today: Temporal.PlainDate): Promise<ElementNames<K>> {
    try {
      return await this.#nameLists.of(kind);
    } catch (error) {
      if (!(error instanceof NoRightError)) throw error;
      return this.#ownersInKlassen.names(kind, await this.#schoolDay(today), error);
    }
  }

  /** The best completions, by what is stored where there is no list. */
  async suggest<K extends KindInKlassen>(
    kind: K,
    today: Temporal.PlainDate,
    typed: string,
    limit: number,
  ): Promise<readonly PlanOwner<K>[]> {
    try {
      return (await this.#nameLists.of(kind)).suggest(typed, limit);
    } catch (error) {
      if (!(error instanceof NoRightError)) throw error;
      return this.#suggestStored(kind, today, typed, limit, error);
    }
  }

  async #suggestStored<K extends KindInKlassen>(
    kind: K,
    today: Temporal.PlainDate,
    typed: string,
    limit: number,
    refusal: NoRightError,
  ): Promise<readonly PlanOwner<K>[]> {
    try {
      const date = await this.#schoolDay(today);
      const names = await this.#queue.unasked(() => this.#ownersInKlassen.names(kind, date, refusal));
      return names.suggest(typed, limit);
    } catch (error) {
      if (error instanceof BusyError) return [];
      throw error;
    }
  }

  async #schoolDay(today: Temporal.PlainDate): Promise<Temporal.PlainDate> {
    const calendar = await this.#dayPlans.calendar();
    const [next] = calendar
      .schoolDays(today.subtract({ days: 1 }))
      .filter(({ dayOfWeek }) => dayOfWeek <= 5)
      .take(1);
    return next ?? today;
  }
}
