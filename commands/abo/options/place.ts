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

/** Discord's ids. Nowhere else are there roles. */
const ROLE_ID = /^\d{17,20}$/;

const roleType: OptionType<string> = {
  native: "role",
  async parse(typed, { asker }) {
    if (asker.platform !== "discord" || !ROLE_ID.test(typed)) throw new OptionError(({ errors }) => errors.noRoles);
    return typed;
  },
  suggest: async () => [],
  print: (role) => role,
};

/** A role of a Discord server. */
export const roleOption = (describe: Localised): CommandOption<string> => ({
  type: roleType,
  englishName: "role",
  describe,
});
