import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { pack } from "../../bot/action.ts";
import type { Command } from "../../bot/command.ts";
import type { Action } from "../../bot/reply.ts";
import { clipPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** What `pack` leaves of a "%" is "%25" or "%7C": a "%" with a small letter at the end can only be ours. */
const REPEATED = /%[a-y]$/;

/** Discord wants every custom id of a message to be another: the second "today" gets "%b", the third "%c". */
const numbered = (packed: string, before: number) =>
  before === 0 ? packed : `${packed}%${String.fromCharCode("a".charCodeAt(0) + before)}`;

/** What `pack` made, from a button's custom id. */
export const packedOf = (customId: string) => customId.replace(REPEATED, "");

/** An action that does not fit into a button is left out; typing the command still works. */
function packedOrNone({ invocation }: Action, commands: readonly Command[]): string | undefined {
  try {
    return pack(invocation, commands);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Actions as rows of buttons, within Discord's limits. */
export function buttonRows(rows: readonly (readonly Action[])[], commands: readonly Command[]): ButtonRow[] {
  const used = new Map<string, number>();
  const button = (action: Action): APIButtonComponentWithCustomId[] => {
    const packed = packedOrNone(action, commands);
    if (packed === undefined) return [];
    const before = used.get(packed) ?? 0;
    used.set(packed, before + 1);
    return [
      {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: clipPlain(action.label, LIMITS.label),
        custom_id: numbered(packed, before),
      },
    ];
  };
  return rows
    .slice(0, LIMITS.rows)
    .map((actions) => actions.slice(0, LIMITS.buttonsPerRow).flatMap(button))
    .filter(({ length }) => length > 0)
    .map((components) => ({ type: ComponentType.ActionRow, components }));
}
