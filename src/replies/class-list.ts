import type { CommandContext, OptionValues } from "../bot/command.ts";
import { klasseOption } from "../bot/options/klasse.ts";
import { pageOption } from "../bot/options/page.ts";
import type { Reply } from "../bot/reply.ts";
import type { PlanOwner } from "../school/index.ts";
import { defaultKlasse } from "./default-klasse.ts";
import type { Paging } from "./pages.ts";
import { whichKlasse } from "./which-klasse.ts";

const klasse = klasseOption({ de: "Klasse, z. B. 5a", en: "Class, such as 5a" });

/** Options of commands that list something of a class. Default: the remembered class. */
export const classListOptions = { klasse, seite: pageOption };

/** Replies with a list of a class, or asks for the class. */
export async function classList(
  command: string,
  asked: OptionValues<typeof classListOptions>,
  context: CommandContext,
  list: (klasse: PlanOwner<"klasse">, paging: Paging) => Promise<Reply>,
): Promise<Reply> {
  const found: PlanOwner<"klasse"> | undefined = asked.klasse ?? (await defaultKlasse(context));
  if (!found) return whichKlasse({ command, options: {} }, context);
  const options = { klasse: klasse.type.print(found) };
  return list(found, { asked: asked.seite, on: (seite) => ({ command, options: { ...options, seite } }) });
}
