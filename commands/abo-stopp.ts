import { command } from "../src/bot/command.ts";
import { UserError } from "../src/bot/errors.ts";
import { subscriptionOption } from "../src/bot/options/subscription.ts";
import { ABO, listReply, stoppedReply } from "../src/bot/subscription-replies.ts";

export default command({
  name: "abo stopp",
  englishName: "subscription stop",
  family: ABO,
  isFor: "managers",
  describe: { de: "Ein Abo beenden", en: "End a subscription" },
  options: { abo: subscriptionOption({ de: "Welches, z. B. 5a", en: "Which one, such as 5a" }) },
  async run({ abo }, context) {
    const { asker, memory } = context;
    if (!(await asker.mayManage(asker.chat))) throw new UserError(({ abo: texts }) => texts.mayNotManage);
    const address = { platform: asker.platform, place: asker.chat };
    const all = await memory.subscriptions(address);
    const chosen = abo ?? (all.length === 1 ? all[0] : undefined);
    if (!chosen) return listReply(context);
    await memory.unsubscribe(chosen.id, address);
    return stoppedReply(chosen, context);
  },
});
