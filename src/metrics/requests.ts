import type { Counter, Histogram } from "prom-client";
import type { SchoolWatch } from "../open-school.ts";
import { RemoteError, TransportError } from "../webuntis/index.ts";

export interface RequestMeters {
  readonly requests: Counter<"method" | "outcome">;
  readonly duration: Histogram<"method">;
  readonly wait: Histogram;
  readonly lookups: Counter<"result">;
}

/** The kind of trouble on the way, or that WebUntis answered with an error. */
function outcomeOf(error: unknown): string {
  if (error instanceof TransportError) return error.kind.replace("-", "_");
  return error instanceof RemoteError ? "refused" : "error";
}

/** Looks at what is asked of WebUntis. */
export const requestWatch = ({ requests, duration, wait, lookups }: RequestMeters): Required<SchoolWatch> => ({
  async trace(method, send) {
    const stop = duration.startTimer({ method });
    try {
      const answer = await send();
      requests.inc({ method, outcome: "ok" });
      return answer;
    } catch (error) {
      requests.inc({ method, outcome: outcomeOf(error) });
      throw error;
    } finally {
      stop();
    }
  },
  onLookup: ({ result }) => lookups.inc({ result }),
  gate: (gate) => (send) => {
    const stop = wait.startTimer();
    return gate(() => {
      stop();
      return send();
    });
  },
});
