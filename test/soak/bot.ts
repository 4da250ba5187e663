import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { BotPlaces } from "./bot-process.ts";

const PROCESS = fileURLToPath(new URL("./bot-process.ts", import.meta.url));

/** The bot as a process that can be killed. */
export interface SoakBot {
  /** Does what is due at a time. False when it was killed meanwhile. */
  turn(at: Temporal.Instant): Promise<boolean>;
  kill(): void;
  readonly ended: Promise<unknown>;
}

/** What the process says next; undefined when it ends before. */
async function next(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const { signal } = ended;
  const said = once(child, "message", { signal }).then(([message]) => message);
  const exit = once(child, "exit", { signal }).then(() => undefined);
  try {
    return await Promise.race([said, exit]);
  } finally {
    ended.abort();
    await Promise.allSettled([said, exit]);
  }
}

/** Starts the bot, and waits until it is ready. */
export async function startBot(places: BotPlaces, compileCache: string): Promise<SoakBot> {
  const child = fork(PROCESS, [JSON.stringify(places)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  const ended = once(child, "exit");
  if ((await next(child)) !== "ready") throw new Error("The bot ended before it was ready");
  return {
    ended,
    async turn(at) {
      const said = next(child);
      child.send(`${at}`, () => {});
      return (await said) === "done";
    },
    kill: () => void child.kill("SIGKILL"),
  };
}
