import { expect, test } from "vitest";
import { RequestQueue } from "../../../src/school/index.ts";
import { createSleeper } from "../../fakes/sleeper.ts";

const person = (name: string) => ({ person: name });

/** A queue whose people's share is used up: four requests are on their way for ever. */
async function full() {
  const sleeper = createSleeper();
  const queue = new RequestQueue(sleeper.sleep);
  const ask = (who: Parameters<typeof queue.by>[0], what: string, weeks: number, work: () => Promise<string>) =>
    queue.by(who, () => queue.ask(what, weeks, work));
  const sent: string[] = [];
  const request = (what: string) => () =>
    queue.gate(async () => {
      sent.push(what);
      return what;
    });
  for (let at = 0; at < 4; at++)
    void ask(person("slow"), `slow ${at}`, 0, () => queue.gate(() => new Promise(() => {})));
  await sleeper.pass(0);
  return { queue, ask, request, sent, pass: (seconds: number) => sleeper.pass(seconds * 1000) };
}

const outcome = (work: Promise<string>) => work.catch((error: Error) => error.name);

test("what several ask is one request, and whoever is more urgent hastens it", async () => {
  const { ask, request, sent } = await full();
  let shared: Promise<string> | undefined;
  const once = () => (shared ??= request("plan")());
  const patient = outcome(ask(person("a"), "plan", 3, once));
  expect(await outcome(ask({ job: "posts" }, "plan", 3, once))).toBe("plan");
  expect(await patient).toBe("plan");
  expect(sent).toEqual(["plan"]);
});

test("whoever is refused takes along nobody who has joined in", async () => {
  const { ask, request, sent, pass } = await full();
  let shared: Promise<string> | undefined;
  // As the client joins calls for one list, whichever plan needs it.
  const list = () =>
    (shared ??= request("list")().finally(() => {
      shared = undefined;
    }));
  const refused = outcome(ask(person("a"), "plan 1", 3, list));
  const posted = outcome(ask({ job: "posts" }, "plan 2", 3, list));
  await pass(8);
  expect(await refused).toBe("BusyError");
  expect(await posted).toBe("list");
  expect(sent).toEqual(["list"]);
});

test("a request that nobody waits for any more is not sent", async () => {
  const { ask, request, sent, pass } = await full();
  const work = { plan: request("plan") };
  expect(await outcome(Promise.race([ask(person("a"), "plan", 0, work.plan), pass(9).then(() => "too late")]))).toBe(
    "BusyError",
  );
  await pass(60);
  expect(sent).toEqual([]);
});

test("a request outside of any question has its turn as well", async () => {
  const { queue, request, sent } = await full();
  expect(await outcome(queue.by(person("a"), () => queue.unasked(request("plan"))))).toBe("BusyError");
  expect(await queue.by({ job: "watcher" }, request("news"))).toBe("news");
  expect(sent).toEqual(["news"]);
});
