import { command } from "../src/bot/command.ts";
import { freeReply } from "../src/bot/free-reply.ts";
import { dayOption } from "../src/bot/options/day.ts";

export default command({
  name: "frei",
  englishName: "free",
  describe: {
    de: "Ist Schule? Und wann sind die nächsten Ferien?",
    en: "Is there school? And when are the next holidays?",
  },
  options: { tag: dayOption({ de: "Tag, z. B. morgen, fr, 24.12.", en: "Day, such as tomorrow, fri, 24.12." }) },
  async run({ tag }, context) {
    return freeReply(await context.school.outlook(tag ?? context.school.today()), context);
  },
});
