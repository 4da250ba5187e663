import type { PlatformName, PlatformState } from "./bot/platform.ts";
import type { HealthReport } from "./health.ts";
import type { Jobs } from "./jobs/index.ts";
import type { Store } from "./store/index.ts";

/** Keeps how each platform is, and tells how the whole bot is. */
export class Parts implements HealthReport {
  readonly #jobs: Pick<Jobs, "status">;
  readonly #outbox: Pick<Store["outbox"], "plannedUntil">;
  readonly #platforms = new Map<PlatformName, PlatformState>();
  readonly #isStopping: () => boolean;

  constructor(jobs: Pick<Jobs, "status">, outbox: Pick<Store["outbox"], "plannedUntil">, isStopping: () => boolean) {
    this.#jobs = jobs;
    this.#outbox = outbox;
    this.#isStopping = isStopping;
  }

  set(platform: PlatformName, state: PlatformState): void {
    this.#platforms.set(platform, state);
  }

  /** How each platform is, of those that were started. */
  get platforms(): ReadonlyMap<PlatformName, PlatformState> {
    return this.#platforms;
  }

  gone(): readonly string[] {
    const gone = [...this.#platforms].flatMap(([name, state]) => (state === "gone" ? [`${name}: gone`] : []));
    return this.#isStopping() ? ["stopping"] : gone;
  }

  async readiness() {
    const { watched, posted, webuntis } = this.#jobs.status();
    const work = { ...Object.fromEntries(this.#platforms), webuntis, database: await this.#database() };
    return {
      isReady: !this.#isStopping() && Object.values(work).every((state) => state === "ready"),
      parts: { ...work, lastWatch: watched?.toString() ?? null, lastPost: posted?.toString() ?? null },
    };
  }

  async #database(): Promise<PlatformState> {
    try {
      await this.#outbox.plannedUntil();
      return "ready";
    } catch {
      return "waiting";
    }
  }
}
