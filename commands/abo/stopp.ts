import { command } from "../../src/bot/command.ts";
import { UserError } from "../../src/bot/errors.ts";
import type { Subscription } from "../../src/bot/memory/subscription.ts";
import { mustManage } from "../../src/replies/must-manage.ts";
import { ElementNames } from "../../src/school/index.ts";
import { placeOption } from "./options/place.ts";
import { subscriptionOption } from "./options/subscription.ts";
import { ABO, listReply, stoppedReply } from "./replies.ts";
import { texts } from "./texts.ts";

/** What people type for "stopp", in either language. */
const ENDINGS = [
  ...["stop", "stopp", "aus", "beenden", "ende", "kündigen", "abbestellen", "löschen", "weg"],
  ...["off", "end", "cancel", "delete", "remove"],
];

const NUMBER = /^#(\d{1,15})$/;

/** The one that is meant by its class, as people type it; by nothing, the only one. Undefined when it could be several. */
function meant(typed: string | undefined, all: readonly Subscription[]): Subscription | undefined {
  if (typed === undefined) return all.length === 1 ? all[0] : undefined;
  const names = all.map(({ id, klasse }) => ({ kind: "klasse" as const, id, name: klasse, longName: "" }));
  const match = new ElementNames("klasse", names).find(typed);
  if (match.kind === "none") throw new UserError("missing", (text) => texts(text).unknown(typed));
  return match.kind === "one" ? all.find(({ id }) => id === match.element.id) : undefined;
}

export default command({
  name: "abo stopp",
  englishName: "subscription stop",
  family: ABO,
  restrictedTo: "managers",
  changes: true,
  describe: { de: "Ein Abo beenden", en: "End a subscription" },
  otherNames: ["abo", "subscription"].flatMap((family) => ENDINGS.map((word) => `${family} ${word}`)),
  options: {
    kanal: placeOption({ de: "Ein anderer Kanal als dieser", en: "A different channel from this one" }),
    abo: subscriptionOption({ de: "Welches, z. B. 5a", en: "Which one, such as 5a" }),
  },
  async run({ abo, kanal }, context) {
    const { asker, memory } = context;
    // An id is good in any place: buttons may be pressed elsewhere than in the subscription's place.
    const [, number] = NUMBER.exec(abo ?? "") ?? [];
    const numbered = number === undefined ? undefined : await memory.subscription(Number(number), asker.platform);
    const place = numbered?.place ?? kanal ?? asker.chat;
    await mustManage(asker, place);
    const all = await memory.subscriptions({ platform: asker.platform, place });
    const chosen = numbered ?? meant(abo, all);
    if (!chosen) return listReply(place, context);
    await memory.unsubscribe(chosen.id, { platform: asker.platform, place });
    return stoppedReply(chosen, context);
  },
});
