import type { CommandOption, Localised, OptionType } from "../../../src/bot/command.ts";
import { OptionError } from "../../../src/bot/errors.ts";

const LONGEST_SHOWN = 40;

const placeType: OptionType<string> = {
  native: "channel",
  async parse(typed, { asker }) {
    const place = await asker.findPlace(typed);
    if (place === undefined) throw new OptionError(({ errors }) => errors.unknownPlace(typed.slice(0, LONGEST_SHOWN)));
    return place;
  },
  suggest: async () => [],
  print: (place) => place,
};

/** Another channel than this one, by the platform's way to name it. */
export const placeOption = (describe: Localised): CommandOption<string> => ({
  type: placeType,
  englishName: "channel",
  describe,
});

const roleType: OptionType<string> = {
  native: "role",
  async parse(typed, { asker }) {
    if (!asker.abilities.hasRoles) throw new OptionError(({ errors }) => errors.noRoles);
    const role = await asker.findRole(typed);
    if (role === undefined) throw new OptionError(({ errors }) => errors.unknownWords(typed.slice(0, LONGEST_SHOWN)));
    return role;
  },
  suggest: async () => [],
  print: (role) => role,
};

/** A role to mention, by the platform's way to name one. */
export const roleOption = (describe: Localised): CommandOption<string> => ({
  type: roleType,
  englishName: "role",
  describe,
});
