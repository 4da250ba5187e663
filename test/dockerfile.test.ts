import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");

test("the image runs on the Node that is tested, and on no other base", () => {
  const { devDependencies } = JSON.parse(read("package.json"));
  const dockerfile = read("Dockerfile");
  const [, version] = /^ARG NODE_IMAGE=node:([\d.]+)-slim@sha256:[0-9a-f]{64}$/m.exec(dockerfile) ?? [];
  expect(version).toBe(devDependencies.node);
  expect(dockerfile.match(/^FROM \S+/gm)).toEqual(["FROM $NODE_IMAGE", "FROM $NODE_IMAGE"]);
});
