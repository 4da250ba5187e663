import { expect, test } from "vitest";
import { createRecordedQueue } from "../school/recorded-queue.ts";
import { startWorld } from "./world.ts";

const readings = ({ demo }: { demo: { requests(what: string): number } }) => demo.requests("getTimetable");

test("the plans of posts are read shortly before, once, and posted from the store", async () => {
  await using world = await startWorld("2026-11-23 15:00", { watching: false });
  for (const [place, klasse] of Object.entries({ one: "5a", two: "5a", three: "8b", four: "Q1" }))
    await world.subscribe({ klasse, place });
  await world.subscribe({ klasse: "7a", eve: true, time: new Temporal.PlainTime(18, 0) });
  await world.at("2026-11-24 06:28");
  await world.jobs().readAhead();
  const before = readings(world);
  // That the evening's post was missed.
  const told = world.board.pinned.length;
  await world.at("2026-11-24 06:29");
  await world.jobs().readAhead();
  expect(readings(world) - before).toBe(3);
  await world.at("2026-11-24 06:29:30");
  await world.jobs().readAhead();
  await world.at("2026-11-24 06:30");
  expect(world.board.pinned).toHaveLength(told + 4);
  expect(readings(world) - before).toBe(3);
});

test("a clock that was a day ahead for a moment keeps nothing from being read ahead", async () => {
  await using world = await startWorld("2026-11-24 06:00", { watching: false });
  await world.subscribe();
  await world.at("2026-11-25 06:00");
  await world.jobs().readAhead();
  await world.at("2026-11-24 06:29");
  const before = readings(world);
  await world.jobs().readAhead();
  expect(readings(world) - before).toBe(1);
});

test("posts and the watcher do their work while people keep the school busy", async () => {
  const { queue, gate, during } = createRecordedQueue();
  await using world = await startWorld("2026-11-23 15:00", { queue, gate, watching: false });
  await world.subscribe();
  const never = () => queue.gate(() => new Promise<never>(() => {}));
  for (let at = 0; at < 4; at++) void queue.by({ person: "slow" }, never);
  await during(world.jobs().watch());
  expect(await world.store.snapshots.of("5a", world.school.today())).not.toEqual(new Map());
  await during(world.at("2026-11-24 06:30"));
  expect(world.board.titles()).toEqual(["c1: 5a · Dienstag, 24. November"]);
});

test("what is due goes before what is read ahead", async () => {
  const { queue, gate, during, pass } = createRecordedQueue();
  await using world = await startWorld("2026-11-23 15:00", { watching: false, queue, gate });
  const [due, ...others] = await during(world.school.forJob("posts").klassen());
  if (!due) return expect.fail("There are no classes");
  await pass(60);
  const date = Temporal.PlainDate.from("2026-11-24");
  const done: string[] = [];
  const read = async (job: "posts" | "read-ahead", klasse: typeof due) => {
    await world.school.forJob(job).dayPlan(klasse, date);
    done.push(`${job} ${klasse.name}`);
  };
  const ahead = others.map((klasse) => read("read-ahead", klasse));
  const posted = read("posts", due);
  await during(Promise.all([posted, ...ahead]));
  expect(done.indexOf(`posts ${due.name}`)).toBeLessThanOrEqual(5);
});
