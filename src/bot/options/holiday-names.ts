import { distance } from "fastest-levenshtein";
import type { SchoolHoliday } from "../../school/index.ts";

/** What people call holidays, and how their name begins in a school's calendar. */
const STEMS: Readonly<Record<string, string>> = {
  ...{ christmas: "weihnacht", xmas: "weihnacht", weihnachten: "weihnacht", easter: "oster", ostern: "oster" },
  ...{ summer: "sommer", autumn: "herbst", fall: "herbst", "half term": "herbst", carnival: "fasching" },
  ...{ karneval: "fasching", fastnacht: "fasching", whitsun: "pfingst", pentecost: "pfingst", pfingsten: "pfingst" },
  ...{ spring: "oster", "new year": "neujahr", "good friday": "karfreitag", "ascension day": "christi himmelfahrt" },
};

const SURELY =
  /^(?:herbst|weihnacht|winter|fasching|fastnacht|karneval|oster|frühling|frühjahr|pfingst|sommer|carnival|christmas|xmas|easter|summer|autumn|fall|spring|whitsun|half)/u;
const KINDS = / ?(?:ferien|holidays?|break|term|vacation)$/u;
/** "die nächsten Ferien": whichever come first. */
const ANY = /^(?:schul)?ferien$|^(?:school )?holidays?$/u;

const LONGEST = 60;

const spoken = (typed: string) =>
  typed
    .slice(0, 2 * LONGEST)
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, " ")
    .replace(/^(?:in |an |am |zu |at |on )?(?:den |the )?(?:nächste[nrms]? |kommende[nrms]? |next )?/u, "");

/** Without the word for what it is, which is left only where nothing else is said. */
const stemOf = (name: string) => {
  const bare = name.replace(KINDS, "") || name;
  return Object.hasOwn(STEMS, name) ? (STEMS[name] ?? name) : Object.hasOwn(STEMS, bare) ? (STEMS[bare] ?? bare) : bare;
};

/** Whether words look like holidays: "weihnachten", "Sommerferien", "next christmas", "ferien". */
export function looksLikeHoliday(typed: string): boolean {
  const name = spoken(typed);
  return name.length <= LONGEST && (ANY.test(name) || (SURELY.test(name) && /^\p{L}+(?: \p{L}+)?$/u.test(name)));
}

const weekdayCount = ({ start, end }: SchoolHoliday) => start.until(end).days;

/** The first coming holidays of that name, by whole names and beginnings of names; undefined if there are none. */
export function holidayNamed(typed: string, coming: readonly SchoolHoliday[]): SchoolHoliday | undefined {
  const name = spoken(typed);
  if (!name || name.length > LONGEST) return undefined;
  if (ANY.test(name)) return coming.find((each) => weekdayCount(each) > 0);
  const stem = stemOf(name);
  const ways: readonly ((own: string) => boolean)[] = [
    (own) => own === name,
    (own) => own.startsWith(stem),
    (own) => own.includes(stem),
    (own) => distance(own, name) <= Math.min(2, Math.floor(name.length / 4)),
  ];
  const named = coming.map((holiday) => ({ holiday, own: spoken(holiday.name).slice(0, LONGEST) }));
  for (const way of stem.length < 3 ? ways.slice(0, 1) : ways) {
    const found = named.find(({ own }) => way(own));
    if (found) return found.holiday;
  }
  return undefined;
}
