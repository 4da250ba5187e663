import type { School } from "../school/index.ts";
import type { Reply } from "./reply.ts";
import { bilingual, type Locale } from "./texts/index.ts";

const texts = bilingual({ demo: { de: "Demoschule", en: "Demo school" } });

/** A reply with a word at its end where the school is invented: nobody is to take its plans for real ones. Marking twice does no harm. */
export function withDemoMark(
  reply: Reply,
  { isDemo }: Pick<School, "isDemo">,
  text: { readonly language: Locale },
): Reply {
  const { demo } = texts(text);
  if (!isDemo || reply.footer?.startsWith(demo)) return reply;
  return { ...reply, footer: [demo, ...(reply.footer ? [reply.footer] : [])].join(" · ") };
}
