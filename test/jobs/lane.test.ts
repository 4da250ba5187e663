import { expect, test } from "vitest";
import { Lane } from "../../src/jobs/lane.ts";
import { Pace } from "../../src/jobs/pace.ts";
import { createBoard } from "./board.ts";

const START = Temporal.Instant.from("2026-11-24T05:30:00Z");

function start() {
  let time = START;
  const lane = new Lane(createBoard("telegram"), { now: () => time, sleep: async () => {} });
  const limited = (place: string, afterSeconds: number) =>
    lane.again({ kind: "busy", afterSeconds, error: {} }, 0, place);
  const after = (seconds: number) => {
    time = START.add({ seconds });
  };
  return { lane, limited, after };
}

test("a place that wants a pause holds up no other; when many do, the platform is left in peace", () => {
  const { lane, limited, after } = start();
  expect(`${limited("1", 20)}`).toBe("2026-11-24T05:30:20Z");
  limited("1", 20);
  limited("2", 20);
  expect(lane.isOpen).toBe(true);
  limited("3", 20);
  expect(lane.isOpen).toBe(false);
  after(20);
  expect(lane.isOpen).toBe(true);
  limited("4", 20);
  expect(lane.isOpen).toBe(true);
});

test("what does not get through is tried again after 5, 10, 20 … seconds, at most five minutes", () => {
  const { lane } = start();
  const pauses = [0, 1, 2, 5, 6, 50].map((tries) =>
    START.until(lane.again({ kind: "busy", error: {} }, tries, "1")).total("seconds"),
  );
  expect(pauses).toEqual([5, 10, 20, 160, 300, 300]);
});

test("a pace lets through so many a second, evenly, and nothing is saved up", async () => {
  const waits: number[] = [];
  let clock = 1000;
  const pace = new Pace(
    50,
    async (milliseconds) => {
      waits.push(milliseconds);
      clock += milliseconds;
    },
    () => clock,
  );
  for (let turn = 0; turn < 4; turn++) await pace.turn();
  expect(waits).toEqual([20, 20, 20]);
  clock += 1000;
  for (let turn = 0; turn < 2; turn++) await pace.turn();
  expect(waits).toEqual([20, 20, 20, 20]);
});
