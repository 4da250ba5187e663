import type { Locale } from "../../src/bot/texts/index.ts";
import { DISCORD_STYLE, drawDiscord } from "./draw-discord.ts";
import { drawTelegram, TELEGRAM_STYLE } from "./draw-telegram.ts";
import { escapeHtml } from "./escape-html.ts";
import type { OnDiscord } from "./on-discord.ts";
import type { OnTelegram } from "./on-telegram.ts";
import { lineOf, type Scene } from "./scenes.ts";

/** What a scene looks like in one language. */
export interface Look {
  readonly scene: Scene;
  readonly language: Locale;
  /** Undefined where it cannot be asked on Discord. */
  readonly discord: OnDiscord | undefined;
  readonly telegram: OnTelegram;
}

/** The width of a small phone. */
const PHONE = 360;

const STYLE = `
body { margin:0; padding:24px; background:#8a919b; font:15px/1.4 "Noto Sans",sans-serif; color:#111; }
h2 { margin:32px 0 8px; font-size:17px; }
h2 small { font-weight:400; }
.four { display:grid; grid-template-columns:repeat(4, ${PHONE}px); gap:12px; align-items:start; }
.absent { background:#0002; border-radius:10px; padding:14px; }
${DISCORD_STYLE}${TELEGRAM_STYLE}`;

const WHERE: Readonly<Record<Scene["who"], string>> = {
  alone: "alone with the bot",
  group: "in a group or channel",
  channel: "in a channel",
  manager: "in a group or channel, with the right to manage it",
  nobody: "in a group, without showing who it is",
  operator: "whoever runs the bot",
  "operator in a group": "whoever runs the bot, in a group or channel",
};

function lookHtml({ scene, language, discord, telegram }: Look): string {
  const { who, world, before } = scene;
  const about = [WHERE[who], ...(world === "open" ? [] : [world]), ...before.map((line) => `before: /${line}`)].join(
    " · ",
  );
  const drawn = [
    discord ? drawDiscord(discord, language) : `<div class="absent">Cannot be typed on Discord</div>`,
    drawTelegram(telegram, language),
  ];
  const four = drawn.flatMap((html) => [`<div class="light">${html}</div>`, `<div class="dark">${html}</div>`]);
  return `<section lang="${language}"><h2>${escapeHtml(lineOf(scene, language))} <small>${escapeHtml(about)}</small></h2>
<div class="four">${four.join("\n")}</div></section>`;
}

/** A page that stands by itself. */
export const pageOf = (title: string, style: string, body: string) => `<!doctype html>
<html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>* { box-sizing:border-box }${style}</style></head>
<body>${body}</body></html>
`;

/** All scenes, each as both platforms draw it, light and dark. */
export const tourPage = (looks: readonly Look[]) => pageOf("Tour", STYLE, looks.map(lookHtml).join("\n"));
