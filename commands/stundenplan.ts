import { command } from "../src/bot/command.ts";
import { dayReply } from "../src/bot/day-reply.ts";
import { dayOption } from "../src/bot/options/day.ts";
import { klasseOption } from "../src/bot/options/klasse.ts";
import { whichKlasse } from "../src/bot/which-klasse.ts";

const klasse = klasseOption({ de: "Klasse, z. B. 5a", en: "Class, such as 5a" });
const tag = dayOption({ de: "Tag, z. B. heute, morgen, mi, 24.11.", en: "Day, such as today, tomorrow, wed, 24.11." });

export default command({
  name: "stundenplan",
  englishName: "timetable",
  describe: { de: "Stundenplan einer Klasse mit allen Änderungen", en: "Timetable of a class with all changes" },
  options: { klasse, tag },
  async run(options, context) {
    const asked = options.klasse ?? (await context.school.ownKlasse());
    if (!asked) {
      const typed = options.tag ? { tag: tag.type.print(options.tag) } : {};
      return whichKlasse({ command: "stundenplan", options: typed }, context);
    }
    const plan = await context.school.dayPlan(asked, options.tag ?? "next");
    return dayReply(plan, klasse.type.print(asked), context);
  },
});
