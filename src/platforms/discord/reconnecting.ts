import { type Client, Events, SimpleShardingStrategy, type WebSocketOptions } from "discord.js";
import type { Logger } from "pino";
import type { PlatformState } from "../../bot/platform.ts";
import { logFault } from "./fault.ts";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

export interface ReconnectingParts {
  readonly log: Logger;
  readonly report: (state: PlatformState) => void;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/**
 * discord.js connects anew every half second for as long as it takes. Here it tries once at once and then after 1, 2, 4 … 60 seconds, and the
 * log says so once.
 */
export class Reconnecting {
  readonly #parts: ReconnectingParts;
  /** Attempts since the connection stood. */
  #attempts = 0;
  #isNext = false;
  /** What was logged since the connection stood. */
  readonly #said = new Set<string>();

  constructor(parts: ReconnectingParts) {
    this.#parts = parts;
  }

  /** For the client's `ws`. */
  readonly strategy: NonNullable<WebSocketOptions["buildStrategy"]> = (manager) => {
    const { retrieveSessionInfo } = manager.options;
    // It is asked for before each connection, which waits for it, and while there is one.
    manager.options.retrieveSessionInfo = async (shard) => {
      if (this.#isNext) await this.#pause();
      return retrieveSessionInfo(shard);
    };
    return new SimpleShardingStrategy(manager);
  };

  listen(client: Client): void {
    const { log, report } = this.#parts;
    client.on(Events.ShardError, (error) =>
      this.#once(error.message, () => logFault(log, error, "The connection to Discord failed")),
    );
    client.on(Events.ShardReconnecting, () => {
      this.#isNext = true;
      this.#once("", () => log.info("The connection to Discord was cut; it is taken up again"));
      report("waiting");
    });
    client.on(Events.ShardResume, () => this.#stands());
    client.on(Events.ShardReady, () => this.#stands());
  }

  async #pause(): Promise<void> {
    this.#isNext = false;
    const attempt = this.#attempts++;
    if (attempt > 0) await this.#parts.sleep(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
  }

  #stands(): void {
    if (this.#said.size > 0) this.#parts.log.info("The connection to Discord stands again");
    this.#attempts = 0;
    this.#isNext = false;
    this.#said.clear();
    this.#parts.report("ready");
  }

  #once(what: string, say: () => void): void {
    if (!this.#said.has(what)) say();
    this.#said.add(what);
  }
}
