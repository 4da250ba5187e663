import type { Named } from "../school/index.ts";
import type { CommandContext } from "./command.ts";
import { defaultKlasse } from "./default-klasse.ts";
import type { Whose } from "./memory.ts";
import { code, paragraph, plain, type Reply } from "./reply.ts";

/** Says whose class is remembered now, or that it is forgotten. */
export const rememberedReply = (whose: Whose, klasse: Named | undefined, { text }: CommandContext): Reply => ({
  title: klasse ? text.klasse.remembered(klasse.name) : text.klasse.forgotten,
  tone: "normal",
  blocks: [paragraph(plain(klasse ? text.klasse.nowEnough[whose] : text.klasse.nowNone[whose]))],
  actions: klasse ? [[{ label: "/stundenplan", invocation: { command: "stundenplan", options: {} } }]] : [],
  audience: whose === "place" ? "everyone" : "asker",
});

/** Which class counts here where none is named. */
export async function whatIsRemembered(context: CommandContext): Promise<Reply> {
  const { text } = context;
  const klasse = await defaultKlasse(context);
  return {
    title: klasse ? text.klasse.counts(klasse.name) : text.klasse.none,
    tone: "normal",
    blocks: [paragraph(plain(text.klasse.howTo), code(text.klasse.example))],
    actions: [],
    audience: "asker",
  };
}
