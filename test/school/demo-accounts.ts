import { type DemoSchool, startDemoSchool } from "../../src/demo/index.ts";
import { type PlanOwner, School } from "../../src/school/index.ts";
import { JsonRpcSource, Ladder, Session, WebClientSource } from "../../src/webuntis/index.ts";

/** Who asks: an account of the demo school, or everybody without one. */
export type Who = "demo" | "schueler" | "schuelerin" | "public";

/** A Monday with lessons and changes, 08:15 at the school. */
export const NOW = Temporal.Instant.from("2026-11-23T07:15:00Z");

/** The demo school as its accounts see it through both doors, at a time that the test sets. */
export async function openDemoSchool() {
  let at = NOW;
  const now = () => at;
  const demo: DemoSchool = await startDemoSchool({ now });
  const sessions: Session[] = [];
  return {
    demo,
    setNow: (time: string) => {
      at = Temporal.Instant.from(time);
    },
    schoolFor(who: Who): School {
      const account = who === "public" ? ({ anonymous: true } as const) : { username: who, password: who };
      const common = { server: demo.url, school: demo.school, useragent: "test", loginRepeat: 1, cachelen: 500, now };
      const session = new Session({ ...common, ...account, timeZone: "Europe/Berlin" });
      sessions.push(session);
      const source = new Ladder([new JsonRpcSource(session), new WebClientSource(session, { now })], now);
      return new School({ source, timeZone: "Europe/Berlin", now });
    },
    async [Symbol.asyncDispose]() {
      for (const session of sessions) await session[Symbol.asyncDispose]();
      await demo.close();
    },
  };
}

/** The class of this name. */
export async function klasseOf(school: School, name: string): Promise<PlanOwner<"klasse">> {
  const found = await school.findKlasse(name);
  if (found.kind !== "one") throw new TypeError(`There is no class ${name}`);
  return found.element;
}
