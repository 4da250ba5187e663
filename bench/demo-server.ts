import { startDemoSchool } from "../src/demo/index.ts";
import { startLink } from "./link.ts";

/** 10 Mbit/s, and 20 ms there and back. */
const SLOW = { oneWay: 10, bits: 10e6 };

/** A demo school, behind a slow link if that is asked for. On "expire" it ends all sessions; to a method it says how often that was called so far. */
const isSlow = process.argv[2] === "slow";
const demo = await startDemoSchool({ now: Temporal.Now.instant, compresses: isSlow });
process.on("message", (message) => {
  if (message === "expire") demo.expireSessions();
  process.send?.(demo.requests(String(message)));
});
const port = Number(new URL(demo.url).port);
process.send?.({ url: isSlow ? `http://127.0.0.1:${await startLink(port, SLOW)}` : demo.url });
