import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSettings } from "../src/config.ts";
import { loadDotEnv, parseDotEnv } from "../src/dot-env.ts";
import { risksOf } from "../src/risks.ts";

const parse = (text: string) => parseDotEnv(Buffer.from(text));

let home: string;
let folder: string;
beforeEach(() => {
  home = process.cwd();
  folder = mkdtempSync(join(tmpdir(), "dot-env-"));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

test.each([
  ["UTF-8 with a mark, and lines of Windows", Buffer.from("\uFEFFA=ä\r\nB='x y'\r\n")],
  ["UTF-16, as PowerShell writes it", Buffer.from("\uFEFFA=ä\r\nB='x y'\r\n", "utf16le")],
  ["UTF-16 the other way round", Buffer.from("\uFEFFA=ä\nB='x y'", "utf16le").swap16()],
  ["lines of an old Mac", Buffer.from("A=ä\rB='x y'\r")],
])("a file is read however it is stored: %s", (_, bytes) => {
  expect(parseDotEnv(bytes)).toMatchObject({ values: { A: "ä", B: "x y" }, cut: [], open: [], strange: [] });
});

test("what does not count of a line is noticed, and what is a remark is not", () => {
  const cut = ["A=ge#heim", "A=#geheim", "A='ge'heim'", 'A="ge\\nheim"'];
  for (const line of cut) expect(parse(line)).toMatchObject({ cut: ["A"], open: [] });
  const whole = [
    "A='ge#heim'",
    "A=geheim # our own",
    "A='geheim' # it's",
    "A=",
    "A= # empty",
    "A=`it's #1`",
    "# A=b#c",
  ];
  for (const line of whole) expect(parse(line)).toMatchObject({ cut: [], open: [], strange: [] });
});

test("lines that are nothing are noticed by their numbers, and quotes that do not end", () => {
  expect(parse("A: 1\n# remark\n\nB=2\nexport C=3\n geheim\n")).toMatchObject({
    values: { B: "2", C: "3" },
    strange: [1, 6],
  });
  expect(parse("A='geheim\nB=2")).toMatchObject({ open: ["A"] });
});

test("what is set already stays, and the file's names are known", () => {
  writeFileSync(".env", "A=file\nB=file\n");
  const env: NodeJS.ProcessEnv = { A: "given" };
  expect(loadDotEnv(env).names).toEqual(["B"]);
  expect(env).toEqual({ A: "given", B: "file" });
});

test("a file that cannot be had is a mistake, unless the environment has settings", () => {
  const read = (env: NodeJS.ProcessEnv) => readSettings(env, loadDotEnv(env)).problems;
  expect(read({})).toEqual([]);
  writeFileSync(".env.txt", "LOG_LEVEL=warn");
  expect(read({})).toEqual(["Es gibt keine Datei .env, aber .env.txt: bitte in .env umbenennen."]);
  // Docker makes a folder of a file that is not there.
  mkdirSync(".env");
  expect(read({})).toEqual([expect.stringMatching(/^\.env lässt sich nicht lesen/)]);
  expect(read({ WEBUNTIS_SERVER: "thalia", WEBUNTIS_ANONYMOUS: "true" })).toEqual([]);
});

test("a secret of which .env has more than counts is warned of, and never shown; so is what has no effect", () => {
  writeFileSync(
    ".env",
    "WEBUNTIS_SERVER=https://thalia.webuntis.com/WebUntis/?school=demo#/basic/login\nWEBUNTIS_USERNAME=anna\nWEBUNTIS_PASSWORD=ge#heim\nFAVOURITE_COLOUR=blue\nTZ=Europe/Berlin\n",
  );
  chmodSync(".env", 0o600);
  const env: NodeJS.ProcessEnv = {};
  const reading = readSettings(env, loadDotEnv(env));
  const risks = risksOf(reading, { ".env": ".env" });
  expect(reading.problems).toEqual([]);
  expect(risks.map(({ setting }) => setting)).toEqual(["WEBUNTIS_PASSWORD", "FAVOURITE_COLOUR"]);
  expect(risks[0]?.what).toMatchObject({ de: expect.stringContaining("einfache Anführungszeichen") });
  expect(JSON.stringify(risks)).not.toContain("heim");
});

test(".env.example is fine as it is, and with every line filled in", () => {
  const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
  const filled = example.replace(/^#(?=[A-Z_]+=)/gm, "");
  for (const text of [example, filled]) {
    const { values, ...dotEnv } = parse(text);
    const { problems, ...rest } = readSettings(values, dotEnv);
    expect(rest).toMatchObject({ strangers: [], cut: [] });
    // Of a school, an example cannot have more than the address.
    expect(problems).toEqual(
      text === filled ? [expect.stringMatching(/^WEBUNTIS_USERNAME und WEBUNTIS_PASSWORD fehlen/)] : [],
    );
  }
});
