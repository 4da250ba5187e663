import type { ReplyText } from "../../bot/packed-reply.ts";
import type { Tone } from "../../bot/reply.ts";

const SIGNS: Readonly<Record<Tone, string>> = {
  normal: "",
  changed: "🟠 ",
  free: "🟢 ",
  unknown: "⚪ ",
  warning: "⚠️ ",
  refused: "🔒 ",
  later: "⏳ ",
  error: "🔴 ",
};

/** A reply's title after a sign for its tone, where other platforms have a colour. */
export const signedTitle = ({ title, tone }: ReplyText) => `${SIGNS[tone]}${title}`;
