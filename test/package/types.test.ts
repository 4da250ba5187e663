import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { arrive, type Stranger } from "./stranger.ts";

let stranger: Stranger;
beforeAll(async () => {
  stranger = await arrive();
  await stranger.write("program.ts", PROGRAM);
}, 60_000);
afterAll(() => stranger?.[Symbol.asyncDispose]());

/** What a strict program may do with the client, and what must be wrong in it. */
const PROGRAM = `
import {
  JsonRpcSource,
  type Klasse,
  Ladder,
  type Page,
  Period,
  PeriodList,
  RemoteError,
  type ResultList,
  Session,
  type SessionConfig,
  TransportError,
  WebClientSource,
} from "webuntis-client";

const config: SessionConfig = { server: "localhost", school: "demo", username: "demo", password: "demo", useragent: "test" };
await using session = await new Session(config).login();
const klassen: ResultList<Klasse> = await session.klassen();
const [klasse] = klassen.filter({ name: "5a" });
if (!klasse) throw new Error("no class");
const start = Temporal.PlainDate.from("2026-11-23");
const periods: PeriodList = await session.timetable({ klasse, start, end: start.add({ days: 4 }) });
export const begins: readonly Temporal.PlainDateTime[] = periods.map((period) => period.start);
// @ts-expect-error A time is no text: were Temporal unknown, it would be whatever one likes.
export const text: string = periods[0]?.start;
// @ts-expect-error Dates are no texts.
await session.timetable({ klasse, start: "2026-11-23", end: "2026-11-23" });
// @ts-expect-error Exactly one element.
await session.timetable({ klasse, teacher: 7, start, end: start });
// @ts-expect-error A teacher's id is not a class's.
await session.timetable({ klasse: (await session.teachers())[0]?.id ?? 0, start, end: start });

const page: Page = { query: { date: "2026-11-23" }, bearer: true };
export const answer: string = await session.get("api/rest/view/v1/app/data", page);
const own = new PeriodList([Period.of({ id: 1, start: "2026-11-23T07:55", end: "2026-11-23T08:40" })], Temporal.Now.instant());
export const early: PeriodList = own.filter({ date: start }).slice(0, 1).toSorted().combine();

const ladder = new Ladder([new JsonRpcSource(session), new WebClientSource(session)]);
export const open: readonly string[] = (await ladder.probe(start)).flatMap((door) => door.open ?? []);

export function pause(error: unknown): Temporal.Duration | undefined {
  if (error instanceof TransportError) return error.retryAfter;
  if (error instanceof RemoteError) error.code?.toFixed();
  return undefined;
}
`;

/** What the README's examples speak of. */
const GIVEN = `
declare const session: import("webuntis-client").Session;
declare const klasse: import("webuntis-client").Klasse;
declare const start: Temporal.PlainDate;
declare const end: Temporal.PlainDate;
export {};
`;

const inProject = (path: string) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));

const STRICT = {
  noEmit: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  target: "es2022",
};

const RESOLUTIONS = [
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
];

describe.for(["typescript", "typescript6"])("%s compiles", (compiler) => {
  const compile = async (files: readonly string[], options: object) => {
    const config = { compilerOptions: { ...STRICT, ...options }, files };
    await stranger.write(`${compiler}.json`, JSON.stringify(config));
    return stranger.node(inProject(`${compiler}/bin/tsc`), "--project", `${compiler}.json`);
  };

  describe.for(RESOLUTIONS)("with $moduleResolution", (resolution) => {
    // Without @types/node and lib.dom: not everybody has them.
    test.for(["es2022", "esnext"])("and lib %s a strict program", async (lib) => {
      expect(await compile(["program.ts"], { ...resolution, lib: [lib], types: [] })).toBe("");
    });
  });

  test("the README's examples, with the types of Node", async () => {
    const [quickStart = ""] = await stranger.examples("js");
    const others = await stranger.examples("ts");
    const names = [quickStart, ...others.map((code) => GIVEN + code)].map(async (code, index) => {
      await stranger.write(`example-${index}.ts`, code);
      return `example-${index}.ts`;
    });
    const node = { types: ["node"], typeRoots: [inProject("@types")] };
    expect(await compile(await Promise.all(names), { ...RESOLUTIONS[0], lib: ["es2022"], ...node })).toBe("");
  });

  test("a strict program, with the types of browsers", async () => {
    expect(await compile(["program.ts"], { ...RESOLUTIONS[1], lib: ["esnext", "dom"], types: [] })).toBe("");
  });
});
