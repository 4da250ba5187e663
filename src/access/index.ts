import { LRUCache } from "lru-cache";
import type { Access, Community, Standing } from "../bot/access.ts";
import type { Asker } from "../bot/command.ts";
import type { FaultLog } from "../bot/fault-log.ts";
import type { Platform, PlatformName } from "../bot/platform.ts";
import { type Locale, wordingFor } from "../bot/texts/index.ts";
import type { Store } from "../store/index.ts";
import { Members } from "./members.ts";
import { OperatorCode } from "./operator-code.ts";
import { Words } from "./words.ts";

export interface AccessLog extends FaultLog {
  info(entry: object, message: string): void;
}

export interface AccessParts {
  readonly store: Pick<Store, "communities" | "subscriptions" | "memory">;
  /** Everybody may ask where it is not blocked. */
  readonly isOpen: boolean;
  readonly language: Locale;
  readonly now: () => Temporal.Instant;
  /** Waits for the given milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly log: AccessLog;
}

/** What else the bot has to do about who may ask. */
export interface Admission extends Access {
  /** Must be told of every platform, which may know who owns the bot. */
  join(platform: Platform): Promise<void>;
  /** Whether somebody has shown the code on a platform. */
  hasOperator(platform: PlatformName): Promise<boolean>;
  /** What was decided about communities, or the setting, has changed: subscriptions follow. */
  follow(): Promise<void>;
  /**
   * Asks whether those who have subscribed in private still belong to the group that vouches for them. Whoever has left it is served no
   * longer. To be called once a day.
   */
  checkMembers(): Promise<void>;
  /** Of these communities and places nothing is left for the bot: what it had there ends. */
  left(platform: PlatformName, gone: readonly string[]): Promise<void>;
  /** The bot is in these communities and in no other: it was removed from those while it was off. */
  isIn(platform: PlatformName, communities: readonly string[]): Promise<void>;
}

/** Use is noted once a day for each person in each place. */
const NOTED_MS = 24 * 3_600_000;
const MOST_NOTED = 10_000;
/** So that posts and answers go first. */
const BETWEEN_CHECKS_MS = 200;

/** Says who may ask: operators, who is in an admitted community, and in private who belongs to one. */
export function createAccess({ store, isOpen, language, now, sleep, log }: AccessParts): Admission {
  const { communities, subscriptions, memory } = store;
  const platforms: Platform[] = [];
  const members = new Members(now);
  const code = new OperatorCode(now);
  const onceADay = () =>
    new LRUCache<string, true>({
      max: MOST_NOTED,
      ttl: NOTED_MS,
      perf: { now: () => now().epochMilliseconds },
      ttlResolution: 0,
    });
  const noted = onceADay();
  const knocked = onceADay();
  const text = wordingFor(language, language);

  const owners = (name: PlatformName) => platforms.find((each) => each.name === name)?.operators ?? [];
  const operatorsOf = async (name: PlatformName) => [...owners(name), ...(await communities.operators(name))];
  const words = new Words({ platforms, operatorsOf: ({ name }) => operatorsOf(name), text, now, log });

  const isOperator = async ({ platform, user }: Asker) => user !== null && (await operatorsOf(platform)).includes(user);
  const communityOf = ({ platform, community }: Asker): Community => ({ platform, id: community });

  /** What belongs to a person is not stored by name. */
  const nameOf = async (asker: Asker) => (await asker.communityName())?.slice(0, 100) ?? null;
  const stored = (asker: Asker, name: string | null) => (asker.isPrivate ? null : name);

  async function admitByUse(asker: Asker): Promise<void> {
    const name = await nameOf(asker);
    const admitted = await communities.put(communityOf(asker), "admitted", stored(asker, name));
    members.forgetStrangers();
    await subscriptions.followAdmission(isOpen);
    log.info({ platform: asker.platform, community: admitted.number }, "An operator’s use admits a place");
    if (!asker.isPrivate) void words.tell(admitted, name, "admitted", asker);
  }

  /** Operators hear of it once a day. */
  async function knock(asker: Asker): Promise<void> {
    const key = `${asker.platform} ${asker.community}`;
    if (knocked.has(key)) return;
    knocked.set(key, true);
    try {
      const name = await nameOf(asker);
      const waiting = await communities.knock(communityOf(asker), stored(asker, name));
      if (waiting) await words.tell(waiting, name, "waiting", asker);
    } catch (error) {
      log.warn({ err: error }, "It could not be noted who asks");
    }
  }

  async function note(asker: Asker): Promise<void> {
    const key = `${asker.platform} ${asker.user} ${asker.chat}`;
    if (noted.has(key)) return;
    noted.set(key, true);
    await memory.used(asker);
  }

  async function standingOf(asker: Asker): Promise<Standing> {
    const here = await communities.get(communityOf(asker));
    if (await isOperator(asker)) {
      if (!isOpen && here?.state !== "admitted" && here?.state !== "blocked") await admitByUse(asker);
      return { kind: "operator", community: asker.community };
    }
    if (here?.state === "blocked") return { kind: "stranger" };
    if (isOpen || here?.state === "admitted") {
      if (!asker.isPrivate) members.seen(asker);
      return { kind: "admitted", community: asker.community };
    }
    if (asker.isPrivate && asker.user !== null) {
      const group = await members.groupOf(asker, await communities.admittedGroups(asker.platform));
      if (group !== undefined) return { kind: "admitted", community: group };
    }
    return { kind: "stranger" };
  }

  async function left(platform: PlatformName, gone: readonly string[]): Promise<void> {
    await memory.left(platform, gone);
    await subscriptions.followAdmission(isOpen);
  }

  return {
    async standingOf(asker) {
      const standing = await standingOf(asker);
      if (standing.kind !== "stranger") await note(asker);
      return standing;
    },
    turnedAway: (asker) => void knock(asker),
    async admits(community) {
      const state = (await communities.get(community))?.state;
      return isOpen ? state !== "blocked" : state === "admitted";
    },
    async becomeOperator(asker, typed) {
      const { platform, user } = asker;
      if (user === null || !code.take(typed, `${platform} ${user}`)) return false;
      await communities.addOperator(platform, user);
      log.info({ platform }, "Somebody has shown the code and is an operator now");
      return true;
    },
    newCode: () => code.issue(),
    communities: () => communities.all(),
    async decide(community, state) {
      await communities.put(community, state);
      members.forgetStrangers();
      await subscriptions.followAdmission(isOpen);
      log.info({ platform: community.platform, community: community.number, state }, "An operator has decided");
    },
    async join(platform) {
      platforms.push(platform);
      await settle(platform, store, log);
      await subscriptions.followAdmission(isOpen);
    },
    hasOperator: async (platform) => (await operatorsOf(platform)).length > 0,
    follow: () => subscriptions.followAdmission(isOpen),
    async checkMembers() {
      if (isOpen) return;
      for (const { id, platform: name, owner, community, isPrivate } of await subscriptions.active()) {
        const platform = platforms.find((each) => each.name === name);
        if (!isPrivate || owner === null || !community || community.startsWith("@") || !platform?.isMember) continue;
        await sleep(BETWEEN_CHECKS_MS);
        try {
          if (await platform.isMember(community, owner)) continue;
          await subscriptions.settle(id, `@${owner}`);
          log.info({ platform: name, subscription: id }, "Who subscribed in private has left the group that vouched");
        } catch (error) {
          log.warn({ err: error, platform: name }, "Who belongs to a group could not be asked; it is tomorrow");
          return;
        }
      }
      await subscriptions.followAdmission(isOpen);
    },
    left,
    async isIn(platform, all) {
      const gone = (await memory.communities(platform)).filter((id) => !all.includes(id));
      if (gone.length === 0) return;
      log.info(
        { platform, communities: gone.length },
        "The bot is no longer where it was; what it had there has ended",
      );
      await left(platform, gone);
    },
  };
}

/** Subscriptions from before there were communities: the platform knows where their places belong, and they admit it. */
async function settle(platform: Platform, { communities, subscriptions }: AccessParts["store"], log: AccessLog) {
  for (const { id, place } of await subscriptions.homeless(platform.name)) {
    const community = await platform.communityOf?.(place).catch((error: unknown) => {
      log.warn(
        { err: error, subscription: id },
        "Where a subscription belongs could not be asked; it is at the next start",
      );
      return undefined;
    });
    if (community === undefined) continue;
    await subscriptions.settle(id, community);
    const known = await communities.get({ platform: platform.name, id: community });
    if (!known) await communities.put({ platform: platform.name, id: community }, "admitted");
  }
}
