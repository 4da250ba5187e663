import { command } from "../src/bot/command.ts";
import { classDay, classDayOptions } from "../src/replies/class-day.ts";
import { changesReply } from "../src/replies/day-reply.ts";

export default command({
  name: "vertretung",
  englishName: "changes",
  describe: {
    de: "Nur die Änderungen einer Klasse: Vertretungen, Ausfälle, Räume",
    en: "Only a class’s changes: cover, cancellations, rooms",
  },
  examples: [
    {
      typed: { de: "5a", en: "5a" },
      gives: { de: "nur, was anders ist als sonst", en: "only what is different from usual" },
    },
  ],
  spoken: [
    ...["vertretung", "vertretungen", "vertretungsplan", "änderung", "änderungen", "ändert sich", "geändert", "anders"],
    ...["fällt aus", "fällt", "entfällt", "entfall", "ausfall", "vertreten"],
    ...["changes", "changed", "cancelled", "canceled", "substitution", "substitutions", "cover", "different"],
  ],
  options: classDayOptions,
  run: (options, context) => classDay("vertretung", options, context, changesReply),
});
