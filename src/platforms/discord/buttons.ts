import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Button, ButtonRows } from "../../bot/packed-reply.ts";
import { clipPlain } from "./escape.ts";
import { LIMITS } from "./limits.ts";

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** `pack` leaves "%" only in "%25", "%7C" and "%_", so a "%" with a small letter at the end can only be ours. */
const REPEATED = /%[a-y]$/;

/** Custom ids must be unique within a message: the second "today" gets "%b", the third "%c". */
const numbered = (packed: string, before: number) =>
  before === 0 ? packed : `${packed}%${String.fromCharCode("a".charCodeAt(0) + before)}`;

/** What was packed, from a button's custom id. */
export const packedOf = (customId: string) => customId.replace(REPEATED, "");

/** Buttons as Discord takes them, within its limits. */
export function buttonRows(rows: ButtonRows): ButtonRow[] {
  const used = new Map<string, number>();
  const button = ({ label, packed }: Button): APIButtonComponentWithCustomId => {
    const before = used.get(packed) ?? 0;
    used.set(packed, before + 1);
    return {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: clipPlain(label, LIMITS.label),
      custom_id: numbered(packed, before),
    };
  };
  return rows.slice(0, LIMITS.rows).map((row) => ({
    type: ComponentType.ActionRow,
    components: row.slice(0, LIMITS.buttonsPerRow).map(button),
  }));
}
