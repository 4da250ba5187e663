import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ElementNames } from "../../src/school/element-names.ts";

const namesOf = (names: readonly string[]) =>
  new ElementNames(
    "klasse",
    names.map((name, at) => ({ kind: "klasse", id: at + 100, name, longName: "" })),
  );

const SCHOOL = namesOf("10c EF 5b Q1 5a 10a Q2 BFS-1a IT11 10/3 1AHIF 2BK1 05x".split(" "));

const found = (typed: string, names = SCHOOL) => {
  const match = names.find(typed);
  return match.kind === "one" ? match.element.name : [match.kind, ...match.nearest.map(({ name }) => name)];
};

test("classes are in natural order", () => {
  const names = namesOf(["Q2", "10a", "EF", "5b", "Q1", "5a", "9c"]).all.map(({ name }) => name);
  expect(names).toEqual(["5a", "5b", "9c", "10a", "EF", "Q1", "Q2"]);
});

describe("a class is found as people type it", () => {
  test.each([
    ["5a", "5a"],
    ["5A", "5a"],
    ["05a", "5a"],
    ["5 a", "5a"],
    [" 5a ", "5a"],
    ["5.a", "5a"],
    ["Klasse 5a", "5a"],
    ["klasse5a", "5a"],
    ["Kl. 5a", "5a"],
    ["class 5A", "5a"],
    ["5x", "05x"],
    ["q1", "Q1"],
    ["Q 1", "Q1"],
    ["Q01", "Q1"],
    ["ef", "EF"],
    ["10/3", "10/3"],
    ["10-3", "10/3"],
    ["10 3", "10/3"],
    ["IT 11", "IT11"],
    ["it-11", "IT11"],
    ["bfs 1a", "BFS-1a"],
    ["BFS1A", "BFS-1a"],
    ["１０a", "10a"],
    ["#104", "5a"],
  ])("%s", (typed, name) => {
    expect(found(typed)).toBe(name);
  });

  test("by its long name", () => {
    const school = new ElementNames("klasse", [
      { kind: "klasse", id: 1, name: "BFSa", longName: "Berufsfachschule Wirtschaft" },
    ]);
    expect(found("berufsfachschule wirtschaft", school)).toBe("BFSa");
    expect(found("Berufsfach", school)).toEqual(["many", "BFSa"]);
  });

  test("exactly, where two are written alike", () => {
    const school = namesOf(["5a", "5A", "05a"]);
    expect(found("5A", school)).toBe("5A");
    expect(found("05a", school)).toBe("05a");
    expect(found("5 a", school)).toEqual(["many", "5a", "05a", "5A"]);
  });

  test("whatever the class is called", () => {
    const name = fc.stringMatching(/^(?:[1-9]|1[0-3])?[A-Za-zÄÖÜäöü]{1,4}(?:[-/. ]?[1-9][0-9]?)?$/);
    const spelling = fc.constantFrom<(name: string) => string>(
      (text) => text,
      (text) => text.toLowerCase(),
      (text) => text.toUpperCase(),
      (text) => ` ${text}  `,
      (text) => text.normalize("NFD"),
      (text) => text.replace(/^(?=[1-9])/, "0"),
      (text) => text.replace(/(?<=\d)(?=[A-Za-z])/g, " "),
      (text) => `Klasse ${text}`,
      (text) => `kl. ${text}`,
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 30 }), spelling, fc.nat(), (names, spell, pick) => {
        const wanted = names[pick % names.length] ?? "";
        const match = namesOf(names).find(spell(wanted));
        const meant = match.kind === "one" ? [match.element] : match.nearest;
        expect(match.kind).not.toBe("none");
        expect(meant.map((klasse) => klasse.name)).toContain(wanted);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe("a teacher is found", () => {
  const teachers = new ElementNames("teacher", [
    { kind: "teacher", id: 1, name: "HER", longName: "Herrmann" },
    { kind: "teacher", id: 2, name: "MAN", longName: "Mann" },
    { kind: "teacher", id: 3, name: "KLA", longName: "Klar" },
  ]);
  const name = (typed: string) => {
    const match = teachers.find(typed);
    return match.kind === "one" ? match.element.name : match.kind;
  };

  test.each([
    ["her", "HER"],
    ["Herrmann", "HER"],
    ["Herr Mann", "MAN"],
    ["Frau  Herrmann", "HER"],
    ["lehrerin klar", "KLA"],
    ["Klar", "KLA"],
    ["#2", "MAN"],
  ])("as %s", (typed, found) => {
    expect(name(typed)).toBe(found);
  });

  test("and is no class: “Klar” does not begin with a short for it", () => {
    expect(name("ar")).toBe("none");
  });
});

describe("a room is found", () => {
  const rooms = new ElementNames("room", [
    { kind: "room", id: 1, name: "R204", longName: "Raum 204" },
    { kind: "room", id: 2, name: "BIO1", longName: "Biologieraum 1" },
  ]);

  test.each([
    ["Raum R204", "R204"],
    ["Raum 204", "R204"],
    ["204", "R204"],
    ["bio 1", "BIO1"],
    ["Biologieraum 1", "BIO1"],
  ])("as %s", (typed, found) => {
    expect(rooms.find(typed)).toMatchObject({ kind: "one", element: { name: found } });
  });
});

describe("what is no class's name", () => {
  test("but its beginning offers all of them, also a single one", () => {
    expect(found("5")).toEqual(["many", "5a", "5b", "05x"]);
    expect(found("Klasse 10")).toEqual(["many", "10/3", "10a", "10c"]);
    expect(found("bf")).toEqual(["many", "BFS-1a"]);
  });

  test("but near to some offers these", () => {
    expect(found("5c")).toEqual(["none", "5a", "5b", "05x"]);
    expect(found("Q3")).toEqual(["none", "Q1", "Q2"]);
    expect(found("BFX1a")).toEqual(["none", "BFS-1a"]);
  });

  test("nor near to any offers nothing", () => {
    for (const typed of ["Zoologie", "x", "#9999", "#", "12345", "<b>@everyone</b>", "a".repeat(4000)])
      expect(found(typed)).toEqual(["none"]);
  });

  test("nor anything at all offers as many as fit", () => {
    const many = namesOf(Array.from({ length: 60 }, (_, at) => `${at + 1}a`));
    for (const typed of ["", "  ", "--"])
      expect(many.find(typed)).toMatchObject({ kind: "many", nearest: { length: 25 } });
  });

  test("in a school without classes is none", () => {
    expect(found("5a", namesOf([]))).toEqual(["none"]);
  });
});

describe("suggestions", () => {
  const suggested = (typed: string, limit = 25) => SCHOOL.suggest(typed, limit).map(({ name }) => name);

  test("are all classes before anything is typed, as many as wanted", () => {
    expect(suggested("")).toEqual(SCHOOL.all.map(({ name }) => name));
    expect(suggested(" ", 3)).toHaveLength(3);
  });

  test("are the classes that begin so, then those near", () => {
    expect(suggested("10")).toEqual(["10/3", "10a", "10c"]);
    expect(suggested("Klasse 5a")).toEqual(["5a", "5b", "05x"]);
    expect(suggested("q")).toEqual(["Q1", "Q2"]);
  });
});
