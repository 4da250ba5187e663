import { command } from "../../src/bot/command.ts";
import { mustManage } from "../../src/replies/must-manage.ts";
import { placeOption } from "./options/place.ts";
import { ABO, listReply } from "./replies.ts";

export default command({
  name: "abo liste",
  englishName: "subscription list",
  family: ABO,
  restrictedTo: "managers",
  describe: { de: "Welche Abos es hier gibt", en: "Shows the subscriptions here" },
  options: { kanal: placeOption({ de: "Ein anderer Kanal als dieser", en: "A different channel from this one" }) },
  async run({ kanal }, context) {
    const { asker } = context;
    const place = kanal ?? asker.chat;
    await mustManage(asker, place);
    return listReply(place, context);
  },
});
