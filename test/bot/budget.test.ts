import { expect, test } from "vitest";
import { Budget } from "../../src/bot/budget.ts";

function budget(burst: number, perSecond: number) {
  let clock = 5000;
  const asked = new Budget({ burst, perSecond }, () => clock);
  return {
    ask: (times: number, cost = 1, whose = "anna") => Array.from({ length: times }, () => asked.ask(whose, cost)),
    pass(seconds: number) {
      clock += seconds * 1000;
    },
  };
}

const answers = (verdicts: readonly string[]) => verdicts.filter((verdict) => verdict === "answer").length;

test("so many at once are answered; what is beyond is told once, and then met by silence", () => {
  const { ask } = budget(20, 1);
  const verdicts = ask(500);
  expect(answers(verdicts)).toBe(20);
  expect(verdicts.slice(20, 23)).toEqual(["tell", "silent", "silent"]);
  expect(verdicts.filter((verdict) => verdict === "tell")).toHaveLength(1);
});

test("from then on one a second is answered; it is told again only after the budget was full", () => {
  const { ask, pass } = budget(20, 1);
  ask(30);
  for (let second = 0; second < 10; second++) {
    pass(1);
    expect(ask(3)).toEqual(["answer", "silent", "silent"]);
  }
  pass(20);
  expect(ask(21)).toEqual([...Array<string>(20).fill("answer"), "tell"]);
});

test("everybody has a budget of their own", () => {
  const { ask } = budget(2, 1);
  ask(100);
  expect(ask(2, 1, "berta")).toEqual(["answer", "answer"]);
});

test("what costs less is answered more often", () => {
  const { ask } = budget(20, 1);
  expect(answers(ask(500, 0.5))).toBe(40);
});
