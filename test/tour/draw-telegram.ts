import type { Locale } from "../../src/bot/texts/index.ts";
import { escapeHtml } from "./escape-html.ts";
import type { OnTelegram, TelegramMessage } from "./on-telegram.ts";

/** Its own HTML, which was escaped when it was rendered; in a text, line breaks are as they stand. */
const body = ({ html, isRich }: TelegramMessage) => `<div class="${isRich ? "rich" : "text"}">${html}</div>`;

const only = { de: "Nur für dich", en: "Only for you" };

function messageHtml(message: TelegramMessage, language: Locale): string {
  const rows = message.buttons.map(
    (row) =>
      `<div class="row">${row.map((label) => `<span class="button">${escapeHtml(label)}</span>`).join("")}</div>`,
  );
  return `<div class="bubble">${message.alone ? `<div class="only">👁 ${only[language]}</div>` : ""}${
    message.file ? `<div class="file">📄 ${escapeHtml(message.file)}</div>` : ""
  }${body(message)}</div>${rows.join("")}`;
}

/** What Telegram shows of a scene, as its clients draw it. */
export function drawTelegram({ typed, shown }: OnTelegram, language: Locale): string {
  const drawn = shown.map((each) =>
    each.kind === "alert"
      ? `<div class="alert">${escapeHtml(each.text).replaceAll("\n", "<br>")}<div class="ok">OK</div></div>`
      : messageHtml(each, language),
  );
  return `<div class="telegram"><div class="mine">${escapeHtml(typed)}</div>
${drawn.join(`<div class="then">↓</div>`)}</div>`;
}

/** For a page with drawings of Telegram, in `.light` and `.dark`. */
export const TELEGRAM_STYLE = `
.telegram { --chat:#d5e3ec; --bubble:#fff; --mine:#e3fccb; --text:#0f0f0f; --faint:#7a8b99; --button:#7d9ab3; --line:#d8dde1; --head:#f2f5f7; --code:#3a6ea5;
  background:var(--chat); color:var(--text); font:16px/1.32 Roboto,"Noto Sans","SF Pro Text",sans-serif; padding:10px 8px; border-radius:10px; overflow-wrap:anywhere; }
.dark .telegram { --chat:#0f1923; --bubble:#1d2b3a; --mine:#3a6a9c; --text:#f4f6f8; --faint:#8496a6; --button:#2b3f54; --line:#34475a; --head:#243547; --code:#8ec5ff; }
.telegram .mine { background:var(--mine); border-radius:14px 14px 4px 14px; padding:7px 11px; width:fit-content; max-width:85%; margin:0 0 8px auto; }
.telegram .bubble { background:var(--bubble); border-radius:14px; padding:9px 11px; }
.telegram .text { white-space:pre-wrap; }
.telegram code { font:14.5px "DejaVu Sans Mono",monospace; color:var(--code); }
.telegram .rich h3 { font-size:17px; margin:0 0 6px; }
.telegram .rich h4 { font-size:16px; margin:9px 0 3px; }
.telegram .rich p { margin:0 0 7px; }
.telegram .rich ul { margin:0 0 7px; padding-left:20px; }
.telegram .rich table { border-collapse:collapse; width:100%; font-size:14.5px; }
.telegram .rich th, .telegram .rich td { border:1px solid var(--line); padding:4px 6px; text-align:left; vertical-align:top; overflow-wrap:normal; }
.telegram .rich th { background:var(--head); }
.telegram .rich footer { color:var(--faint); font-size:13px; margin-top:7px; }
.telegram .row { display:flex; gap:4px; margin-top:4px; }
.telegram .button { flex:1; background:var(--button); color:#fff; border-radius:9px; padding:8px 4px; text-align:center; font-size:14.5px; }
.telegram .alert { background:var(--bubble); border-radius:12px; padding:14px; margin:6px 24px; box-shadow:0 2px 12px #0006; font-size:15px; }
.telegram .ok { text-align:right; color:var(--code); margin-top:8px; }
.telegram .only { font-size:12.5px; color:var(--faint); }
.telegram .file { border:1px solid var(--line); border-radius:10px; padding:9px; margin-bottom:5px; }
`;
