import { benchBurst } from "./burst.ts";
import { benchDiscord } from "./discord.ts";
import { benchFairPosts } from "./fair-posts.ts";
import { benchFlood } from "./flood.ts";
import { benchMemory } from "./memory.ts";
import { benchPeak } from "./peak.ts";
import { benchPosts } from "./posts.ts";
import { benchReads } from "./reads.ts";
import { benchSchoolYear } from "./school-year.ts";
import type { Timing } from "./timing.ts";
import { benchUntis } from "./untis.ts";

const print = (title: string, timings: readonly Timing[]) => {
  const [floor] = timings;
  console.log(`\n${title}`);
  console.table(
    Object.fromEntries(
      timings.map(({ name, p50, p99 }) => [
        name,
        { "p50 ms": p50.toFixed(3), "p99 ms": p99.toFixed(3), "× first": (p50 / (floor?.p50 ?? p50)).toFixed(2) },
      ]),
    ),
  );
};

for (const { title, timings } of [...(await benchUntis()), ...(await benchUntis("slow"))]) print(title, timings);
const { stored, resolved, logins } = await benchReads();
print("an answer from the store", stored);
print("the teachers of 2,000 periods", resolved);
console.log(`\nlogins for ten calls on an expired session: ${logins}`);
for (const [client, peak] of Object.entries(await benchPeak()))
  console.log(`peak memory of reading 2,000 periods fifty times, median of five, ${client}: ${peak.toFixed(0)} MB`);
print("an interaction on Discord, from gateway to callback", await benchDiscord());
const burst = await benchBurst();
console.log(
  `2,000 commands at once on Discord: ${burst.atOnce} answered within ${(burst.slowestAtOnce / 1000).toFixed(2)} s, ${burst.announced} announced in time and answered within ${(burst.slowest / 1000).toFixed(1)} s, ${burst.unanswered} unanswered`,
);
print("an answer on Telegram", await benchFlood());
console.log(`\nmemory at rest, on Discord with a school: ${(await benchMemory()).toFixed(0)} MB`);
for (const { residentMb, milliseconds, requests } of await benchSchoolYear())
  console.log(
    `50 plans of 40 weeks, on Discord with a school: ${requests} requests, ${milliseconds.toFixed(1)} ms an answer, ${residentMb.toFixed(0)} MB after it`,
  );
console.log(
  `five private posts, due with 300 in the topics of one group: there after ${(await benchFairPosts()).toFixed(2)} s`,
);
const posts = await benchPosts();
console.log(
  `\n1,000 subscriptions of 30 classes due at once: ${posts.render.calls} calls to WebUntis, planned, rendered and stored in ${posts.render.seconds.toFixed(2)} s`,
);
for (const { name, seconds, perSecond, share, limited } of posts.send)
  console.log(
    `sent to ${name} in ${seconds.toFixed(1)} s: ${perSecond.toFixed(1)} a second, ${(share * 100).toFixed(1)} % of what is permitted, ${limited} refused`,
  );
console.log(
  `a round over 60 classes without news: ${posts.watch.calls.length} call (${posts.watch.calls}), ${(posts.watch.seconds * 1000).toFixed(0)} ms`,
);
