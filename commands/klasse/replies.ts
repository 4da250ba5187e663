import type { CommandContext } from "../../src/bot/command.ts";
import type { Whose } from "../../src/bot/memory/memory.ts";
import { code, paragraph, plain, type Reply } from "../../src/bot/reply.ts";
import { defaultKlasse } from "../../src/replies/default-klasse.ts";
import type { Named } from "../../src/school/index.ts";

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
