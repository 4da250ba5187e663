import { describe, expect, test } from "vitest";
import type { Busy } from "../../src/bot/platform.ts";
import { inTurns } from "../../src/jobs/in-turns.ts";
import { Lane } from "../../src/jobs/lane.ts";
import { Pace } from "../../src/jobs/pace.ts";
import { createBoard } from "./board.ts";

const START = Temporal.Instant.from("2026-11-24T05:30:00Z");

function start(platform: "telegram" | "discord" = "telegram") {
  let time = START;
  const lane = new Lane(createBoard(platform), { now: () => time, sleep: async () => {} });
  const refused = (place: string, busy: Partial<Busy>, { tries = 0, unsure = 0 } = {}) =>
    lane.refused({ kind: "busy", error: {}, ...busy }, { place, tries, unsure });
  return {
    lane,
    refused,
    /** The seconds that a post waits which failed so often. */
    pause: (busy: Partial<Busy>, failed: { tries?: number; unsure?: number }) =>
      START.until(refused("1", busy, failed)).total("seconds"),
    after(seconds: number) {
      time = START.add({ seconds });
    },
  };
}

describe("a lane", () => {
  test("a chat that wants a pause holds up no other, however many do; its topics are one chat", () => {
    const { lane, refused, after } = start();
    expect(`${refused("-1007/4", { afterSeconds: 20 })}`).toBe("2026-11-24T05:30:20Z");
    for (let chat = 1; chat < 50; chat++) refused(`${chat}`, { afterSeconds: 20 });
    expect(lane.isOpen).toBe(true);
    expect(["-1007", "-1007/4", "-1007/5", "1", "50"].map((place) => lane.takes(place))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(lane.heldChats()).toHaveLength(50);
    after(20);
    expect(lane.takes("-1007/5")).toBe(true);
    expect(lane.heldChats()).toEqual([]);
  });

  test("a platform that says that it means everybody is left in peace", () => {
    const { lane, refused, after } = start();
    refused("1", { afterSeconds: 20, everywhere: true });
    expect(lane.isOpen).toBe(false);
    after(20);
    expect(lane.isOpen).toBe(true);
  });

  test("what does not get through is tried again after 5, 10, 20 … seconds, at most five minutes", () => {
    const { pause } = start();
    expect([0, 1, 2, 5, 6, 50].map((tries) => pause({}, { tries }))).toEqual([5, 10, 20, 160, 300, 300]);
  });

  test("what may have arrived waits longer, where it would come twice", () => {
    const unsure = [0, 1, 2, 5, 6, 50];
    const pauses = (platform: "telegram" | "discord") =>
      unsure.map((each) => start(platform).pause({ mayHaveArrived: true }, { tries: 1, unsure: each }));
    expect(pauses("telegram")).toEqual([60, 120, 240, 1920, 3600, 3600]);
    expect(pauses("discord")).toEqual([10, 10, 10, 10, 10, 10]);
  });
});

describe("a pace", () => {
  function paced() {
    const waits: number[] = [];
    let clock = 1000;
    const sleep = async (milliseconds: number) => {
      waits.push(milliseconds);
      clock += milliseconds;
    };
    return {
      pace: new Pace(50, sleep, () => clock),
      waits,
      pass: (milliseconds: number) => {
        clock += milliseconds;
      },
    };
  }

  test("lets through so many a second, evenly, and nothing is saved up", async () => {
    const { pace, waits, pass } = paced();
    for (let turn = 0; turn < 4; turn++) await pace.turn();
    expect(waits).toEqual([20, 20, 20]);
    pass(1000);
    for (let turn = 0; turn < 2; turn++) await pace.turn();
    expect(waits).toEqual([20, 20, 20, 20]);
  });

  test("goes slower with every refusal, down to one a second, and at once as fast as before", async () => {
    const { pace, waits } = paced();
    for (let refusal = 0; refusal < 8; refusal++) {
      await pace.turn();
      pace.slowDown();
    }
    expect(waits).toEqual([40, 80, 160, 320, 640, 1000, 1000]);
    await pace.turn();
    pace.speedUp();
    await pace.turn();
    await pace.turn();
    expect(waits.slice(-1)).toEqual([20]);
  });
});

test("chats take turns, and of each one piece is under way at a time", async () => {
  const pieces = [..."aaaabbc"].map((place, index) => ({ place: `${place}/${index}` }));
  const done: string[] = [];
  const underWay = new Set<string>();
  await inTurns(pieces, 2, async ({ place }) => async () => {
    const chat = place.charAt(0);
    expect(underWay).not.toContain(chat);
    underWay.add(chat);
    expect(underWay.size).toBeLessThanOrEqual(2);
    await new Promise((soon) => setImmediate(soon));
    underWay.delete(chat);
    done.push(chat);
  });
  expect(done.join("")).toBe("abcabaa");
});

test("a piece that is not ready yet holds up no other, but the next of its chat", async () => {
  const pieces = ["a/1", "a/2", "b/1", "c/1"].map((place) => ({ place }));
  const done: string[] = [];
  const slow = Promise.withResolvers<void>();
  const all = inTurns(pieces, 1, async ({ place }) => {
    if (place === "a/1") await slow.promise;
    return place === "b/1" ? undefined : async () => void done.push(place);
  });
  await new Promise((soon) => setImmediate(soon));
  expect(done).toEqual(["c/1"]);
  slow.resolve();
  await all;
  expect(done).toEqual(["c/1", "a/1", "a/2"]);
});
