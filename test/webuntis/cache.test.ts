import { describe, expect, test } from "vitest";
import { LOGGED_IN, scriptedWebUntis } from "../fakes/webuntis.ts";
import { sessionWith } from "./school.ts";

/** Holidays named by how often they were asked for, so that a stored answer can be told from a new one. */
const counting = () => {
  let asked = 0;
  return scriptedWebUntis(({ method }) => {
    if (method === "authenticate") return LOGGED_IN;
    asked += 1;
    return { result: [{ id: 1, name: String(asked), longName: "", startDate: 20261017, endDate: 20261031 }] };
  });
};

/** A clock that stands until it is moved. */
const clock = () => {
  let at = Temporal.Instant.from("2026-11-23T06:30:00Z");
  return {
    now: () => at,
    advance: (duration: Temporal.DurationLike) => {
      at = at.add(duration);
    },
  };
};

describe("stored answers", () => {
  test("are used only where the caller says so, and a new call overwrites them", async () => {
    await using server = await counting();
    await using session = sessionWith(server, { jsessionid: "x" });
    const name = async (fromCache?: boolean) =>
      (await session.holidays(fromCache === undefined ? {} : { fromCache }))[0]?.name;
    expect([await name(), await name(), await name(true), await name(false), await name(true)]).toEqual([
      "1",
      "2",
      "2",
      "3",
      "3",
    ]);
  });

  test("are used without being asked for with useCache, unless refused", async () => {
    await using server = await counting();
    await using session = sessionWith(server, { jsessionid: "x", useCache: true });
    const names = [await session.holidays(), await session.holidays(), await session.holidays({ fromCache: false })];
    expect(names.map(([holiday]) => holiday?.name)).toEqual(["1", "1", "2"]);
  });

  test("are forgotten by method or all together", async () => {
    await using server = await counting();
    await using session = sessionWith(server, { jsessionid: "x", useCache: true });
    await session.holidays();
    await session.departments();
    session.cache.clear("holidays");
    await session.departments();
    await session.holidays();
    expect(server.methods()).toEqual(["getHolidays", "getDepartments", "getHolidays"]);
    session.cache.clear();
    await session.departments();
    expect(server.methods()).toHaveLength(4);
  });

  test("of different parameters are different, and the least recently used goes first", async () => {
    await using server = await scriptedWebUntis(() => ({ result: [] }));
    await using session = sessionWith(server, { jsessionid: "x", useCache: true, cachelen: 2 });
    for (const schoolyear of [1, 2, 1, 3, 1, 2]) await session.klassen({ schoolyear });
    expect(server.calls.map(({ params }) => params)).toEqual([1, 2, 3, 2].map((schoolyearId) => ({ schoolyearId })));
  });

  test("live as long as their method says; after that only for those who take them stale", async () => {
    await using server = await counting();
    const { now, advance } = clock();
    await using session = sessionWith(server, { jsessionid: "x", now, ttl: { holidays: 60_000 } });
    const first = await session.holidays();
    advance({ seconds: 59 });
    expect(await session.holidays({ fromCache: true })).toBe(first);
    advance({ seconds: 1 });
    expect(await session.holidays({ fromCache: "stale" })).toBe(first);
    expect(first.asOf.toString()).toBe("2026-11-23T06:30:00Z");
    const second = await session.holidays({ fromCache: true });
    expect(second[0]?.name).toBe("2");
    expect(second.asOf.toString()).toBe("2026-11-23T06:31:00Z");
  });

  test("are never errors", async () => {
    await using server = await scriptedWebUntis((_, { length }) =>
      length === 1 ? { error: { code: -6001, message: "ill" } } : { result: [] },
    );
    await using session = sessionWith(server, { jsessionid: "x", useCache: true });
    await expect(session.rooms()).rejects.toThrow("ill");
    expect(await session.rooms()).toEqual([]);
  });

  test("cannot be changed by one caller for the others", async () => {
    await using server = await counting();
    await using session = sessionWith(server, { jsessionid: "x" });
    const holidays = await session.holidays();
    expect(() => holidays.push(...holidays)).toThrow(TypeError);
  });
});

describe("equal calls in flight", () => {
  test("are one request, fresh or not", async () => {
    await using server = await counting();
    await using session = sessionWith(server, { jsessionid: "x" });
    const all = await Promise.all([session.holidays(), session.holidays({ fromCache: true }), session.holidays()]);
    expect(new Set(all).size).toBe(1);
    expect(server.methods()).toEqual(["getHolidays"]);
  });

  test("are joined however many they are, and push out no good answer when they fail", async () => {
    let ill = false;
    const arrived = Promise.withResolvers<void>();
    await using server = await scriptedWebUntis(async (_, { length }) => {
      if (length === 4) arrived.resolve();
      if (ill) await arrived.promise;
      return ill ? { error: { code: -6001, message: "ill" } } : { result: [] };
    });
    await using session = sessionWith(server, { jsessionid: "x", cachelen: 1 });
    const good = await session.klassen({ schoolyear: 0 });
    ill = true;
    const asked = [1, 2, 3, 1, 2, 3].map((schoolyear) => session.klassen({ schoolyear }));
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(Array(6).fill("rejected"));
    expect(server.calls).toHaveLength(4);
    expect(await session.klassen({ schoolyear: 0, fromCache: "stale" })).toBe(good);
  });

  test("are not stored when the cache was cleared meanwhile, and joined by nobody after", async () => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const arrived = Promise.withResolvers<void>();
    await using server = await scriptedWebUntis(async (_, { length }) => {
      arrived.resolve();
      await gates[length - 1]?.promise;
      return { result: [{ id: length, name: "", longName: "" }] };
    });
    await using session = sessionWith(server, { jsessionid: "x" });
    const before = session.departments();
    await arrived.promise;
    session.cache.clear();
    const after = session.departments();
    gates[1]?.resolve();
    expect((await after)[0]?.id).toBe(2);
    gates[0]?.resolve();
    expect((await before)[0]?.id).toBe(1);
    expect((await session.departments({ fromCache: true }))[0]?.id).toBe(2);
  });
});
