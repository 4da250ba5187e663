import { expect, test } from "vitest";
import { type Limits, type Place, Share } from "../../../src/school/reading/share.ts";
import { createSleeper } from "../../fakes/sleeper.ts";

const LIMITS: Limits = { perSecond: 2, burst: 4, atOnce: 4, patience: 8, patienceAhead: 2 };

/** A share, and what became of what entered it: "12.5 s: this". */
function shareOf(limits: Partial<Limits> = {}) {
  const sleeper = createSleeper();
  const share = new Share({ ...LIMITS, ...limits }, sleeper.sleep);
  const log: string[] = [];
  const answers = new Map<string, () => void>();
  const at = () => `${sleeper.time / 1000} s`;
  return {
    log,
    pass: (seconds: number) => sleeper.pass(seconds * 1000),
    /** @param takes whether the test says when it is answered. */
    enter(name: string, place: Partial<Place> = {}, takes: "no time" | "a while" = "no time") {
      const ticket = {
        urgency: "asked",
        weeksAway: 0,
        who: "somebody",
        ...place,
        async start() {
          log.push(`${at()}: ${name}`);
          if (takes === "a while") await new Promise<void>((answered) => answers.set(name, answered));
        },
        refuse: () => void log.push(`${at()}: ${name} refused`),
      } as const;
      share.enter(ticket);
      return { leave: () => share.leave(ticket) };
    },
    answer: (name: string) => answers.get(name)?.(),
  };
}

test("four start at once, and then two a second", async () => {
  const { enter, pass, log } = shareOf();
  for (const name of "abcdefgh") enter(name);
  await pass(10);
  expect(log).toEqual(["0 s: a", "0 s: b", "0 s: c", "0 s: d", "0.5 s: e", "1 s: f", "1.5 s: g", "2 s: h"]);
});

test("after a pause four may start at once again, and no more", async () => {
  const { enter, pass, log } = shareOf();
  for (const name of "abcd") enter(name);
  await pass(60);
  for (const name of "efghi") enter(name);
  await pass(1);
  expect(log.slice(4)).toEqual(["60 s: e", "60 s: f", "60 s: g", "60 s: h", "60.5 s: i"]);
});

test("while four are on their way, none is sent, however long it takes", async () => {
  const { enter, pass, log, answer } = shareOf({ patience: Infinity });
  for (const name of "abcde") enter(name, {}, "a while");
  await pass(60);
  expect(log).toHaveLength(4);
  answer("b");
  await pass(1);
  expect(log.slice(4)).toEqual(["60 s: e"]);
});

test("lists go first, then the nearest week, and what only looks ahead comes last", async () => {
  const { enter, pass, log } = shareOf({ burst: 1 });
  enter("first");
  enter("ahead", { urgency: "ahead" });
  for (const weeksAway of [30, 1, 0, 2]) enter(`week ${weeksAway}`, { weeksAway });
  enter("list", { urgency: "list" });
  await pass(10);
  expect(log.map((line) => line.split(": ")[1])).toEqual([
    "first",
    "list",
    "week 0",
    "week 1",
    "week 2",
    "ahead refused",
    "week 30",
  ]);
});

test("people take turns, whoever asks for more", async () => {
  const { enter, pass, log } = shareOf({ burst: 1 });
  for (const name of ["first", "a1", "a2", "a3", "a4"]) enter(name, { who: "a" });
  for (const name of ["b1", "b2"]) enter(name, { who: "b" });
  enter("c1", { who: "c" });
  await pass(10);
  expect(log.map((line) => line.split(": ")[1])).toEqual(["first", "a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
});

test("what would wait for more than eight seconds is refused at once: the farthest, of whoever asks for most", async () => {
  const { enter, log } = shareOf();
  for (let week = 0; week < 21; week++) enter(`week ${week}`, { weeksAway: week });
  enter("far", { weeksAway: 21 });
  enter("near", { who: "another" });
  expect(log.filter((line) => line.endsWith("refused"))).toEqual([
    "0 s: week 20 refused",
    "0 s: far refused",
    "0 s: week 19 refused",
  ]);
});

test("what waits for eight seconds in vain is refused, what looks ahead after two", async () => {
  const { enter, pass, log } = shareOf();
  for (const name of "abcd") enter(name, {}, "a while");
  enter("asked");
  enter("ahead", { urgency: "ahead" });
  await pass(20);
  expect(log.slice(4)).toEqual(["2 s: ahead refused", "8 s: asked refused"]);
});

test("whoever leaves is not sent, and costs nothing", async () => {
  const { enter, pass, log } = shareOf();
  for (const name of "abcd") enter(name);
  const { leave } = enter("e");
  enter("f");
  leave();
  await pass(10);
  expect(log.slice(4)).toEqual(["0.5 s: f"]);
});
