import { ELEMENT } from "../plan/weeks.ts";
import type { Account } from "../school/accounts.ts";

/** Kinds of element as the newer pages call them; the numbers are those of the older ones. */
export const RESOURCES: ReadonlyMap<string, number> = new Map([
  ["CLASS", ELEMENT.klasse],
  ["TEACHER", ELEMENT.teacher],
  ["SUBJECT", ELEMENT.subject],
  ["ROOM", ELEMENT.room],
  ["STUDENT", ELEMENT.student],
]);

const KINDS: ReadonlySet<number> = new Set(RESOURCES.values());
const FOR_PUPILS: ReadonlySet<number> = new Set([ELEMENT.klasse, ELEMENT.room, ELEMENT.subject]);

/** Whether the web client offers elements of a kind. Much more than by JSON-RPC: every pupil may look up every class. */
export function maySee({ rights, personType }: Account, type: number): boolean {
  if (rights === "all") return KINDS.has(type);
  return personType === 5 ? FOR_PUPILS.has(type) : type === ELEMENT.klasse;
}

/** Whether the account itself is an element of a kind: the numbers of teachers and pupils are those of their elements. */
export const isOwnKind = ({ personType, personId }: Account, type: number): boolean =>
  personId !== 0 && personType === type;

/** Whether it shows an element's timetable; one's own besides. */
export const mayRead = (account: Account, type: number, id: number): boolean =>
  maySee(account, type) || (isOwnKind(account, type) && id === account.personId);
