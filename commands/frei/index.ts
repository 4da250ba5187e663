import { command } from "../../src/bot/command.ts";
import { dayOption } from "../../src/bot/options/day.ts";
import { freeReply } from "./reply.ts";

export default command({
  name: "frei",
  englishName: "free",
  describe: {
    de: "Ist Schule? Und wann sind die nächsten Ferien?",
    en: "Is there school? And when are the next holidays?",
  },
  examples: [
    {
      typed: { de: "", en: "" },
      gives: {
        de: "ob Schule ist und wann die nächsten Ferien sind",
        en: "whether there is school, and when the next holidays are",
      },
    },
    {
      typed: { de: "24.12.", en: "24 Dec" },
      gives: { de: "dasselbe für einen anderen Tag", en: "the same for another day" },
    },
  ],
  spoken: [
    ...["frei", "schulfrei", "schule", "ist schule", "habe schule", "hab schule", "haben schule"],
    ...["free", "off", "day off", "school", "is school", "have school", "wann ist", "wann sind", "when is", "when are"],
    ...["weihnachten", "ostern", "pfingsten", "christmas", "xmas", "easter", "weihnachtsferien", "osterferien"],
    ...["pfingstferien", "sommerferien", "herbstferien", "winterferien", "faschingsferien"],
  ],
  options: { tag: dayOption({ de: "Tag, z. B. morgen, fr, 24.12.", en: "Day, such as tomorrow, fri, 24 Dec" }) },
  async run({ tag }, context) {
    return freeReply(await context.school.outlook(tag ?? context.school.today()), context);
  },
});
