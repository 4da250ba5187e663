import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const ROOT = new URL("..", import.meta.url);

/** Stripping the types of some hundred files anew takes half of a start. */
const COMPILE_CACHE = fileURLToPath(new URL("node_modules/.cache/node", ROOT));

export interface ProcessParts {
  readonly args?: readonly string[];
  /** All of its environment: nothing of the machine's own gets in. */
  readonly env?: Readonly<Record<string, string>>;
  /** The folder it runs in. */
  readonly cwd?: string;
}

/** A program as a process of its own. */
export interface StartedProcess extends AsyncDisposable {
  /** Everything written so far. */
  readonly out: string;
  readonly err: string;
  /** Its exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
  /** Writes to its standard input and ends that. */
  input(text: string): void;
  /** Waits until it has written this to either output. @throws {Error} with all it wrote, when it ends before. */
  writes(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/**
 * Runs a program of this project, such as "src/main.ts". Disposing of it kills it, so that a test that fails leaves nothing behind:
 * `await using bot = startProcess("src/main.ts")`.
 */
export function startProcess(program: string, { args = [], env = {}, cwd }: ProcessParts = {}): StartedProcess {
  const path = fileURLToPath(new URL(program, ROOT));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", path, ...args], {
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    cwd,
  });
  const seen = { out: "", err: "" };
  let more = Promise.withResolvers<void>();
  for (const [name, stream] of [["out", child.stdout] as const, ["err", child.stderr] as const])
    stream.setEncoding("utf8").on("data", (text) => {
      seen[name] += text;
      more.resolve();
      more = Promise.withResolvers();
    });
  // A program that ended early does not read what it is told.
  child.stdin.on("error", () => {});
  // A test that runs out of time never comes to dispose of anything.
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = once(child, "close").then(([code]) => code as number | null);
  return {
    exit,
    get out() {
      return seen.out;
    },
    get err() {
      return seen.err;
    },
    input: (text) => void child.stdin.end(text),
    async writes(text) {
      const ended = exit.then(() => true);
      while (!seen.out.includes(text) && !seen.err.includes(text))
        if (await Promise.race([more.promise, ended]))
          throw new Error(`${program} ended before it wrote ${JSON.stringify(text)}:\n${seen.out}${seen.err}`);
    },
    kill: (signal) => void child.kill(signal),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}
