import type { CommandContext, OptionValues } from "../bot/command.ts";
import { pageOption } from "../bot/options/page.ts";
import type { Reply } from "../bot/reply.ts";
import type { PlanOwner } from "../school/index.ts";
import { aboutKlasse, klasse } from "./about-klasse.ts";
import type { Paging } from "./pages.ts";

/** Options of commands that list something of a class. Default: the remembered class. */
export const classListOptions = { klasse, seite: pageOption };

/** Replies with a list of a class, or asks for the class. */
export const classList = (
  command: string,
  asked: OptionValues<typeof classListOptions>,
  context: CommandContext,
  list: (klasse: PlanOwner<"klasse">, paging: Paging) => Promise<Reply>,
): Promise<Reply> =>
  aboutKlasse(command, classListOptions, asked, context, ({ of, printed }) =>
    list(of, { asked: asked.seite, on: (seite) => ({ command, options: { klasse: printed, seite } }) }),
  );
