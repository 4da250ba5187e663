import { command } from "../src/bot/command.ts";
import { UserError } from "../src/bot/errors.ts";
import { ABO, listReply } from "../src/bot/subscription-replies.ts";

export default command({
  name: "abo liste",
  englishName: "subscription list",
  family: ABO,
  isFor: "managers",
  describe: { de: "Welche Abos es hier gibt", en: "Which subscriptions there are here" },
  options: {},
  async run(_, context) {
    const { asker } = context;
    if (!(await asker.mayManage(asker.chat))) throw new UserError(({ abo }) => abo.mayNotManage);
    return listReply(context);
  },
});
