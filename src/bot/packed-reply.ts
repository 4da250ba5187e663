import { pack } from "./action.ts";
import type { Command } from "./command.ts";
import type { FaultLog } from "./fault-log.ts";
import type { Action, Reply } from "./reply.ts";

/** A button as platforms show it; `Bot.runPacked` takes what is packed behind its label. */
export interface Button {
  readonly label: string;
  readonly packed: string;
}

export type ButtonRows = readonly (readonly Button[])[];

/** What stands in a reply besides its buttons. */
export type ReplyText = Omit<Reply, "actions">;

/** A reply as renderers take it: its actions have become buttons. */
export interface PackedReply extends ReplyText {
  readonly buttons: ButtonRows;
}

function packedOrNone({ invocation }: Action, commands: readonly Command[]): string | undefined {
  try {
    return pack(invocation, commands);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Packs a reply's actions. One that does not fit is left out, as is a row that becomes empty: the command can still be typed.
 * The log tells which command's options were too long, never what they were.
 */
export function packReply(
  { actions, ...text }: Reply,
  commands: readonly Command[],
  log: Pick<FaultLog, "warn">,
): PackedReply {
  const rows = actions.map((row) => row.map((action) => ({ action, packed: packedOrNone(action, commands) })));
  const [lost, ...others] = rows.flat().filter(({ packed }) => packed === undefined);
  if (lost) {
    const { command, options } = lost.action.invocation;
    log.warn(
      { command, options: Object.keys(options), buttons: others.length + 1 },
      "Buttons that do not fit are left out",
    );
  }
  const buttons = rows.map((row) =>
    row.flatMap(({ action: { label }, packed }) => (packed === undefined ? [] : [{ label, packed }])),
  );
  return { ...text, buttons: buttons.filter(({ length }) => length > 0) };
}
