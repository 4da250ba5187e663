import type { KnownCommunity } from "../access.ts";
import type { CommandOption, OptionType, Suggestion } from "../command.ts";
import { OptionError } from "../errors.ts";
import { shown } from "../shown.ts";

/** Discord's limit of choices. */
const MOST_SUGGESTIONS = 25;

/** By its number, "#3", by its id or by its name. */
const isMeant = ({ number, id, name }: KnownCommunity, typed: string) =>
  typed === `#${number}` || typed === id || typed.toLowerCase() === name?.toLowerCase();

const communityType: OptionType<KnownCommunity> = {
  looks: () => "perhaps",
  async parse(typed, { access }) {
    const found = (await access.communities()).find((each) => isMeant(each, typed));
    if (!found) throw new OptionError("missing", ({ errors }) => errors.unknownCommunity(shown(typed)));
    return found;
  },
  async suggest(typed, { access }): Promise<readonly Suggestion[]> {
    const wanted = typed.toLowerCase();
    const all = (await access.communities()).filter(({ name, id }) => (name ?? id).toLowerCase().includes(wanted));
    return all.slice(0, MOST_SUGGESTIONS).map(({ number, name, id }) => ({ label: name ?? id, value: `#${number}` }));
  },
  print: ({ number }) => `#${number}`,
};

/** A server, a group or a person's private chat that the bot knows. */
export const communityOption = (describe: CommandOption["describe"]): CommandOption<KnownCommunity> => ({
  type: communityType,
  englishName: "place",
  describe,
});
