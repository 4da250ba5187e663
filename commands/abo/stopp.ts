import { command } from "../../src/bot/command.ts";
import { UserError } from "../../src/bot/errors.ts";
import { placeOption } from "./options/place.ts";
import { subscriptionOption } from "./options/subscription.ts";
import { ABO, listReply, stoppedReply } from "./replies.ts";
import { texts } from "./texts.ts";

const NUMBER = /^#(\d{1,15})$/;

export default command({
  name: "abo stopp",
  englishName: "subscription stop",
  family: ABO,
  restrictedTo: "managers",
  describe: { de: "Ein Abo beenden", en: "End a subscription" },
  options: {
    kanal: placeOption({ de: "Ein anderer Kanal als dieser", en: "Another channel than this one" }),
    abo: subscriptionOption({ de: "Welches, z. B. 5a", en: "Which one, such as 5a" }),
  },
  async run({ abo, kanal }, context) {
    const { asker, memory } = context;
    // An id is good in any place: buttons may be pressed elsewhere than in the subscription's place.
    const [, number] = NUMBER.exec(abo ?? "") ?? [];
    const numbered = number === undefined ? undefined : await memory.subscription(Number(number), asker.platform);
    const place = numbered?.place ?? kanal ?? asker.chat;
    if (!(await asker.mayManage(place))) throw new UserError(({ errors }) => errors.mayNotManage);
    const all = await memory.subscriptions({ platform: asker.platform, place });
    const wanted = abo?.toLowerCase();
    const fitting = numbered
      ? [numbered]
      : all.filter(({ klasse }) => wanted === undefined || klasse.toLowerCase() === wanted);
    const [chosen, another] = fitting;
    if (!chosen && abo !== undefined) throw new UserError((text) => texts(text).unknown(abo));
    if (!chosen || another) return listReply(place, context);
    await memory.unsubscribe(chosen.id, { platform: asker.platform, place });
    return stoppedReply(chosen, context);
  },
});
