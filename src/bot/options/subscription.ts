import type { CommandOption, Localised, OptionContext, OptionType } from "../command.ts";
import { OptionError } from "../errors.ts";
import type { Subscription } from "../subscription.ts";

const here = ({ asker, memory }: OptionContext) =>
  memory.subscriptions({ platform: asker.platform, place: asker.chat });

const subscriptionType: OptionType<Subscription> = {
  async parse(typed, context) {
    const wanted = typed.trim().toLowerCase();
    const all = await here(context);
    const fitting = all.filter(({ id, klasse }) => wanted === `#${id}` || klasse.toLowerCase() === wanted);
    const [one, another] = fitting;
    if (one && !another) return one;
    const offered = fitting.length > 0 ? fitting : all;
    throw new OptionError(
      ({ abo }) => abo.unknown(offered.length),
      offered.map((each) => ({ label: context.text.abo.short(each), value: `#${each.id}` })),
    );
  },
  async suggest(_, context) {
    return (await here(context)).map((each) => ({ label: context.text.abo.line(each), value: `#${each.id}` }));
  },
  print: ({ id }) => `#${id}`,
};

/** One of this place's subscriptions, by its class. */
export const subscriptionOption = (describe: Localised): CommandOption<Subscription> => ({
  type: subscriptionType,
  englishName: "subscription",
  describe,
});
