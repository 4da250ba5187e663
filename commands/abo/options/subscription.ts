import type { CommandOption, Localised, OptionType } from "../../../src/bot/command.ts";
import { shown } from "../../../src/bot/shown.ts";
import { subscriptionTexts } from "../../../src/replies/subscription-texts.ts";

const subscriptionType: OptionType<string> = {
  looks: () => "perhaps",
  parse: async (typed) => shown(typed.trim()),
  async suggest(_, { asker, memory, text }) {
    const all = await memory.subscriptions({ platform: asker.platform, place: asker.chat });
    return all.map((each) => ({ label: subscriptionTexts(text).line(each), value: `#${each.id}` }));
  },
  print: (typed) => typed,
};

/** A subscription by its class or its id; which one that is depends on the place. */
export const subscriptionOption = (describe: Localised): CommandOption<string> => ({
  type: subscriptionType,
  englishName: "subscription",
  describe,
});
