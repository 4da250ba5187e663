import type { KnownCommunity } from "../bot/access.ts";
import { actionGrid } from "../bot/action.ts";
import type { Asker } from "../bot/command.ts";
import { onlyInPrivate } from "../bot/errors.ts";
import type { PlatformName } from "../bot/platform.ts";
import { type Action, bold, line, paragraph, plain, type Reply, type SpanLine, toType } from "../bot/reply.ts";
import { bilingual, type Texts } from "../bot/texts/index.ts";

const PLATFORMS: Readonly<Record<PlatformName, string>> = {
  discord: "Discord",
  telegram: "Telegram",
  terminal: "Terminal",
};

const texts = bilingual({
  state: {
    admitted: { de: "zugelassen", en: "approved" },
    blocked: { de: "gesperrt", en: "blocked" },
    waiting: { de: "wartet auf dich", en: "waiting for you" },
  },
  admit: { de: (name: string) => `Zulassen: ${name}`, en: (name: string) => `Approve: ${name}` },
  block: { de: (name: string) => `Sperren: ${name}`, en: (name: string) => `Block: ${name}` },
  person: { de: (id: string) => `Privater Chat ${id}`, en: (id: string) => `Private chat ${id}` },
  title: { de: "Wo man mich fragen darf", en: "Where people can ask me" },
  none: { de: "Noch hat mich nirgends jemand etwas gefragt.", en: "Nobody has asked me anything anywhere yet." },
  howTo: {
    de: "Hol mich in eine Gruppe oder auf einen Server: Sobald mich dort jemand fragt, sage ich dir Bescheid, und du entscheidest.",
    en: "Add me to a group or a server: as soon as somebody asks me there, I will let you know, and you decide.",
  },
  more: {
    de: (count: number) => `… und ${count} weitere`,
    en: (count: number) => `… and ${count} more`,
  },
  which: {
    admitted: { de: "Welchen Ort soll ich zulassen?", en: "Which place should I approve?" },
    blocked: { de: "Welchen Ort soll ich sperren?", en: "Which place should I block?" },
  },
  noOther: {
    admitted: { de: "Alle Orte sind schon zugelassen", en: "Every place has already been approved" },
    blocked: { de: "Alle Orte sind schon gesperrt", en: "Every place has already been blocked" },
  },
  decided: {
    admitted: { de: "Ort zugelassen", en: "Place approved" },
    blocked: { de: "Ort gesperrt", en: "Place blocked" },
  },
  means: {
    admitted: {
      de: ": Alle dort dürfen mich fragen, und wer dazugehört auch privat. Abos von dort laufen.",
      en: ": Everybody there can ask me, and its members can ask me in private too. Its subscriptions are running.",
    },
    blocked: {
      de: ": Dort antworte ich niemandem mehr, und Abos von dort ruhen.",
      en: ": I no longer answer anybody there, and its subscriptions are paused.",
    },
  },
  onlyPrivate: {
    de: line`Alle Orte zeige ich nur im privaten Chat: Schreib mir dort ${toType("/orte")}.`,
    en: line`I only show all places in a private chat: type ${toType("/places")} there.`,
  },
});

const MOST_LINES = 40;
const MOST_BUTTONS = 20;

export const communityName = ({ name, id }: KnownCommunity, text: Texts): string =>
  name ?? (id.startsWith("@") ? texts(text).person(id.slice(1)) : id);

const decide = (community: KnownCommunity, to: "admitted" | "blocked", text: Texts): Action => ({
  label: texts(text)[to === "admitted" ? "admit" : "block"](communityName(community, text)),
  invocation: { command: to === "admitted" ? "zulassen" : "sperren", options: { ort: `#${community.number}` } },
});

const communityLine = (community: KnownCommunity, text: Texts): SpanLine => [
  bold(communityName(community, text)),
  plain(` · ${PLATFORMS[community.platform]} · ${texts(text).state[community.state]}`),
];

/** @throws {UserError} where others would read where else the bot is */
export function mustBeAlone({ isPrivate, abilities }: Asker): void {
  if (!isPrivate && !abilities.canAnswerAlone) throw onlyInPrivate((text) => texts(text).onlyPrivate);
}

/** All communities, with buttons for those that wait. */
export function communitiesReply(all: readonly KnownCommunity[], text: Texts): Reply {
  const { title, none, howTo, more } = texts(text);
  const lines = all.slice(0, MOST_LINES).map((each) => communityLine(each, text));
  const rest = all.length - lines.length;
  const waiting = all.filter(({ state }) => state === "waiting");
  return {
    title,
    tone: "normal",
    blocks:
      all.length === 0
        ? [paragraph(plain(`${none} ${howTo}`))]
        : [{ kind: "list", items: rest > 0 ? [...lines, [plain(more(rest))]] : lines }],
    actions: actionGrid(waiting.slice(0, MOST_BUTTONS).map((each) => decide(each, "admitted", text))),
    audience: "asker",
  };
}

/** Asks which one is to be admitted or blocked, where there is one to choose. */
export function whichCommunity(all: readonly KnownCommunity[], to: "admitted" | "blocked", text: Texts): Reply {
  const others = all.filter(({ state }) => state !== to);
  const whole = communitiesReply(all, text);
  if (all.length === 0) return whole;
  if (others.length === 0) {
    const { noOther, howTo } = texts(text);
    return { ...whole, title: noOther[to], blocks: [...whole.blocks, paragraph(plain(howTo))] };
  }
  return {
    title: texts(text).which[to],
    tone: "normal",
    blocks: [{ kind: "list", items: others.slice(0, MOST_BUTTONS).map((each) => communityLine(each, text)) }],
    actions: actionGrid(others.slice(0, MOST_BUTTONS).map((each) => decide(each, to, text))),
    audience: "asker",
  };
}

export const decidedReply = (community: KnownCommunity, to: "admitted" | "blocked", text: Texts): Reply => ({
  title: texts(text).decided[to],
  tone: "normal",
  blocks: [paragraph(bold(communityName(community, text)), plain(texts(text).means[to]))],
  actions: [[decide(community, to === "admitted" ? "blocked" : "admitted", text)]],
  audience: "asker",
});
