import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LogLine } from "../demo-bot.ts";
import { wish } from "../store/sample.ts";
import { createBoard } from "./board.ts";
import { openSmallWorld } from "./small-world.ts";

/** Posts from a small disk that is full for five minutes. Its outcome is told as JSON. */
const [folder = ""] = process.argv.slice(2);
const PLACES = 30;
const ballast = join(folder, "ballast");

function fill(): void {
  for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) while (fits(size));
}

function fits(size: number): boolean {
  try {
    writeFileSync(ballast, Buffer.alloc(size), { flag: "a" });
    return true;
  } catch {
    return false;
  }
}

const log: LogLine[] = [];
const write = (entry: object, message: string) => void log.push({ entry, message });
const info = () => {};
await using world = await openSmallWorld(
  { now: "2026-11-24T06:29+01:00", database: join(folder, "bot.db") },
  { log: { info, warn: write, error: write } },
);
const board = createBoard();
const jobs = world.jobsOn({
  ...board,
  async post(post) {
    // What was claimed gets through, but can no longer be confirmed.
    if (board.pinned.length === 0) fill();
    return board.post(post);
  },
});
const time = (place: number) => new Temporal.PlainTime(6, 30 + Math.floor(place / 10));
for (let place = 0; place < PLACES; place++)
  await world.store.memory.subscribe(wish({ place: `c${place}`, time: time(place) }));
const begin = Temporal.Instant.from("2026-11-24T06:30+01:00");
const running: Promise<void>[] = [];
for (let seconds = 0; seconds < 300; seconds += 5) {
  world.small.now = `${begin.add({ seconds })}`;
  running.push(jobs.watch(), jobs.post());
  await new Promise((resolve) => setTimeout(resolve, 5));
}
const whileFull = { posts: board.pinned.length, log: [...log] };
rmSync(ballast);
world.small.now = `${begin.add({ minutes: 6 })}`;
await Promise.all(running);
await jobs.post();
const places = board.pinned.map(({ post }) => post.place);
console.log(JSON.stringify({ whileFull, posts: places.length, places: new Set(places).size, last: log.at(-1) }));
