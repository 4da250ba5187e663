import type { CommandOption, Localised, OptionType } from "../../../src/bot/command.ts";
import { OptionError } from "../../../src/bot/errors.ts";
import { shown } from "../../../src/bot/shown.ts";
import { texts } from "../texts.ts";

/** "@klasse5a", "-1001234567890": never a class or a time. */
const PLACE = /^(?:@\w{4,32}|-?\d{5,20})$/;

const placeType: OptionType<string> = {
  native: "channel",
  looks: (typed) => (PLACE.test(typed) ? "surely" : "no"),
  async parse(typed, { asker }) {
    const place = await asker.findPlace(typed);
    if (place === undefined) throw new OptionError("missing", (text) => texts(text).unknownPlace(shown(typed)));
    return place;
  },
  suggest: async () => [],
  print: (place) => place,
};

/** Another channel than this one, named the platform's way. */
export const placeOption = (describe: Localised): CommandOption<string> => ({
  type: placeType,
  englishName: "channel",
  describe,
});

const roleType: OptionType<string> = {
  native: "role",
  // Roles are chosen in a form, never typed.
  looks: () => "no",
  async parse(typed, { asker }) {
    if (!asker.abilities.hasRoles || asker.isPrivate) throw new OptionError("missing", (text) => texts(text).noRoles);
    const role = await asker.findRole(typed);
    if (role === undefined) throw new OptionError("refused", (text) => texts(text).mayNotMention);
    return role;
  },
  suggest: async () => [],
  // What is stored may also say on whose right it is mentioned; that is asked anew.
  print: (role) => role.split("/")[0] ?? role,
};

/** A role to mention, by the platform's way to name one. */
export const roleOption = (describe: Localised): CommandOption<string> => ({
  type: roleType,
  englishName: "role",
  describe,
});
