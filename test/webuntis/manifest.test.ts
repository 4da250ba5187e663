import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

interface Manifest {
  readonly license: string;
  readonly type: string;
  readonly engines: object;
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = async (path: string) => JSON.parse(await readFile(new URL(path, import.meta.url), "utf8")) as Manifest;

test("the package of the client wants what it is tested with, or newer", async () => {
  const [client, project] = await Promise.all([
    manifest("../../src/webuntis/package.json"),
    manifest("../../package.json"),
  ]);
  for (const [name, range] of Object.entries(client.dependencies)) expect(range).toBe(`^${project.dependencies[name]}`);
  const { license, type, engines } = project;
  expect(client).toMatchObject({ license, type, engines });
});
