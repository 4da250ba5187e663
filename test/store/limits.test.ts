import { expect, test } from "vitest";
import { MOST_SUBSCRIPTIONS, type NewSubscription } from "../../src/bot/memory/subscription.ts";
import { openStore } from "../../src/store/index.ts";
import { MONDAY, wish } from "./sample.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const LIMITS = { most: MOST_SUBSCRIPTIONS, tooMany: (limit: string) => new Error(limit) };
const id = (each: number) => `${each}`;

test.each<[limit: string, most: number, wished: (each: number) => Partial<NewSubscription>]>([
  ["place", 20, (each) => ({ klasse: id(each), owner: id(each) })],
  ["person", 60, (each) => ({ place: id(each), community: id(each) })],
])(
  "of more subscriptions of a %s than there may be, all at once and by two processes, %i are made",
  async (limit, most, wished) => {
    using folder = temporaryFolder();
    const database = folder.file("bot.db");
    await using one = openStore(database, () => MONDAY);
    await using other = openStore(database, () => MONDAY);
    const asked = Array.from({ length: most + 6 }, (_, each) =>
      (each % 2 === 0 ? one : other).memory.subscribe(wish(wished(each)), LIMITS),
    );
    const refused = (await Promise.allSettled(asked)).flatMap((each) =>
      each.status === "rejected" ? [each.reason] : [],
    );
    expect(refused).toEqual(Array.from({ length: 6 }, () => new Error(limit)));
    expect(await one.subscriptions.active()).toHaveLength(most);
  },
);
