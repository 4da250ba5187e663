import { command } from "../../src/bot/command.ts";
import type { Reply } from "../../src/bot/reply.ts";
import { aboutKlasse } from "../../src/replies/about-klasse.ts";
import { classDayOptions } from "../../src/replies/class-day.ts";
import { dayButtons } from "../../src/replies/day-buttons.ts";
import { asOfLine } from "../../src/replies/day-reply.ts";
import { ownDay } from "../../src/replies/own-courses.ts";
import { withOwnCourses } from "../../src/replies/own-day.ts";
import type { DayPlan } from "../../src/school/index.ts";
import { dayBlocks, momentBlocks, momentTone } from "./reply.ts";

export default command({
  name: "naechste",
  englishName: "next",
  otherNames: ["nächste", "schluss", "hometime"],
  describe: {
    de: "Welche Stunde jetzt ist, welche als Nächstes kommt, und wann Schluss ist",
    en: "Which lesson is on now, which comes next, and when school ends",
  },
  examples: [
    {
      typed: { de: "5a", en: "5a" },
      gives: {
        de: "die Stunde jetzt und die nächste, mit Raum, und wann Schluss ist",
        en: "the lesson now and the next one, with their rooms, and when school ends",
      },
    },
    {
      typed: { de: "5a morgen", en: "5a tomorrow" },
      gives: { de: "wann die 5a morgen aus hat", en: "when school ends for 5a tomorrow" },
    },
  ],
  spoken: [
    ...["nächste stunde", "als nächstes", "was jetzt", "jetzt gerade", "welche stunde", "welcher raum", "wohin"],
    ...["welchem raum", "welchen raum", "wo habe", "wo hab", "wo muss", "wie lange dauert stunde", "lesson next"],
    ...[
      "welches fach",
      "next lesson",
      "comes next",
      "what next",
      "what's next",
      "what’s next",
      "which room",
      "up next",
    ],
    ...["aus", "schluss", "schulschluss", "schule aus", "zu ende", "endet", "ende", "vorbei", "fertig", "feierabend"],
    ...["wie lange", "bis wann", "heim", "hause", "nach hause", "fängt an", "beginnt", "anfang", "geht los"],
    ...["wann schule", "wann habe schule", "wann hab schule", "wann ist schule aus", "when school", "when have school"],
    ...[
      "hometime",
      "home",
      "home time",
      "school end",
      "school ends",
      "end",
      "ends",
      "finish",
      "finished",
      "over",
      "out",
    ],
    ...["done", "how long", "school start", "school starts", "start", "starts", "begin", "begins"],
  ],
  options: classDayOptions,
  run: (asked, context) =>
    aboutKlasse("naechste", classDayOptions, asked, context, async ({ of, printed }): Promise<Reply> => {
      const { school, text } = context;
      const { tag = school.today(), kurse } = asked;
      const own = await ownDay(of, tag, kurse, context);
      const answer = (reply: Reply) =>
        withOwnCourses(reply, own, { command: "naechste", klasse: printed, wanted: kurse }, context);
      const framed = (day: DayPlan) => ({
        title: `${of.name} · ${text.dayLong(day.date)}`,
        footer: asOfLine(day, context),
        actions: [
          dayButtons(day.date, context, (to) => ({ command: "naechste", options: { klasse: printed, tag: to } })),
          [
            {
              label: text.buttons.timetable,
              invocation: { command: "stundenplan", options: { klasse: printed, tag: day.date.toString() } },
            },
          ],
        ],
        audience: "everyone" as const,
      });
      if (!tag.equals(school.today())) {
        const day = own.plan;
        const tone = day.kind === "unpublished" ? "unknown" : day.begins ? "normal" : "free";
        return answer({ ...framed(day), tone, blocks: dayBlocks(day, context) });
      }
      const found = await school.nowAndNext(of, kurse === "alle" ? undefined : own.own?.choice);
      return answer({ ...framed(found.plan), tone: momentTone(found), blocks: momentBlocks(found, context) });
    }),
});
