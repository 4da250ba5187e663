import type { Account } from "../accounts.ts";
import { ELEMENT } from "../weeks.ts";

/** Kinds of element as the newer pages call them; the numbers are those of the older ones. */
export const RESOURCES: ReadonlyMap<string, number> = new Map([
  ["CLASS", ELEMENT.klasse],
  ["TEACHER", ELEMENT.teacher],
  ["SUBJECT", ELEMENT.subject],
  ["ROOM", ELEMENT.room],
  ["STUDENT", ELEMENT.student],
]);

const FOR_PUPILS: ReadonlySet<number> = new Set([ELEMENT.klasse, ELEMENT.room, ELEMENT.subject]);

/** Whether the web client offers elements of a kind. Much more than by JSON-RPC: every pupil may look up every class. */
export function maySee({ rights, personType }: Account, type: number): boolean {
  if (rights === "all") return true;
  return personType === 5 ? FOR_PUPILS.has(type) : type === ELEMENT.klasse;
}

/** Whether it shows an element's timetable; a pupil's own besides. */
export const mayRead = (account: Account, type: number, id: number): boolean =>
  maySee(account, type) || (type === ELEMENT.student && account.personId !== 0 && id === account.personId);
