import { asText, startDemoBot } from "../demo-bot.ts";
import { inGroup, inPrivate } from "./askers.ts";

/** A bot that answers only where it is admitted, a group that is not, and an operator in private. */
export async function startClosedBot() {
  const demo = await startDemoBot({ isOpen: false });
  const operator = inPrivate("de", { user: "50", chat: "50", community: "@50" });
  const group = inGroup("de", { community: "-1007", communityName: async () => "Klasse 5a" });
  await demo.access.becomeOperator(operator, demo.access.newCode());
  return {
    ...demo,
    operator,
    group,
    runs: async (line: string, who = operator) => asText(await demo.bot.runText(line, who)),
  };
}
