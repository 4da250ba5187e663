import type { Account } from "../school/accounts.ts";
import { ELEMENT, ELEMENT_NAMES } from "../school/elements.ts";

const KINDS: ReadonlySet<number> = new Set(ELEMENT_NAMES.values());
const FOR_PUPILS: ReadonlySet<number> = new Set([ELEMENT.klasse, ELEMENT.room, ELEMENT.subject]);

/** Whether the web client offers elements of a kind. It offers much more than JSON-RPC: every pupil may look up every class. */
export function maySee({ rights, personType }: Account, type: number): boolean {
  if (rights === "all") return KINDS.has(type);
  return personType === ELEMENT.student ? FOR_PUPILS.has(type) : type === ELEMENT.klasse;
}

/** Whether the account's own person is of a kind. */
export const isOwnKind = ({ personType, personId }: Account, type: number): boolean =>
  personId !== 0 && personType === type;

/** Whether the web client shows the account an element's timetable; its own it always does. */
export const mayRead = (account: Account, type: number, id: number): boolean =>
  maySee(account, type) || (isOwnKind(account, type) && id === account.personId);
