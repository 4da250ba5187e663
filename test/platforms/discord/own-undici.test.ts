import { afterEach, expect, test } from "vitest";
import { started } from "./started.ts";

/** Where every undici of a process keeps what it sends by, whichever was loaded first. */
const SHARED = Symbol.for("undici.globalDispatcher.1");
const before: unknown = Reflect.get(globalThis, SHARED);
afterEach(() => void Reflect.set(globalThis, SHARED, before));

test("Discord is reached whatever undici the process loaded first", async () => {
  Reflect.set(globalThis, SHARED, {
    dispatch() {
      throw new Error("Another undici");
    },
  });
  await using bot = await started();
  expect(await bot.discord.user.slash("hilfe")).toMatchObject({ title: "hilfe" });
});
