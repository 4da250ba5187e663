import { MOST_SUBSCRIPTIONS, type NewSubscription } from "../../src/bot/memory/subscription.ts";
import { RequestQueue } from "../../src/school/index.ts";
import type { Store } from "../../src/store/index.ts";
import { type DemoBot, type DemoBotParts, startDemoBot } from "../demo-bot.ts";
import { openSmallSchool, type SmallSchool } from "../school/small-school.ts";
import { wish } from "../store/sample.ts";
import { brokenStore, lockedStore, readOnlyStore, type TroubledStore } from "../store/troubled-store.ts";
import { PLACES, type World } from "./scenes.ts";

/** Tuesday evening in term, with changes in the days to come. */
export const AT = "2026-11-24T18:12:00+01:00";

/** A world's parts, and what is to be taken away after it. */
interface Made {
  readonly parts: DemoBotParts;
  readonly begin?: (demo: DemoBot) => void | Promise<void>;
  readonly end?: () => void | Promise<void>;
}

/** Time passes at once. */
const atOnce = async () => {};

const troubled = ({ storeAt, begin, end }: TroubledStore): Made => ({ parts: { storeAt }, begin, end });

/** So many ask already that nobody else gets a turn. */
function busy(): Made {
  const queue = new RequestQueue(atOnce);
  const never = () => new Promise<never>(() => {});
  for (let asking = 0; asking < 4; asking++)
    void queue.by({ person: `${asking}` }, () => queue.ask(Symbol(asking), 0, () => queue.gate(never)));
  return { parts: { queue, gate: queue.gate } };
}

/** A public group and the operator have as many subscriptions as there may be. */
async function fillUp({ memory }: Store): Promise<void> {
  const { person, community } = MOST_SUBSCRIPTIONS;
  const add = (count: number, whose: Partial<NewSubscription>) =>
    Promise.all(
      Array.from({ length: count }, (_, place) =>
        memory.subscribe(wish({ place: `${whose.owner} ${place}`, ...whose })),
      ),
    );
  await add(person, { platform: "terminal", owner: "somebody", community: "elsewhere" });
  await add(community, { platform: "telegram", owner: "others", community: PLACES.crowded });
}

/** A school in which something is missing. */
async function small(changes: Partial<SmallSchool>): Promise<Made> {
  const school = await openSmallSchool({ now: AT, ...changes });
  return { parts: { server: school.url, onlyRpc: true }, end: () => school[Symbol.asyncDispose]() };
}

function make(world: World): Made | Promise<Made> {
  switch (world) {
    case "open":
      return { parts: {} };
    case "closed":
      return { parts: { isOpen: false } };
    case "crowded":
      return { parts: {}, begin: ({ store }) => fillUp(store) };
    case "down":
      return { parts: {}, begin: ({ demo }) => demo.close() };
    case "password":
      return { parts: { password: "falsch" } };
    case "sso":
      return { parts: { demoSchool: { ssoLogin: true } } };
    case "key":
      return { parts: { password: "", secret: "GEZDGNBVGY3TQOJQ" } };
    case "unknown":
      return { parts: { school: "gibt-es-nicht" } };
    case "no-right":
      return small({ closedKinds: ["klasse"] });
    case "no-lists":
      return small({ forbidden: ["getKlassen", "getTeachers", "getRooms"], closedKinds: ["klasse"] });
    case "no-classes":
      return small({ klassen: [] });
    case "hidden":
      return { parts: { teacherNames: "hidden" } };
    case "busy":
      return busy();
    case "locked":
      return troubled(lockedStore());
    case "full":
      return troubled(readOnlyStore());
    case "broken":
      return troubled(brokenStore());
  }
}

/** The whole bot, before anything goes wrong. */
export interface TourBot extends DemoBot {
  /** Lets begin what goes wrong in this world. The platforms have to have started by then. */
  begin(): Promise<void>;
}

/** The whole bot with the demo school, at always the same time. */
export async function startWorld(world: World): Promise<TourBot> {
  const { parts, begin, end } = await make(world);
  const demo = await startDemoBot({ at: AT, ...parts });
  return {
    ...demo,
    begin: async () => begin?.(demo),
    async [Symbol.asyncDispose]() {
      await demo[Symbol.asyncDispose]();
      await end?.();
    },
  };
}
