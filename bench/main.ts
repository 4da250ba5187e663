import { benchDiscord } from "./discord.ts";
import { benchMemory } from "./memory.ts";
import type { Timing } from "./timing.ts";
import { benchUntis } from "./untis.ts";

const print = (title: string, timings: readonly Timing[]) => {
  const [floor] = timings;
  console.log(`\n${title}`);
  console.table(
    Object.fromEntries(
      timings.map(({ name, p50, p99 }) => [
        name,
        { "p50 ms": p50.toFixed(2), "p99 ms": p99.toFixed(2), "× first": (p50 / (floor?.p50 ?? p50)).toFixed(2) },
      ]),
    ),
  );
};

for (const { title, timings } of await benchUntis()) print(title, timings);
print("an interaction on Discord, from gateway to callback", await benchDiscord());
console.log(`\nmemory at rest, on Discord with a school: ${(await benchMemory()).toFixed(0)} MB`);
