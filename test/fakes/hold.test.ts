import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { startFakeDiscord } from "./discord/index.ts";
import type { Hold, When } from "./hold.ts";
import { startFakeTelegram } from "./telegram/index.ts";

/** What both fakes have in common here. */
interface Platform extends AsyncDisposable {
  hold(when: When): Hold;
  /** Address, authorization and body of a post. */
  readonly request: readonly [string, string, string];
  posts(): number;
}

async function discord(): Promise<Platform> {
  const fake = await startFakeDiscord();
  const url = `${fake.url}/v10/channels/1300000000000000005/messages`;
  return {
    hold: (when) => fake.hold({ path: /\/messages$/, when }),
    request: [url, `Bot ${fake.token}`, JSON.stringify({ content: "a", allowed_mentions: { parse: [] } })],
    posts: () => fake.posts().length,
    [Symbol.asyncDispose]: () => fake.close(),
  };
}

async function telegram(): Promise<Platform> {
  const fake = await startFakeTelegram();
  const chat = fake.chat(77);
  return {
    hold: (when) => fake.hold({ method: "sendMessage", chat, when }),
    request: [`${fake.url}/bot${fake.token}/sendMessage`, "", JSON.stringify({ chat_id: 77, text: "a" })],
    posts: () => fake.posts().length,
    [Symbol.asyncDispose]: () => fake.close(),
  };
}

const startPoster = ({ request }: Platform) =>
  spawn(process.execPath, [new URL("poster.ts", import.meta.url).pathname, ...request], { stdio: "pipe" });

const send = ({ request: [url, authorization, body] }: Platform) =>
  fetch(url, { method: "POST", headers: { authorization, "content-type": "application/json" }, body });

describe.each([
  ["Discord", discord],
  ["Telegram", telegram],
])("a post to %s", (_, start) => {
  test.each<[When, number]>([
    ["before", 0],
    ["after", 1],
  ])("that is held %s it takes effect counts %i when its process is killed", async (when, count) => {
    await using platform = await start();
    const held = platform.hold(when);
    const poster = startPoster(platform);
    await held.arrived;
    expect(platform.posts()).toBe(count);
    poster.kill("SIGKILL");
    await once(poster, "exit");
    held.release();
    await held.gone;
    // What would take effect too late would do so in between.
    expect((await send(platform)).status).toBe(200);
    expect(platform.posts()).toBe(count + 1);
  });

  test.each<[When, number]>([
    ["before", 0],
    ["after", 1],
  ])(
    "that is held %s it takes effect and dropped counts %i, and its sender sees a broken line",
    async (when, count) => {
      await using platform = await start();
      const held = platform.hold(when);
      const sent = send(platform);
      await held.arrived;
      held.drop();
      await expect(sent).rejects.toThrow();
      expect(platform.posts()).toBe(count);
    },
  );

  test.each<When>(["before", "after"])(
    "that is held %s goes on when it is released, and only one is held",
    async (when) => {
      await using platform = await start();
      const held = platform.hold(when);
      const first = send(platform);
      await held.arrived;
      expect((await send(platform)).status).toBe(200);
      held.release();
      expect((await first).status).toBe(200);
      expect(platform.posts()).toBe(2);
    },
  );
});
