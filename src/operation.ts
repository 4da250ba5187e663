import type { Operation } from "./bot/operation.ts";
import type { Config } from "./config.ts";
import type { Jobs } from "./jobs/index.ts";
import type { Parts } from "./parts.ts";
import type { Store } from "./store/index.ts";
import { botVersion } from "./version.ts";
import { parseServer } from "./webuntis/index.ts";

export interface OperationParts {
  readonly config: Pick<Config, "webuntis">;
  readonly store: Pick<Store, "outbox" | "subscriptions">;
  readonly jobs: Pick<Jobs, "status">;
  readonly parts: Pick<Parts, "platforms">;
  readonly now: () => Temporal.Instant;
}

function schoolOf({ webuntis }: Pick<Config, "webuntis">): string | undefined {
  if (!webuntis) return undefined;
  const { url, school = "" } = parseServer(webuntis.server);
  return [webuntis.school || school, url.hostname].filter(Boolean).join(" · ");
}

/** Tells how the bot is doing, from its start on. */
export function createOperation({ config, store, jobs, parts, now }: OperationParts): () => Promise<Operation> {
  const started = now();
  const version = botVersion();
  const school = schoolOf(config);
  return async () => {
    const { watched, webuntis } = jobs.status();
    const counts = await store.outbox.counts(now());
    return {
      version,
      started,
      school,
      webuntis,
      watched,
      subscriptions: await store.subscriptions.tally(),
      platforms: [...parts.platforms].map(([platform, state]) => ({
        sent: 0,
        dropped: 0,
        waiting: 0,
        last: undefined,
        ...counts.find((each) => each.platform === platform),
        platform,
        state,
      })),
    };
  };
}
