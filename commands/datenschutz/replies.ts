import type { CommandContext } from "../../src/bot/command.ts";
import { type Action, paragraph, plain, type Reply, type SpanLine } from "../../src/bot/reply.ts";
import { texts } from "./texts.ts";

type Context = Pick<CommandContext, "text">;

const press = (label: string, tun: string): Action => ({
  label,
  invocation: { command: "datenschutz", options: { tun } },
});

/** What Art. 13 of the GDPR wants people to be told, in plain words. */
export function privacyReply({ text, operatorContact }: Pick<CommandContext, "text" | "operatorContact">): Reply {
  const all = texts(text);
  const { labels } = all;
  const fact = (label: string, value: string | SpanLine) => ({
    label,
    value: typeof value === "string" ? [plain(value)] : value,
  });
  return {
    title: all.title,
    tone: "normal",
    blocks: [
      paragraph(plain(all.intro)),
      { kind: "list", items: all.stored },
      {
        kind: "facts",
        facts: [
          fact(labels.not, all.notStored),
          fact(labels.who, operatorContact ?? all.unnamed),
          fact(labels.purpose, all.purpose),
          fact(labels.basis, all.basis),
          fact(labels.howLong, all.howLong),
          fact(labels.receivers, all.receivers),
          fact(labels.rights, all.rights),
          fact(labels.parents, all.parents),
        ],
      },
    ],
    actions: [[press(all.exportButton, "auskunft"), press(all.deleteButton, "loeschen")]],
    audience: "asker",
  };
}

/** Everything stored about the asker, as a file. */
export const storedDataReply = (data: object, { text }: Context): Reply => ({
  title: texts(text).exportTitle,
  tone: "normal",
  blocks: [paragraph(plain(texts(text).exported))],
  file: { name: "meine-daten.json", text: `${JSON.stringify(data, undefined, 2)}\n` },
  actions: [],
  audience: "asker",
});

/** Asks for confirmation before everything is deleted. */
export const reallyForget = ({ text }: Context): Reply => ({
  title: texts(text).really,
  tone: "warning",
  blocks: [paragraph(plain(texts(text).reallyWhat))],
  actions: [[press(texts(text).reallyButton, "endgueltig")]],
  audience: "asker",
});

export const forgottenReply = ({ text }: Context): Reply => ({
  title: texts(text).forgotten,
  tone: "normal",
  blocks: [paragraph(plain(texts(text).forgottenWhat))],
  actions: [],
  audience: "asker",
});
