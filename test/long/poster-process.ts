import { flushCompileCache } from "node:module";
import { type PosterParts, postOnce, type Step } from "./post-once.ts";

/** Where a process kills itself: when so many posts have come to a step and no further. */
export interface Death {
  readonly step: Step;
  readonly posts: number;
}

/** A process that posts once. */
const { death, ...parts }: PosterParts & { readonly death?: Death } = JSON.parse(process.argv[2] ?? "{}");

// One that is killed would leave nothing to the next.
flushCompileCache();

function die(): never {
  process.kill(process.pid, "SIGKILL");
  // The signal takes a moment; nothing else may happen until then.
  for (;;);
}

let waiting = 0;
await postOnce(parts, async (step) => {
  if (step !== death?.step) return;
  waiting += 1;
  if (waiting === death.posts) die();
  await new Promise(() => {});
});
