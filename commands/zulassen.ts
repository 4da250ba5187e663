import { command } from "../src/bot/command.ts";
import { communityOption } from "../src/bot/options/community.ts";
import { decidedReply, mustBeAlone, whichCommunity } from "../src/replies/communities.ts";

export default command({
  name: "zulassen",
  englishName: "approve",
  describe: {
    de: "Lässt einen Ort zu: Alle dort dürfen den Bot fragen",
    en: "Approves a place: everybody there can ask the bot",
  },
  restrictedTo: "operators",
  changes: true,
  options: { ort: communityOption({ de: "Welcher Ort; sonst dieser", en: "Which place; otherwise this one" }) },
  async run({ ort }, { access, asker, text }) {
    const all = await access.communities();
    const here = all.find(({ platform, id }) => platform === asker.platform && id === asker.community);
    const meant = ort ?? (asker.isPrivate ? undefined : here);
    if (!meant) {
      mustBeAlone(asker);
      return whichCommunity(all, "admitted", text);
    }
    await access.decide(meant, "admitted");
    return decidedReply(meant, "admitted", text);
  },
});
