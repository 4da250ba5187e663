import { describe, expect, test } from "vitest";
import type { PlanOwner, School } from "../../../src/school/index.ts";
import { openSmallSchool } from "../small-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const NEW_IDS = [
  { id: 703, name: "10c" },
  { id: 701, name: "5a" },
  { id: 702, name: "5b" },
];

async function klasse(school: School, name: string): Promise<PlanOwner<"klasse">> {
  const match = await school.findKlasse(name);
  if (match.kind !== "one") throw new TypeError(`There is no class ${name}`);
  return match.element;
}

/** A school whose classes have got other ids since its list was read. */
async function withStaleList(klassen: typeof NEW_IDS = NEW_IDS) {
  const open = await openSmallSchool({ strictIds: true });
  const [fifth, tenth] = [await klasse(open.school, "5a"), await klasse(open.school, "10c")];
  open.small.klassen = klassen;
  const lists = () => open.calls().filter((method) => method === "getKlassen").length;
  return { open, fifth, tenth, lists };
}

describe("classes that have got other ids", () => {
  test("are found again by name, with one new list for all of them", async () => {
    const { open, fifth, tenth, lists } = await withStaleList();
    await using _ = open;
    const before = lists();
    const plans = await Promise.all([open.school.dayPlan(fifth, MONDAY), open.school.dayPlan(tenth, MONDAY)]);
    expect(plans.map(({ kind, stale }) => [kind, stale])).toEqual([
      ["school", false],
      ["school", false],
    ]);
    expect(lists()).toBe(before + 1);
    expect((await klasse(open.school, "5a")).id).toBe(701);
  });

  test("that are gone are told as gone, and looked up in a new list only every ten minutes", async () => {
    const { open, fifth, lists } = await withStaleList(NEW_IDS.slice(0, 1));
    await using _ = open;
    const before = lists();
    for (const _again of [1, 2, 3])
      await expect(open.school.dayPlan(fifth, MONDAY)).rejects.toMatchObject({ name: "SchoolError", reason: "gone" });
    expect(lists()).toBe(before + 1);
    open.small.now = "2026-11-23T07:10+01:00";
    await expect(open.school.dayPlan(fifth, MONDAY)).rejects.toMatchObject({ reason: "gone" });
    expect(lists()).toBe(before + 2);
  });

  test("of another school year are found in its list", async () => {
    await using open = await openSmallSchool({ strictIds: true });
    const fifth = await klasse(open.school, "5a");
    const coming = Temporal.PlainDate.from("2027-09-06");
    await open.school.dayPlan(fifth, coming);
    open.small.klassen = NEW_IDS;
    open.small.now = "2026-11-23T08:00+01:00";
    expect(await open.school.dayPlan(fifth, coming)).toMatchObject({ kind: "school", stale: false });
    expect(open.asked().at(-1)).toBe("1701 2027-09-06/2027-09-12");
  });

  test("stay unknown while the new list cannot be read, which is an outage", async () => {
    const { open, fifth } = await withStaleList();
    await using _ = open;
    open.small.illOnly = ["getKlassen"];
    await expect(open.school.dayPlan(fifth, MONDAY)).rejects.toMatchObject({ reason: "unreachable" });
    open.small.illOnly = [];
    expect((await open.school.dayPlan(fifth, MONDAY)).kind).toBe("school");
  });

  test("whose id the server does not know though its list has it are not shown yet", async () => {
    const { open, fifth } = await withStaleList();
    await using _ = open;
    open.small.klassen = [{ id: 1, name: "5a" }];
    open.small.unknownIds = [1];
    expect((await open.school.dayPlan(fifth, MONDAY)).kind).toBe("unpublished");
  });
});
