import { classDay, classDayOptions } from "../src/bot/class-day.ts";
import { command } from "../src/bot/command.ts";
import { dayReply } from "../src/bot/day-reply.ts";

export default command({
  name: "stundenplan",
  englishName: "timetable",
  describe: { de: "Stundenplan einer Klasse mit allen Änderungen", en: "Timetable of a class with all changes" },
  options: classDayOptions,
  run: (options, context) => classDay("stundenplan", options, context, dayReply),
});
