import type { AnswerCache, FromCache } from "../cache.ts";
import { type ElementKind, PERIOD_KINDS } from "../element-kind.ts";
import { AuthError, NoRightError, RemoteError, TransportError } from "../errors.ts";
import { idOfName } from "../named-id.ts";
import { type Element, type SchoolyearList, schoolyearList } from "../objects.ts";
import type { DateRange } from "../queries.ts";
import { Refusals, refusalReason } from "../refusals.ts";
import type { IdOf } from "./entry-period.ts";
import { Menu } from "./menu.ts";
import type { WebPages } from "./web-pages.ts";

const ONE_WEEK = { days: 6 };

const within = (date: Temporal.PlainDate, { start, end }: DateRange) =>
  Temporal.PlainDate.compare(start, date) <= 0 && Temporal.PlainDate.compare(date, end) <= 0;

/** The kind is closed as a whole. */
export const notOffered = (kind: ElementKind) => new NoRightError(`timetable/menu: this account sees no ${kind}`);

/** What a server that does not answer says is said by the next request as well; else what is asked for beside a plan is not needed. */
function isAboutPageAlone(error: unknown): boolean {
  if (!(error instanceof RemoteError) || error instanceof AuthError) return false;
  return !(error instanceof TransportError) || error.kind === "status" || error.kind === "not-json";
}

/** What every request to the web client needs: the school year, headers, elements and their ids. */
export class WebSchool {
  readonly #pages: WebPages;
  readonly #cache: AnswerCache;
  readonly #now: () => Temporal.ZonedDateTime;
  readonly #refusals: Refusals;

  /** @param now by the school's wall clock. */
  constructor(pages: WebPages, cache: AnswerCache, now: () => Temporal.ZonedDateTime) {
    this.#pages = pages;
    this.#cache = cache;
    this.#now = now;
    this.#refusals = new Refusals(() => now().toInstant());
  }

  /** The school's own data: tenant, current school year with its grid, holidays. */
  appData() {
    return this.#cache.get("appData", {}, true, () => this.#pages.appData());
  }

  /** The grids of time units by format. */
  grid() {
    return this.#cache.get("grid", {}, true, async () => this.#pages.grid(await this.headers()));
  }

  /** The same; undefined where they cannot be read. */
  gridIfAny() {
    return this.#optional("grid", () => this.grid());
  }

  /** What the account may choose from; undefined where the server does not say. */
  async menu(): Promise<Menu | undefined> {
    try {
      return await this.#refusals.ask("menu", () =>
        this.#cache.get("menu", {}, true, async () => new Menu(await this.#pages.menu(await this.headers()))),
      );
    } catch (error) {
      if (isAboutPageAlone(error)) return undefined;
      throw error;
    }
  }

  /** All school years, with the current one. */
  schoolyears(fromCache: FromCache): Promise<SchoolyearList> {
    return this.#cache.get("schoolyears", {}, fromCache, async () => {
      const [years, data] = await Promise.all([
        this.#pages.schoolyears(),
        this.#optional("app/data", () => this.appData()),
      ]);
      const all = years.map(({ id, name, dateRange }) => ({ id, name, ...dateRange }));
      const today = this.#now().toPlainDate();
      const current = data?.currentSchoolYear?.id ?? all.find((year) => within(today, year))?.id;
      return schoolyearList(all, current, this.#now().toInstant());
    });
  }

  /** Some servers expect tenant and school year as headers. @param date in that school year; default the current year. */
  async headers(date?: Temporal.PlainDate): Promise<Record<string, string>> {
    // What the public may read need not include the school's data: then they are left out.
    const { tenant, currentSchoolYear } = (await this.#optional("app/data", () => this.appData())) ?? {};
    const years = date && (await this.#optional("schoolyears", () => this.schoolyears(true)));
    const year = years?.find((each) => date && within(date, each)) ?? currentSchoolYear;
    return {
      ...(tenant ? { "tenant-id": tenant.id } : {}),
      ...(year ? { "x-webuntis-api-school-year-id": String(year.id) } : {}),
    };
  }

  /** A week of a school year, by default of the current one: lists are asked for with dates. */
  async someWeek(schoolyear?: number): Promise<DateRange> {
    const today = this.#now().toPlainDate();
    const years = schoolyear === undefined ? [] : await this.schoolyears(true);
    const year = years.find(({ id }) => id === schoolyear);
    const start = !year || within(today, year) ? today : year.start;
    return { start, end: start.add(ONE_WEEK) };
  }

  /** The elements of a kind that the account may see. A kind that the menu leaves out is not asked for. */
  async elements<K extends ElementKind>(kind: K, range: DateRange): Promise<readonly Element<K>[]> {
    if ((await this.menu())?.isClosed(kind)) throw notOffered(kind);
    return this.either(
      `${kind} ${range.start}`,
      async () => {
        const filter = await this.#pages.filter(kind, range, await this.headers(range.start));
        return filter.map(({ id, shortName, longName }) => ({ id, name: shortName, longName }));
      },
      async () => (await this.#pages.pageConfig(kind)).map(({ id, name, longName }) => ({ id, name, longName })),
    );
  }

  /** Gives the ids of elements by name: from the lists that the account may read, otherwise made up. */
  async ids(): Promise<IdOf> {
    const range = await this.someWeek();
    const lists = new Map(
      await Promise.all(PERIOD_KINDS.map(async (kind) => [kind, await this.#known(kind, range)] as const)),
    );
    return (kind, name) => lists.get(kind)?.get(name) ?? idOfName(name);
  }

  /**
   * Asks the newer view, and if it refuses the older one. @throws the newer one's refusal when both refuse.
   * @param isRefusal what else the newer one says that sends on to the older; unlike a missing right it is not remembered.
   */
  async either<T>(
    what: string,
    newer: () => Promise<T>,
    older: () => Promise<T>,
    isRefusal: (error: unknown) => boolean = () => false,
  ): Promise<T> {
    try {
      return await this.#refusals.ask(`newer ${what}`, newer);
    } catch (error) {
      if (!refusalReason(error) && !isRefusal(error)) throw error;
      try {
        const answer = await this.#refusals.ask(`older ${what}`, older);
        this.#refusals.confirm(`newer ${what}`);
        return answer;
      } catch (other) {
        throw refusalReason(other) ? error : other;
      }
    }
  }

  async #optional<T>(what: string, ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#refusals.ask(what, ask);
    } catch (error) {
      if (isAboutPageAlone(error)) return undefined;
      throw error;
    }
  }

  async #known(kind: ElementKind, range: DateRange): Promise<ReadonlyMap<string, number>> {
    try {
      return await this.#cache.get(
        "ids",
        { kind },
        true,
        async () => new Map((await this.elements(kind, range)).map(({ id, name }) => [name, id])),
      );
    } catch (error) {
      if (isAboutPageAlone(error)) return new Map();
      throw error;
    }
  }
}
