import "./check-install.cjs";
import { startClock } from "./clock.ts";
import { examine } from "./doctor/index.ts";
import { loadDotEnv } from "./dot-env.ts";

/** `npm run doctor`: looks at settings, school, platforms, database and clock, and says what to do. Ends with 1 if something is wrong. */

/** For logging out of WebUntis where a check was given up, and is still waiting for something. */
const LAST_MS = 500;

const dotEnv = loadDotEnv(process.env);
const isWell = await examine({
  dotEnv,
  env: process.env,
  now: startClock(),
  write: (text) => void process.stdout.write(text),
});
process.exitCode = isWell ? 0 : 1;
setTimeout(() => process.exit(), LAST_MS).unref();
