import { expect, test } from "vitest";
import { Patience } from "../../src/store/patience.ts";

const failing = (errcode: number) => () => {
  throw Object.assign(new Error("Of SQLite"), { errcode });
};

test("another process is waited for, but not for ever", async () => {
  const pauses: number[] = [];
  const patience = new Patience(async (milliseconds) => pauses.push(milliseconds));
  await expect(patience.outside(failing(5))).rejects.toMatchObject({ name: "StoreUnavailable", trouble: "busy" });
  expect(pauses.reduce((sum, each) => sum + each)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(50);
});

test.each([
  ["a full disk", 13, "full"],
  ["a disk that fails, by any of its codes", 778, "broken"],
])("%s is not waited for", async (_, errcode, trouble) => {
  await expect(new Patience().outside(failing(errcode))).rejects.toMatchObject({ trouble });
});

test("what is asked while a transaction is open comes after it, and nothing waits for one that does not get its lock", async () => {
  const patience = new Patience();
  const order: string[] = [];
  let isLocked = true;
  const beginning = patience.begin(() => {
    if (isLocked) failing(5)();
    order.push("begin");
  });
  await patience.outside(() => order.push("read"));
  isLocked = false;
  const over = await beginning;
  const second = patience.outside(() => order.push("read again"));
  await patience.inside(() => order.push("write"));
  over();
  await second;
  expect(order).toEqual(["read", "begin", "write", "read again"]);
});
