import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Button, ButtonRows } from "../../bot/packed-reply.ts";
import { cut, oneLine } from "./escape.ts";

/** About what fits side by side on a phone. Telegram makes the buttons of a row equally wide, so the longest label counts. */
const ROW_CHARACTERS = 42;
const PADDING = 2;
const LONGEST_LABEL = 64;

/** Splits a row of buttons into rows that can be read on a phone. */
function phoneRows(row: readonly Button[]): (readonly Button[])[] {
  const widest = Math.max(...row.map(({ label }) => label.length)) + PADDING;
  const perRow = Math.max(1, Math.floor(ROW_CHARACTERS / widest));
  return Array.from({ length: Math.ceil(row.length / perRow) }, (_, index) =>
    row.slice(index * perRow, (index + 1) * perRow),
  );
}

const button = ({ label, packed }: Button): InlineKeyboardButton => ({
  text: cut(oneLine(label), LONGEST_LABEL),
  callback_data: packed,
});

/** Buttons as an inline keyboard. An empty one removes the buttons of a message that is edited. */
export const keyboard = (rows: ButtonRows): InlineKeyboardMarkup => ({
  inline_keyboard: rows.flatMap(phoneRows).map((row) => row.map(button)),
});
