import { command } from "../src/bot/command.ts";
import { communityOption } from "../src/bot/options/community.ts";
import { decidedReply, mustBeAlone, whichCommunity } from "../src/replies/communities.ts";

export default command({
  name: "sperren",
  englishName: "block",
  describe: {
    de: "Sperrt einen Ort: Niemand dort bekommt Antworten oder Posts",
    en: "Blocks a place: nobody there gets answers or posts",
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
      return whichCommunity(all, "blocked", text);
    }
    await access.decide(meant, "blocked");
    return decidedReply(meant, "blocked", text);
  },
});
