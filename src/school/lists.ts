import {
  type Holiday,
  MethodNotFoundError,
  NoRightError,
  type ResultList,
  type SchoolyearList,
  type Session,
  type TimegridDay,
} from "../webuntis/index.ts";
import { lastGood, type Reading } from "./last-good.ts";
import { Refusals } from "./refusals.ts";

/** A right is granted by a person in the school's office: that takes its time. */
const REFUSED_MINUTES = 60;

const mayNot = (error: unknown) => error instanceof NoRightError || error instanceof MethodNotFoundError;

/**
 * The lists that say more about a plan but are no reason to fail: each is undefined when the account may not read it.
 * They throw when WebUntis is ill and nothing is stored.
 */
export class Lists {
  readonly #session: Session;
  readonly #now: () => Temporal.Instant;
  readonly #refusals: Refusals;

  constructor(session: Session, now: () => Temporal.Instant) {
    this.#session = session;
    this.#now = now;
    this.#refusals = new Refusals(REFUSED_MINUTES, now);
  }

  holidays(): Promise<Reading<ResultList<Holiday>> | undefined> {
    const ask = () => lastGood((reuse) => this.#session.holidays(reuse), this.#now);
    return this.#refusals.ask("holidays", ask, mayNot);
  }

  schoolyears(): Promise<Reading<SchoolyearList> | undefined> {
    const ask = () => lastGood((reuse) => this.#session.schoolyears(reuse), this.#now);
    return this.#refusals.ask("schoolyears", ask, mayNot);
  }

  grid(): Promise<Reading<ResultList<TimegridDay>> | undefined> {
    const ask = () => lastGood((reuse) => this.#session.timegridUnits(reuse), this.#now);
    return this.#refusals.ask("grid", ask, mayNot);
  }
}
