import type { CommandContext } from "../../src/bot/command.ts";
import { type Action, paragraph, plain, type Reply } from "../../src/bot/reply.ts";

type Context = Pick<CommandContext, "text">;

const press = (label: string, tun: string): Action => ({
  label,
  invocation: { command: "datenschutz", options: { tun } },
});

/** What is stored, in plain words. */
export const privacyReply = ({ text: { privacy } }: Context): Reply => ({
  title: privacy.title,
  tone: "normal",
  blocks: [
    paragraph(plain(privacy.intro)),
    { kind: "list", items: privacy.stored.map((line) => [plain(line)]) },
    paragraph(plain(privacy.notStored)),
  ],
  actions: [[press(privacy.exportButton, "auskunft"), press(privacy.deleteButton, "loeschen")]],
  audience: "asker",
});

/** Everything that is stored about the asker, as a file. */
export const storedDataReply = (data: object, { text: { privacy } }: Context): Reply => ({
  title: privacy.exportTitle,
  tone: "normal",
  blocks: [paragraph(plain(privacy.exported))],
  file: { name: "meine-daten.json", text: `${JSON.stringify(data, undefined, 2)}\n` },
  actions: [],
  audience: "asker",
});

/** Asks once more before everything is deleted. */
export const reallyForget = ({ text: { privacy } }: Context): Reply => ({
  title: privacy.really,
  tone: "warning",
  blocks: [paragraph(plain(privacy.reallyWhat))],
  actions: [[press(privacy.reallyButton, "endgueltig")]],
  audience: "asker",
});

export const forgottenReply = ({ text: { privacy } }: Context): Reply => ({
  title: privacy.forgotten,
  tone: "normal",
  blocks: [paragraph(plain(privacy.forgottenWhat))],
  actions: [],
  audience: "asker",
});
