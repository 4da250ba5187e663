import { command } from "../src/bot/command.ts";
import { communitiesReply, mustBeAlone } from "../src/replies/communities.ts";

export default command({
  name: "orte",
  englishName: "places",
  describe: {
    de: "Wo man den Bot fragen darf, und wer wartet",
    en: "Where people can ask the bot, and who is waiting",
  },
  restrictedTo: "operators",
  options: {},
  async run(_, { access, asker, text }) {
    mustBeAlone(asker);
    return communitiesReply(await access.communities(), text);
  },
});
