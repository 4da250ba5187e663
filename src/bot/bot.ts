import type { Asker, Command, Invocation, Suggestion } from "./command.ts";
import type { Form, FormOpening } from "./form.ts";
import type { PackedReply } from "./packed-reply.ts";
import type { Reply } from "./reply.ts";

/** The bot as platforms see it. Nothing here throws: failures are Replies too. */
export interface Bot {
  readonly commands: readonly Command[];
  /** Runs a command. */
  run(invocation: Invocation, asker: Asker): Promise<Reply>;
  /** Runs a typed line without its slash, such as "stundenplan 5a morgen". */
  runText(line: string, asker: Asker): Promise<Reply>;
  /**
   * Answers what somebody has said: a command with its slash, or words of their own such as "was ist morgen". In private there is always an
   * answer; among others there is none to words that ask nothing.
   */
  hear(line: string, asker: Asker): Promise<Reply | undefined>;
  /** Whether a line that is said among others asks something, as far as its words tell. */
  asks(line: string): boolean;
  /** Runs a button's data, made by `pack`. Unreadable or outdated data gets an answer that says so. */
  runPacked(data: string, asker: Asker): Promise<Reply>;
  /** The form to show instead of running a command, where the platform has forms; undefined: run it. */
  form(invocation: Invocation, asker: Asker, how: FormOpening): Promise<Form | undefined>;
  /** Completions of an option's text while it is typed; empty when there are none, or they cannot be looked up. */
  suggest(command: string, option: string, typed: string, asker: Asker): Promise<readonly Suggestion[]>;
  /** The answer to somebody who asks too much: see `Budget`. */
  tooMuch(asker: Asker): Reply;
  /** Packs a reply's actions into buttons, for a renderer. Those that do not fit are left out and logged. */
  pack(reply: Reply): PackedReply;
}
