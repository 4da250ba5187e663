import type { Locale } from "../../src/bot/texts/index.ts";
import { readLine, type Shown } from "../platforms/discord/markdown-reader.ts";
import { escapeHtml } from "./escape-html.ts";
import type { DiscordForm, DiscordMessage, OnDiscord } from "./on-discord.ts";
import { AT } from "./world.ts";

const TAGS: Readonly<Record<Shown["kind"], string | undefined>> = {
  plain: undefined,
  bold: "b",
  struck: "s",
  code: "code",
  dim: "i",
  countdown: "time",
};

/** A moment as Discord's clients count down to it, from the tour's time on: in hours or days. */
function counted(seconds: string, language: Locale): string {
  const hours = (Number(seconds) - Temporal.Instant.from(AT).epochMilliseconds / 1000) / 3600;
  const words = new Intl.RelativeTimeFormat(language);
  return hours < 24 ? words.format(Math.round(hours), "hour") : words.format(Math.round(hours / 24), "day");
}

function inline(line: string, language: Locale): string {
  return readLine(line)
    .map((shown) => {
      const { kind } = shown;
      const text = kind === "countdown" ? counted(shown.text, language) : shown.text;
      const tag = TAGS[kind];
      return tag ? `<${tag}>${escapeHtml(text)}</${tag}>` : escapeHtml(text);
    })
    .join("");
}

/** A line of an embed: small text, an entry of a list, or as it is. */
function block(line: string, language: Locale): string {
  if (line.startsWith("-# ")) return `<div class="small">${inline(line.slice(3), language)}</div>`;
  if (line.startsWith("- ")) return `<div class="item">${inline(line.slice(2), language)}</div>`;
  return line === "" ? `<div class="gap"></div>` : `<div>${inline(line, language)}</div>`;
}

const only = { de: "Nur du kannst das sehen", en: "Only you can see this" };

function messageHtml(
  { title, description, footer, colour = 0, buttons, ephemeral, file }: DiscordMessage,
  language: Locale,
) {
  const edge = `#${colour.toString(16).padStart(6, "0")}`;
  const rows = buttons.map(
    (row) =>
      `<div class="row">${row.map(({ label }) => `<span class="button">${escapeHtml(label)}</span>`).join("")}</div>`,
  );
  return `<div class="message${ephemeral ? " ephemeral" : ""}">
<div class="author"><span class="avatar">📅</span><b>Stundenplan</b><span class="app">APP</span></div>
${file ? `<div class="file">📄 ${escapeHtml(file.name)}</div>` : ""}
<div class="embed" style="border-color:${edge}"><div class="title">${inline(title ?? "", language)}</div>
${(description ?? "")
  .split("\n")
  .map((line) => block(line, language))
  .join("\n")}
${footer ? `<div class="footer">${escapeHtml(footer)}</div>` : ""}</div>
${rows.join("")}${ephemeral ? `<div class="only">👁 ${only[language]}</div>` : ""}</div>`;
}

type Field = DiscordForm["fields"][number];

/** A field with what is filled in or chosen. */
function fieldHtml({ sent }: DiscordForm, { label, hint, customId, kind, values, required }: Field) {
  const options = sent.components.find(({ component }) => component?.custom_id === customId)?.component?.options ?? [];
  const chosen = values.map((value) => options.find((option) => option.value === value)?.label ?? value).join(", ");
  return `<div class="field"><b>${escapeHtml(label)}</b>${required ? `<span class="star">*</span>` : ""}
${hint ? `<div class="hint">${escapeHtml(hint)}</div>` : ""}
<div class="input">${chosen ? escapeHtml(chosen) : "&#160;"}${kind === "text" ? "" : `<span class="arrow">⌄</span>`}</div></div>`;
}

const send = { de: ["Abbrechen", "Absenden"], en: ["Cancel", "Submit"] };

const formHtml = (form: DiscordForm, language: Locale) =>
  `<div class="form"><div class="form-title">${escapeHtml(form.title)}</div>
${form.fields.map((field) => fieldHtml(form, field)).join("\n")}
<div class="row">${send[language].map((label) => `<span class="button">${label}</span>`).join("")}</div></div>`;

const used = { de: ["Mia", "hat", "benutzt"], en: ["Mia", "used", ""] };

/** What Discord shows of a scene, as its clients draw it. */
export function drawDiscord({ typed, shown }: OnDiscord, language: Locale): string {
  const [who, has, done] = used[language];
  const drawn = shown.map((each) =>
    each.kind === "form" ? formHtml(each.form, language) : messageHtml(each.message, language),
  );
  return `<div class="discord"><div class="asked"><span>${who}</span> ${has} <span>${escapeHtml(typed)}</span> ${done}</div>
${drawn.join(`<div class="then">↓</div>`)}</div>`;
}

/** For a page with drawings of Discord, in `.light` and `.dark`. */
export const DISCORD_STYLE = `
.discord { --chat:#fff; --embed:#f2f3f5; --text:#313338; --faint:#5c5e66; --code:#e3e5e8; --button:#e0e1e5; --button-text:#2b2d31; --link:#4752c4; --title:#060607; --own:#eef0fd; --line:#d4d7dc;
  background:var(--chat); color:var(--text); font:16px/1.375 "gg sans","Noto Sans",Inter,"Helvetica Neue",sans-serif; padding:14px 12px; border-radius:10px; }
.dark .discord { --chat:#313338; --embed:#2b2d31; --text:#dbdee1; --faint:#949ba4; --code:#1e1f22; --button:#4e5058; --button-text:#fff; --link:#a9b4ff; --title:#f2f3f5; --own:#373a53; --line:#3f4147; }
.discord .asked { font-size:14px; color:var(--faint); margin-bottom:8px; overflow-wrap:anywhere; }
.discord .asked span { color:var(--link); }
.discord .message.ephemeral { background:var(--own); margin:0 -12px; padding:4px 12px; }
.discord .author { display:flex; align-items:center; gap:8px; margin-bottom:6px; color:var(--title); }
.discord .avatar { width:32px; height:32px; border-radius:50%; background:#5865f2; display:grid; place-items:center; font-size:16px; }
.discord .app { background:#5865f2; color:#fff; font-size:10px; font-weight:600; border-radius:4px; padding:1px 5px; }
.discord .embed { background:var(--embed); border-left:4px solid; border-radius:4px; padding:8px 16px 14px 12px; font-size:14px; line-height:1.3; overflow-wrap:anywhere; }
.discord .title { font-size:16px; font-weight:600; color:var(--title); margin:6px 0 8px; }
.discord .small { font-size:12.5px; color:var(--faint); }
.discord .small b { color:var(--text); }
.discord .item { padding-left:16px; position:relative; }
.discord .item::before { content:"•"; position:absolute; left:4px; }
.discord .gap { height:10px; }
.discord code { background:var(--code); border-radius:4px; padding:0 4px; font:12.5px/1.5 Consolas,"DejaVu Sans Mono",monospace; white-space:pre; }
.discord time { background:var(--code); border-radius:3px; padding:0 2px; }
.discord .footer { font-size:12px; color:var(--faint); margin-top:8px; }
.discord .row { display:flex; flex-wrap:wrap; gap:8px; margin-top:8px; }
.discord .button { background:var(--button); color:var(--button-text); border-radius:8px; padding:6px 12px; font-size:14px; font-weight:500; }
.discord .only { font-size:12px; color:var(--faint); margin-top:6px; }
.discord .file { border:1px solid var(--line); border-radius:8px; padding:10px; margin-bottom:6px; font-size:14px; }
.discord .form { background:var(--embed); border-radius:10px; padding:16px; }
.discord .form-title { font-size:20px; font-weight:700; color:var(--title); margin-bottom:14px; }
.discord .field { margin-bottom:14px; font-size:14px; }
.discord .star { color:#f23f43; margin-left:3px; }
.discord .hint { font-size:12.5px; color:var(--faint); }
.discord .input { background:var(--chat); border:1px solid var(--line); border-radius:8px; padding:9px 12px; margin-top:5px; display:flex; justify-content:space-between; gap:8px; }
.discord .then, .telegram .then { text-align:center; opacity:.5; padding:6px; }
`;
