import { command } from "../src/bot/command.ts";
import { classDay, classDayOptions } from "../src/replies/class-day.ts";
import { dayReply } from "../src/replies/day-reply.ts";

export default command({
  name: "stundenplan",
  englishName: "timetable",
  describe: { de: "Stundenplan einer Klasse mit allen Änderungen", en: "Timetable of a class with all changes" },
  options: classDayOptions,
  run: (options, context) => classDay("stundenplan", options, context, dayReply),
});
