import { type CommandContext, command } from "../../src/bot/command.ts";
import { UserError } from "../../src/bot/errors.ts";
import { MOST_SUBSCRIPTIONS, type SubscriptionLimits } from "../../src/bot/memory/subscription.ts";
import { choiceOption, flagOption } from "../../src/bot/options/choice.ts";
import { klasseOption } from "../../src/bot/options/klasse.ts";
import { printOptions } from "../../src/bot/print-options.ts";
import { defaultKlasse } from "../../src/replies/default-klasse.ts";
import { mustManage } from "../../src/replies/must-manage.ts";
import { whichKlasse } from "../../src/replies/which-klasse.ts";
import { form } from "./form.ts";
import { placeOption, roleOption } from "./options/place.ts";
import { AFTERNOON, timeOption } from "./options/time.ts";
import { EVERY_DAY, weekdaysOption } from "./options/weekdays.ts";
import { ABO, subscribedReply, whichTime } from "./replies.ts";
import { texts } from "./texts.ts";

const klasse = klasseOption({ de: "Klasse, z. B. 5a", en: "Class, such as 5a" });

const options = {
  klasse: { ...klasse, required: true },
  zeit: timeOption({
    de: "Uhrzeit, z. B. 06:30; „abends“: nur, was sich morgen ändert",
    en: "Time, such as 06:30; “abends”: only what is different tomorrow",
  }),
  tage: weekdaysOption({ de: "Schultage, z. B. mo-fr; sonst alle", en: "School days, such as mon-fri; otherwise all" }),
  vorabend: flagOption("evening_before", { de: "Schon am Abend davor?", en: "The evening before already?" }, [
    "vorabend",
    "am vorabend",
    "evening before",
  ]),
  "nur-aenderungen": flagOption(
    "only_changes",
    {
      de: "Nur Änderungen, und nichts, wenn alles nach Plan läuft?",
      en: "Only changes, and nothing if all is as planned?",
    },
    ["nur änderungen", "nur-änderungen", "only changes"],
  ),
  meldungen: choiceOption("alerts", { de: "Neue Änderungen gleich melden?", en: "Report new changes straight away?" }, [
    { value: "keine", label: { de: "keine", en: "none" }, words: ["keine meldungen", "ohne meldungen", "no alerts"] },
    { value: "nah", label: { de: "nur heute und morgen", en: "only today and tomorrow" }, words: ["heute und morgen"] },
    { value: "alle", label: { de: "alle", en: "all" }, words: ["alle meldungen", "alle änderungen", "all alerts"] },
  ]),
  rolle: roleOption({
    de: "Wird bei Änderungen für heute und morgen erwähnt",
    en: "Mentioned when today or tomorrow changes",
  }),
  kanal: placeOption({ de: "Ein anderer Kanal als dieser", en: "A different channel from this one" }),
} as const;

const LONGEST_NAME = 100;

const LIMITS: SubscriptionLimits = {
  most: MOST_SUBSCRIPTIONS,
  tooMany: (limit) =>
    new UserError(
      "refused",
      (each) => texts(each).tooMany[limit](MOST_SUBSCRIPTIONS[limit]),
      (each) => texts(each).tooManyTitle,
    ),
};

const ALERTS = { keine: "none", nah: "near", alle: "all" } as const;

/** In a private chat the group counts that the asker belongs to; elsewhere it is the place's own. */
const communityFor = (place: string, { asker, standing }: CommandContext): string =>
  place === asker.chat && standing.kind !== "stranger" ? standing.community : asker.communityOf(place);

export default command({
  name: "abo start",
  englishName: "subscription start",
  family: ABO,
  restrictedTo: "managers",
  changes: true,
  describe: {
    de: "Jeden Schultag den Plan hierher, und was sich ändert",
    en: "The timetable here every school day, and what changes",
  },
  examples: [
    {
      typed: { de: "5a 06:30", en: "5a 06:30" },
      gives: {
        de: "der Plan jeden Schultag von selbst, und was sich ändert",
        en: "the timetable every school day, automatically, and what changes",
      },
    },
  ],
  spoken: ["abo", "abo start", "abonnieren", "abonniere", "subscription", "subscription start", "subscribe"],
  options,
  form,
  async run(asked, context) {
    const { asker, memory, text, access } = context;
    const place = asked.kanal ?? asker.chat;
    await mustManage(asker, place);
    const community = communityFor(place, context);
    if (!(await access.admits({ platform: asker.platform, id: community })))
      throw new UserError("refused", (each) => texts(each).notAdmitted);
    if (!(await asker.canPost(place)))
      throw new UserError(
        "refused",
        (each) => texts(each).cannotPost,
        (each) => texts(each).cannotPostTitle,
      );
    const invocation = { command: "abo start", options: printOptions(options, asked) };
    const chosen = asked.klasse ?? (await defaultKlasse(context));
    if (!chosen) return whichKlasse(invocation, context);
    const printed = klasse.type.print(chosen);
    if (!asked.zeit)
      return whichTime({ ...invocation, options: { ...invocation.options, klasse: printed } }, chosen, context);
    const { platform } = asker;
    const { time, evening } = asked.zeit;
    const eve = asked.vorabend ?? (evening || time.hour >= AFTERNOON);
    const isPrivate = asker.isPrivate && place === asker.chat;
    const wished = {
      platform,
      place,
      community,
      isPrivate,
      placeName: (await asker.nameOf(place))?.slice(0, LONGEST_NAME) ?? null,
      owner: asker.user,
      klasse: printed,
      time,
      weekdays: asked.tage ?? EVERY_DAY,
      eve,
      onlyChanges: asked["nur-aenderungen"] ?? evening,
      alerts: ALERTS[asked.meldungen ?? (evening ? "keine" : "nah")],
      role: asked.rolle ?? null,
      language: text.language,
    };
    const { subscription, replaced } = await memory.subscribe(wished, LIMITS);
    return subscribedReply(subscription, replaced, context);
  },
});
