import { LRUCache } from "lru-cache";
import type { Asker } from "../bot/command.ts";

const MOST_PEOPLE = 10_000;
const DAY_MS = 24 * 3_600_000;
/** Whoever has just joined should not have to wait; and strangers must not cost a question each time. */
const STRANGE_MS = 10 * 60_000;
/** Questions to the platform at once. */
const AT_ONCE = 10;

const NOWHERE = "";

/** Which admitted server or group somebody belongs to: asked of the platform, and remembered for a day. */
export class Members {
  readonly #known: LRUCache<string, string>;
  readonly #asking = new Map<string, Promise<string | undefined>>();

  constructor(now: () => Temporal.Instant) {
    this.#known = new LRUCache({
      max: MOST_PEOPLE,
      ttl: DAY_MS,
      perf: { now: () => now().epochMilliseconds },
      ttlResolution: 0,
    });
  }

  /** Somebody asked in a server or group, and so belongs to it. */
  seen(asker: Asker): void {
    if (asker.user !== null) this.#remember(asker, asker.community);
  }

  /**
   * One of the admitted groups that the person belongs to; undefined if there is none.
   * @throws the platform's error when it cannot be asked, which says nothing about the person
   */
  async groupOf(asker: Asker, admitted: readonly string[]): Promise<string | undefined> {
    const key = this.#key(asker);
    const known = this.#known.get(key);
    if (known === NOWHERE) return undefined;
    if (known !== undefined && admitted.includes(known)) return known;
    const asking = this.#asking.get(key) ?? this.#ask(asker, admitted).finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  async #ask(asker: Asker, admitted: readonly string[]): Promise<string | undefined> {
    let failed: PromiseRejectedResult | undefined;
    for (let at = 0; at < admitted.length; at += AT_ONCE) {
      const groups = admitted.slice(at, at + AT_ONCE);
      const answers = await Promise.allSettled(groups.map((group) => asker.isMemberOf(group)));
      const found = groups.find((_, index) => {
        const answer = answers[index];
        return answer?.status === "fulfilled" && answer.value;
      });
      if (found !== undefined) {
        this.#remember(asker, found);
        return found;
      }
      failed ??= answers.find((answer) => answer.status === "rejected");
    }
    if (failed) throw failed.reason;
    this.#known.set(this.#key(asker), NOWHERE, { ttl: STRANGE_MS });
    return undefined;
  }

  /** What was decided about communities makes who was nobody's member worth another question. */
  forgetStrangers(): void {
    for (const [key, group] of this.#known.entries()) if (group === NOWHERE) this.#known.delete(key);
  }

  #key({ platform, user }: Asker): string {
    return `${platform} ${user}`;
  }

  #remember(asker: Asker, group: string): void {
    this.#known.set(this.#key(asker), group);
  }
}
