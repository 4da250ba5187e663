import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { calmLog } from "../../src/jobs/calm-log.ts";
import { StoreUnavailable } from "../../src/store/index.ts";
import type { LogLine } from "../demo-bot.ts";
import { temporaryFolder } from "../store/temporary-folder.ts";

const POSTING = fileURLToPath(new URL("./full-disk-process.ts", import.meta.url));

/** A disk of a few megabytes, in a namespace of the process's own. Not every machine lets everybody have one. */
const ON_SMALL_DISK = 'mount -t tmpfs -o size=16m tmpfs "$0" && exec "$@"';
const onSmallDisk = (folder: string, ...command: readonly string[]) =>
  spawnSync("unshare", ["-rm", "sh", "-c", ON_SMALL_DISK, folder, ...command], { encoding: "utf8", timeout: 60_000 });

function canHaveSmallDisk(): boolean {
  using folder = temporaryFolder();
  return onSmallDisk(folder.path, "true").status === 0;
}

describe("a full disk", () => {
  test.skipIf(!canHaveSmallDisk())("is one line a minute, and every post comes once when there is room again", () => {
    using folder = temporaryFolder();
    const { stdout, stderr } = onSmallDisk(folder.path, process.execPath, "--no-warnings", POSTING, folder.path);
    expect(stderr).toBe("");
    const { whileFull, posts, places } = JSON.parse(stdout);
    expect(whileFull.posts).toBe(10);
    expect(whileFull.log.length).toBeGreaterThan(0);
    expect(whileFull.log.length).toBeLessThanOrEqual(5);
    for (const { message } of whileFull.log) expect(message).toMatch(/^The disk is full/);
    expect({ posts, places }).toEqual({ posts: 30, places: 30 });
  });

  test("is told with its reason, whatever it kept from being done, and again after a minute", () => {
    const lines: LogLine[] = [];
    const write = (entry: object, message: string) => void lines.push({ entry, message });
    let time = Temporal.Instant.from("2026-11-24T05:30:00Z");
    const log = calmLog({ info: write, warn: write, error: write }, () => time);
    const full = () => log.error({ err: new StoreUnavailable("full", undefined), key: "d1" }, "A post failed");
    for (let post = 0; post < 500; post++) full();
    expect(lines).toEqual([{ entry: { trouble: "full" }, message: expect.stringMatching(/^The disk is full/) }]);
    log.error({ err: new Error("Another") }, "Something else failed");
    expect(lines).toHaveLength(2);
    time = time.add({ minutes: 1 });
    full();
    expect(lines).toHaveLength(3);
    // The clock was ahead.
    time = time.subtract({ hours: 24 });
    full();
    expect(lines).toHaveLength(4);
  });
});
