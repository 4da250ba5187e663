import { command } from "../src/bot/command.ts";
import { ABO, listReply } from "../src/bot/subscription-replies.ts";

export default command({
  name: "abo liste",
  englishName: "subscription list",
  family: ABO,
  isFor: "managers",
  describe: { de: "Welche Abos es hier gibt", en: "Which subscriptions there are here" },
  options: {},
  run: async (_, context) => listReply(context),
});
