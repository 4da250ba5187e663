import { StoreUnavailable } from "../store/index.ts";
import type { JobLog, JobParts } from "./parts.ts";

/** As long as nothing can be stored, each post and each turn of the jobs fails by it. */
const ONCE_IN_MS = 60_000;

/** A log in which an unavailable store is one line a minute with its reason, whatever failed by it. Anything else is logged as it is. */
export function calmLog(log: JobLog, now: JobParts["now"]): JobLog {
  const told = new Map<string, number>();

  function tell({ trouble, message }: StoreUnavailable): void {
    const at = now().epochMilliseconds;
    const last = told.get(trouble);
    // A clock that was ahead must not silence it until it catches up.
    if (last !== undefined && last <= at && at < last + ONCE_IN_MS) return;
    told.set(trouble, at);
    log.error({ trouble }, message);
  }

  const calm = (write: "error" | "warn") => (entry: object, message: string) => {
    const error: unknown = Reflect.get(entry, "err");
    if (error instanceof StoreUnavailable) tell(error);
    else log[write](entry, message);
  };
  return { info: (entry, message) => log.info(entry, message), warn: calm("warn"), error: calm("error") };
}
