import { parseArgs } from "node:util";
import { soak } from "./soak.ts";

/** `npm run soak -- --minutes 3 --seed 1`: lets days pass in which everything goes wrong, and counts what became of the posts. */
const { values } = parseArgs({
  options: { minutes: { type: "string", default: "3" }, seed: { type: "string", default: "1" } },
});
const found = await soak(Number(values.minutes), Number(values.seed));
console.table(found.platforms);
console.log(`${found.days} days, ${found.kills} kills, seed ${values.seed}. Trouble met: ${found.troubles}`);
console.log(
  `Telegram’s answers were lost ${found.answersLost} times, each a second post; apart from those ${found.doubledPerKill} came twice per kill.`,
);
const { discord, telegram } = found.platforms;
if (discord.lost + telegram.lost + discord.doubled > 0) process.exitCode = 1;
