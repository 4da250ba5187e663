import { command } from "../../src/bot/command.ts";
import { dayOption } from "../../src/bot/options/day.ts";
import { pageOption } from "../../src/bot/options/page.ts";
import { unitOption } from "../../src/bot/options/unit.ts";
import { printOptions } from "../../src/bot/print-options.ts";
import { freeRoomsReply, whichUnit } from "./reply.ts";

const NO_UNIT = "?";

const options = {
  stunde: unitOption({ de: "Stunde oder Zeit, z. B. 3, jetzt, 10:15", en: "Lesson or time, such as 3, now, 10:15" }),
  tag: dayOption({ de: "Tag, z. B. heute, morgen, mi, 24.11.", en: "Day, such as today, tomorrow, wed, 24.11." }),
  seite: pageOption,
};

export default command({
  name: "raeume",
  englishName: "rooms",
  otherNames: ["räume"],
  describe: { de: "Welche Räume jetzt oder in einer Stunde frei sind", en: "Which rooms are free now or in a lesson" },
  examples: [
    { typed: { de: "", en: "" }, gives: { de: "welche Räume jetzt frei sind", en: "which rooms are free now" } },
    {
      typed: { de: "3 morgen", en: "3 tomorrow" },
      gives: { de: "welche morgen in der 3. Stunde frei sind", en: "which are free in tomorrow’s 3rd lesson" },
    },
  ],
  spoken: [
    ...["räume", "raeume", "freie räume", "freier raum", "freien raum", "welcher raum frei", "räume frei", "raum frei"],
    ...["rooms", "free rooms", "free room", "rooms free", "empty room", "empty rooms"],
  ],
  options,
  async run(asked, context) {
    const { school } = context;
    const today = school.today();
    const date = asked.tag ?? today;
    const units = await school.units(date);
    if (asked.stunde === undefined && !date.equals(today)) {
      // No unit has this name: it only tells whether there is school, and reads nothing for that.
      const answer = await school.freeRooms(date, NO_UNIT);
      if (answer.kind === "no-unit" && answer.units.length > 0) return whichUnit(date, answer.units, context);
    }
    const at = asked.stunde ?? school.now().toPlainTime();
    const given = printOptions(options, { stunde: at, tag: date });
    return freeRoomsReply(
      await school.freeRooms(date, at),
      units,
      typeof at === "string" ? at : undefined,
      { asked: asked.seite, on: (seite) => ({ command: "raeume", options: { ...given, seite } }) },
      context,
    );
  },
});
