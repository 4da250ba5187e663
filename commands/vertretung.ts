import { classDay, classDayOptions } from "../src/bot/class-day.ts";
import { command } from "../src/bot/command.ts";
import { changesReply } from "../src/bot/day-reply.ts";

export default command({
  name: "vertretung",
  englishName: "changes",
  describe: {
    de: "Nur die Änderungen einer Klasse: Vertretungen, Ausfälle, Räume",
    en: "Only a class’s changes: substitutions, cancellations, rooms",
  },
  options: classDayOptions,
  run: (options, context) => classDay("vertretung", options, context, changesReply),
});
