import { command } from "../src/bot/command.ts";
import { classDay, classDayOptions } from "../src/replies/class-day.ts";
import { dayReply } from "../src/replies/day-reply.ts";

export default command({
  name: "stundenplan",
  englishName: "timetable",
  describe: { de: "Stundenplan einer Klasse mit allen Änderungen", en: "A class’s timetable with all changes" },
  examples: [
    {
      typed: { de: "5a", en: "5a" },
      gives: { de: "der nächste Schultag der 5a", en: "the next school day for 5a" },
    },
    { typed: { de: "5a morgen", en: "5a tomorrow" }, gives: { de: "ein bestimmter Tag", en: "a particular day" } },
  ],
  spoken: ["stundenplan", "plan", "timetable", "schedule", "unterricht", "stunden", "lessons"],
  options: classDayOptions,
  run: (options, context) => classDay("stundenplan", options, context, dayReply),
});
