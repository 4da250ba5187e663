import { packedAction } from "./action.ts";
import type { Command } from "./command.ts";
import type { FaultLog } from "./fault-log.ts";
import type { Action, Reply } from "./reply.ts";

/** A button as platforms show it. `packed` is for `Bot.runPacked`. */
export interface Button {
  readonly label: string;
  readonly packed: string;
}

export type ButtonRows = readonly (readonly Button[])[];

/** All of a reply but its buttons. */
export type ReplyText = Omit<Reply, "actions">;

/** A reply as renderers take it, with buttons for actions. */
export interface PackedReply extends ReplyText {
  readonly buttons: ButtonRows;
}

/** What a label needs at least one of: platforms refuse messages with buttons on which nothing stands. */
const VISIBLE = /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

const labelOf = ({ label }: Pick<Action, "label">) => (VISIBLE.test(label) ? label : "…");

/**
 * Packs a reply's actions into buttons. Leaves out what cannot be packed, and rows that become empty: people can still type the command.
 * Logs the command and the names of its options, never their values.
 */
export function packReply(
  { actions, ...text }: Reply,
  commands: readonly Command[],
  log: Pick<FaultLog, "warn">,
): PackedReply {
  const rows = actions.map((row) => row.map((action) => ({ action, packed: packedAction(action, commands) })));
  const [lost, ...others] = rows.flat().filter(({ packed }) => packed === undefined);
  if (lost) {
    const { command, options } = lost.action.invocation;
    log.warn(
      { command, options: Object.keys(options), buttons: others.length + 1 },
      "Buttons that cannot be packed are left out",
    );
  }
  const buttons = rows.map((row) =>
    row.flatMap(({ action, packed }) => (packed === undefined ? [] : [{ label: labelOf(action), packed }])),
  );
  return { ...text, buttons: buttons.filter(({ length }) => length > 0) };
}
