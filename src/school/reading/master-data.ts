import {
  type Holiday,
  type Klasse,
  MethodNotFoundError,
  NoRightError,
  type ResultList,
  type SchoolRoom,
  type SchoolyearList,
  type TimegridDay,
  type TimetableSource,
} from "../../webuntis/index.ts";
import type { Ask, LastGood, Reading } from "./last-good.ts";
import { unlessRefused } from "./unless-refused.ts";

const mayNot = (error: unknown) => error instanceof NoRightError || error instanceof MethodNotFoundError;

/** A school's lists. Each is undefined when the account may not read it. */
export class MasterData {
  readonly #source: TimetableSource;
  readonly #lastGood: LastGood;

  constructor(source: TimetableSource, lastGood: LastGood) {
    this.#source = source;
    this.#lastGood = lastGood;
  }

  holidays(): Promise<Reading<ResultList<Holiday>> | undefined> {
    return this.#read("holidays", (reuse) => this.#source.holidays(reuse));
  }

  schoolyears(): Promise<Reading<SchoolyearList> | undefined> {
    return this.#read("schoolyears", (reuse) => this.#source.schoolyears(reuse));
  }

  grid(): Promise<Reading<ResultList<TimegridDay>> | undefined> {
    return this.#read("grid", (reuse) => this.#source.timegridUnits(reuse));
  }

  /** The same answer as that of the names of rooms. */
  rooms(): Promise<Reading<ResultList<SchoolRoom>> | undefined> {
    return this.#read("names room", (reuse) => this.#source.rooms(reuse));
  }

  /** @param schoolyear its id. */
  klassen(schoolyear: number): Promise<Reading<ResultList<Klasse>> | undefined> {
    return this.#read(`klassen ${schoolyear}`, (reuse) => this.#source.klassen({ schoolyear, ...reuse }));
  }

  #read<T extends { readonly asOf: Temporal.Instant }>(what: string, ask: Ask<T>): Promise<Reading<T> | undefined> {
    return unlessRefused(this.#lastGood.read(what, ask), mayNot);
  }
}
