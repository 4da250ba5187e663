import { fork } from "node:child_process";

/** A server in a process of its own, so that its work is not counted as ours. */
export interface Child<Ready> extends AsyncDisposable {
  readonly ready: Ready;
  /** Sends a message and gives the next one that comes back. */
  ask<Answer>(message: unknown): Promise<Answer>;
}

const nextMessage = <T>(child: ReturnType<typeof fork>) => {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const onExit = (code: number | null) => reject(new Error(`A server of the benchmark ended with ${code}`));
  child.once("exit", onExit);
  child.once("message", (message) => {
    child.off("exit", onExit);
    resolve(message as T);
  });
  return promise;
};

/** Starts a script of this folder that sends one message when it is ready. @param env what it gets beside the environment of this process. */
export async function startChild<Ready>(
  script: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Child<Ready>> {
  const child = fork(new URL(script, import.meta.url), args, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
  const ready = await nextMessage<Ready>(child);
  return {
    ready,
    ask<Answer>(message: unknown) {
      const answer = nextMessage<Answer>(child);
      child.send(message as object);
      return answer;
    },
    async [Symbol.asyncDispose]() {
      child.removeAllListeners("exit");
      child.kill("SIGKILL");
    },
  };
}
