import { type Logger, pino, stdSerializers } from "pino";
import type { LogLevel } from "./config.ts";

/** Names that a secret might have in a log entry, three levels deep. */
const SECRET_NAMES = ["password", "token", "authorization", "cookie", "jsessionid", "sessionId"];

/** JSON lines on standard error: standard output belongs to the terminal's answers. */
export function createLog(level: LogLevel): Logger {
  const options = {
    level,
    redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
    serializers: { err: stdSerializers.errWithCause },
  };
  return pino(options, pino.destination({ dest: 2, sync: true }));
}
