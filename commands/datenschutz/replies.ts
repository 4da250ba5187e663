import type { CommandContext } from "../../src/bot/command.ts";
import { type Action, paragraph, plain, type Reply } from "../../src/bot/reply.ts";
import { texts } from "./texts.ts";

type Context = Pick<CommandContext, "text">;

const press = (label: string, tun: string): Action => ({
  label,
  invocation: { command: "datenschutz", options: { tun } },
});

/** What is stored, in plain words. */
export function privacyReply({ text }: Context): Reply {
  const { title, intro, stored, notStored, exportButton, deleteButton } = texts(text);
  return {
    title,
    tone: "normal",
    blocks: [
      paragraph(plain(intro)),
      { kind: "list", items: stored.map((line) => [plain(line)]) },
      paragraph(plain(notStored)),
    ],
    actions: [[press(exportButton, "auskunft"), press(deleteButton, "loeschen")]],
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
