import type { Asker, Command, Invocation, Suggestion } from "./command.ts";
import type { PackedReply } from "./packed-reply.ts";
import type { Reply } from "./reply.ts";

/** The bot as the platforms see it. Nothing here throws: what goes wrong is a Reply too. */
export interface Bot {
  readonly commands: readonly Command[];
  /** Runs a command. */
  run(invocation: Invocation, asker: Asker): Promise<Reply>;
  /** Runs a typed line without its slash, such as "stundenplan 5a morgen". */
  runText(line: string, asker: Asker): Promise<Reply>;
  /** Runs what `pack` put into a button; an unreadable or outdated one is answered as such. */
  runPacked(data: string, asker: Asker): Promise<Reply>;
  /** Packs a reply's actions into buttons, for a renderer. Those that do not fit are left out and logged. */
  pack(reply: Reply): PackedReply;
  /** Choices for an option while it is typed; empty when none can be had. */
  suggest(command: string, option: string, typed: string, asker: Asker): Promise<readonly Suggestion[]>;
}
