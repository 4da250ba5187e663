import type { ElementMatch, Named, OwnerKind, PlanOwner } from "../../school/index.ts";
import { packedBytes } from "../action.ts";
import type { Suggestion } from "../command.ts";
import { OptionError } from "../errors.ts";
import { shown } from "../shown.ts";
import { looksLikeDay } from "./day.ts";

/** Bytes. Leaves room in a button's 64 for the command, a day and other options. */
const LONGEST_PRINTED = 32;

/** Discord's limit of choices, and of buttons. */
export const MOST_SUGGESTIONS = 25;

/** Words of which no name consists. */
const POLITE = /(?:^| )(?:bitte|please|mal|doch|danke|thanks)(?: |$)/iu;
export const isPolite = (typed: string): boolean => POLITE.test(typed);

/** Whether a word before a name and the words behind it are all of it: what could be a day is none of it, apart from the first. */
export const isLed = (typed: string, led: RegExp): boolean =>
  led.test(typed) &&
  !typed
    .split(" ")
    .slice(2)
    .some((word) => looksLikeDay(word));

/** A class, teacher or room as text that finds it again. */
export const printedName = ({ id, name }: Named): string =>
  name.trim() && packedBytes(name) <= LONGEST_PRINTED ? name : `#${id}`;

/** @throws {OptionError} with the nearest as suggestions, when it is not the only one that fits. */
export function theOne<K extends OwnerKind>(
  kind: K,
  match: ElementMatch<K>,
  typed: string,
  suggestion: (element: PlanOwner<K>) => Suggestion,
): PlanOwner<K> {
  if (match.kind === "one") return match.element;
  const suggestions = match.nearest.slice(0, MOST_SUGGESTIONS).map(suggestion);
  const [obstacle, said] =
    match.kind === "many" ? (["several", "severalNames"] as const) : (["missing", "unknownName"] as const);
  throw new OptionError(obstacle, ({ errors }) => errors[said][kind](shown(typed)), suggestions);
}
