import { type DemoBot, type DemoBotParts, startDemoBot } from "../demo-bot.ts";
import type { World } from "./scenes.ts";

/** Tuesday evening in term, with changes in the days to come. */
export const AT = "2026-11-24T18:12:00+01:00";

const PARTS: Readonly<Record<World, DemoBotParts>> = {
  open: {},
  closed: { isOpen: false },
  down: {},
  password: { password: "falsch" },
  sso: { demoSchool: { ssoLogin: true } },
  key: { password: "", secret: "GEZDGNBVGY3TQOJQ" },
};

/** The whole bot with the demo school, at always the same time. */
export async function startWorld(world: World): Promise<DemoBot> {
  const demo = await startDemoBot({ at: AT, ...PARTS[world] });
  if (world === "down") await demo.demo.close();
  return demo;
}
