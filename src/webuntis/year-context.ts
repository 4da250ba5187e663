import { ELEMENT_KINDS } from "./element-kind.ts";
import { NotLoggedInError, RemoteError } from "./errors.ts";
import type { Pass } from "./login/pass.ts";
import * as schemas from "./schemas.ts";
import type { Wire } from "./wire.ts";
import { dateToWire } from "./wire-time.ts";

/** What the server says to a question without a date while its session has no school year. */
const UNKNOWN_ERROR = -8998;

const isWithoutYear = (error: unknown) => error instanceof RemoteError && error.code === UNKNOWN_ERROR;

/** The lists that are those of the session's school year. */
const LISTS_OF_YEAR: ReadonlySet<string> = new Set(["getHolidays", "getSchoolyears", "getTimegridUnits"]);

/** The day if it is in a school year, else the first day of the coming year, else the last day of the last one. */
function dayWithin(years: readonly schemas.WireSchoolyear[], today: number): { year?: number; day: number } {
  const sorted = years.toSorted((a, b) => a.startDate - b.startDate);
  const year = sorted.find(({ endDate }) => today <= endDate) ?? sorted.at(-1);
  if (!year) return { day: today };
  return { year: year.id, day: Math.min(Math.max(today, year.startDate), year.endDate) };
}

/**
 * Gives a session its school year. Some servers answer questions for lists with −8998 until a timetable of some day was asked for in
 * the session, above all between two school years.
 */
export class YearContext {
  readonly #today: () => Temporal.PlainDate;
  readonly #klasseId: () => number | undefined;
  /** The session whose year was set last. */
  #setFor: Pass | undefined;
  readonly #setting = new Map<Pass, Promise<void>>();

  /** @param today by the school's wall clock. @param klasseId the account's own class, used where no list of classes can be had. */
  constructor(today: () => Temporal.PlainDate, klasseId: () => number | undefined) {
    this.#today = today;
    this.#klasseId = klasseId;
  }

  /** Asks for a list; if it fails for want of a school year, sets that and asks once more. A session's year is set once. */
  async call(wire: Wire, method: string, params: object, pass: Pass): Promise<unknown> {
    const wasSet = this.#setFor === pass;
    try {
      return await wire.call(method, params, pass);
    } catch (error) {
      if (wasSet || !LISTS_OF_YEAR.has(method) || !isWithoutYear(error)) throw error;
      await this.#set(wire, pass);
      return wire.call(method, params, pass);
    }
  }

  /** Lists that are asked for at the same time share one attempt. */
  #set(wire: Wire, pass: Pass): Promise<void> {
    const known = this.#setting.get(pass);
    if (known) return known;
    const setting = this.#askForSomeDay(wire, pass).finally(() => {
      this.#setting.delete(pass);
      this.#setFor = pass;
    });
    this.#setting.set(pass, setting);
    return setting;
  }

  async #askForSomeDay(wire: Wire, pass: Pass): Promise<void> {
    const ask = async (method: string, params: object) => {
      try {
        return await wire.call(method, params, pass);
      } catch (error) {
        if (error instanceof RemoteError && !(error instanceof NotLoggedInError)) return undefined;
        throw error;
      }
    };
    const years = schemas.schoolyears.safeParse(await ask("getSchoolyears", {})).data ?? [];
    const { year, day } = dayWithin(years, dateToWire(this.#today()));
    const klassen = schemas.klassen.safeParse(
      await ask("getKlassen", year === undefined ? {} : { schoolyearId: year }),
    );
    const id = klassen.data?.[0]?.id ?? this.#klasseId();
    if (id !== undefined && id > 0)
      await ask("getTimetable", { id, type: ELEMENT_KINDS.klasse.type, startDate: day, endDate: day });
  }
}
