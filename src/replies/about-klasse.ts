import type { CommandContext, CommandOption, OptionValues } from "../bot/command.ts";
import { klasseOption } from "../bot/options/klasse.ts";
import { printOptions } from "../bot/print-options.ts";
import type { Reply } from "../bot/reply.ts";
import type { PlanOwner } from "../school/index.ts";
import { defaultKlasse } from "./default-klasse.ts";
import { whichKlasse } from "./which-klasse.ts";

export const klasse = klasseOption({ de: "Klasse, z. B. 5a", en: "Class, such as 5a" });

/** The class a command is about, and as text for its buttons. */
export interface AboutKlasse {
  readonly of: PlanOwner<"klasse">;
  readonly printed: string;
}

/** Replies about the class that was named, or the remembered one; otherwise asks for it. */
export async function aboutKlasse<O extends Readonly<Record<string, CommandOption>>>(
  command: string,
  options: O,
  asked: OptionValues<O> & { readonly klasse?: PlanOwner<"klasse"> },
  context: CommandContext,
  reply: (about: AboutKlasse) => Promise<Reply>,
): Promise<Reply> {
  const of = asked.klasse ?? (await defaultKlasse(context));
  if (!of) return whichKlasse({ command, options: printOptions(options, asked) }, context);
  return reply({ of, printed: klasse.type.print(of) });
}
