import { startDemoSchool } from "../src/demo/index.ts";

/** A demo school. On "expire" it ends all sessions; it answers with the number of logins so far. */
const demo = await startDemoSchool({ now: Temporal.Now.instant });
process.on("message", (message) => {
  if (message === "expire") demo.expireSessions();
  process.send?.(demo.requests("authenticate"));
});
process.send?.({ url: demo.url });
