import type { SchoolYear } from "../calendar/school-years.ts";
import { scattered } from "../plan/periods.ts";
import { type ElementKey, periodsOf } from "../plan/timetable.ts";
import { type Account, ownKlasseId } from "../school/accounts.ts";
import { ELEMENT, elementsOf } from "../school/elements.ts";
import type { DemoPlans } from "../server/context.ts";
import { integerParam, objectParam, type Params } from "./params.ts";
import { rangeOf } from "./range.ts";
import { noRight, noSuchElement } from "./rpc-error.ts";
import { detailsOf, ONLY_IDS, periodOnWire } from "./wire-period.ts";

/** Elements can also be asked for by their short names (`keyType: "name"`), pupils cannot. */
const idByName = (type: number, name: string, year: SchoolYear): number | undefined =>
  type === ELEMENT.student ? undefined : elementsOf(type, year.id).find((each) => each.name === name)?.id;

function elementOf(element: Params, year: SchoolYear): ElementKey {
  const type = integerParam(element, "type");
  const { keyType, id: key } = element;
  const id =
    keyType === "name" && typeof key === "string" ? idByName(type ?? 0, key, year) : integerParam(element, "id");
  if (type === undefined || id === undefined) throw noSuchElement();
  return { type, id };
}

function mayRead(account: Account, { type, id }: ElementKey, { id: yearId }: SchoolYear): boolean {
  if (account.rights !== "own") return account.rights === "all";
  if (type === ELEMENT.klasse) return id === ownKlasseId(account, yearId);
  return type === ELEMENT.student && id === account.personId;
}

/** `getTimetable` in both its forms: the simple one sends ids only, the one with `options` what these ask for. */
export function getTimetable(
  params: Params,
  account: Account,
  today: Temporal.PlainDate,
  plans: DemoPlans,
): readonly object[] {
  const isSimple = params.options === undefined;
  const options = isSimple ? params : objectParam(params, "options");
  const range = rangeOf(options, today);
  const element = elementOf(isSimple ? params : objectParam(options, "element"), range.year);
  if (!mayRead(account, element, range.year)) throw noRight("timetable");
  const details = isSimple ? ONLY_IDS : detailsOf(options);
  const periods = periodsOf(element, range, options.onlyBaseTimetable === true ? plans.regular : plans.actual);
  if (!periods) throw noSuchElement();
  return scattered(periods).map((period) => periodOnWire(period, range.year.id, details));
}
