import type { Dispatcher as UndiciDispatcher } from "undici";
import { z } from "zod";
import type { OnLookup } from "./cache.ts";
import { type Dispatcher, isDispatcher } from "./dispatcher.ts";
import { parseQr } from "./qr.ts";
import { parseServer, schoolName } from "./server.ts";
import type { OnOmission } from "./shape.ts";
import { METHODS, type MethodName } from "./ttl.ts";

/** Lets requests through: now, later, or not at all, by throwing what the call then rejects with. */
export type Gate = <T>(send: () => Promise<T>) => Promise<T>;

/** Sends one request, and may look at how long it takes and what becomes of it. */
export type Trace = <T>(method: string, send: () => Promise<T>) => Promise<T>;

/** How to reach a school: python-webuntis's settings, and ours at the end. They cannot be changed afterwards. */
export interface SessionConfig {
  /** "thalia.webuntis.com", "thalia" alone, a URL with scheme, port or path, or the address from a browser. Not needed with `qr`. */
  readonly server?: string;
  /** The school's name, also as an address has it, "+" or "%20" for a space. May be empty when the server hosts one school, or names it. */
  readonly school?: string;
  /** The account's login name, which is not what WebUntis shows as its name. */
  readonly username?: string;
  /** The account's password in WebUntis. Those of Microsoft 365, IServ and the like are not known there: use `secret` or `qr`. */
  readonly password?: string;
  /** Instead of a password: the account's key in base32, from which one-time passwords are made (TOTP). */
  readonly secret?: string;
  /** Instead of all this: the text of the account's QR code, `untis://setschool?…`. */
  readonly qr?: string;
  /** Instead of an account: what the school shows to the public. */
  readonly anonymous?: boolean;
  /** Who asks: the name of your program. This client's is added. */
  readonly useragent: string;
  /** The id of an existing session: no login is needed while it lasts. */
  readonly jsessionid?: string;
  /** How many answers are kept; default 20. */
  readonly cachelen?: number;
  /** How many times a call logs in again when the session has expired; default 0. */
  readonly loginRepeat?: number;
  /** Whether calls use stored answers by default; default false. */
  readonly useCache?: boolean;
  /** Milliseconds until a request is given up; default 10,000. */
  readonly timeout?: number;
  /** Bytes of the largest answer that is read, also after decompression; default 20 MiB. */
  readonly maxAnswerSize?: number;
  /**
   * What sends the requests: a Dispatcher of undici, such as a `ProxyAgent`. Who gives it closes it. Default: six connections, by the
   * proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, if any.
   */
  readonly dispatcher?: Dispatcher;
  /** How long stored answers are used, in milliseconds by method. */
  readonly ttl?: Readonly<Partial<Record<MethodName, number>>>;
  /** The IANA zone of the school's wall clock, such as "Europe/Vienna", which decides what date it is. Default: the machine's. */
  readonly timeZone?: string;
  /** The clock; default the machine's. */
  readonly now?: () => Temporal.Instant;
  /** Called around every request but those of logins. Equal calls at the same time share the first one's. Default: lets all through at once. */
  readonly gate?: Gate;
  /**
   * Called around every request, logins included, with WebUntis's name of the method or the path of the page: for measuring. Unlike a
   * `gate` it does not see how long a request waits for others. Default: nobody looks.
   */
  readonly trace?: Trace;
  /** Called for every question that stored answers might serve. Default: nobody is told. */
  readonly onLookup?: OnLookup;
  /** Called when something in an answer cannot be read and is left out, once for each place of a method's answers. Default: nobody is told. */
  readonly onOmission?: OnOmission;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_ANSWER = 20 * 1024 * 1024;
const DEFAULT_CACHELEN = 20;
const EPOCH = Temporal.Instant.fromEpochMilliseconds(0);

const text = z.string({ error: "must be a text" });
const count = z.int({ error: "must be a whole number" }).nonnegative({ error: "must not be negative" });
/** Goes into a cookie. */
const sessionId = text.regex(/^[^\s;,"]+$/, { error: "is no session id" });

const schema = z.object({
  server: text.refine((server) => isUnderstood(() => parseServer(server)), {
    error: "is no server, such as thalia.webuntis.com",
  }),
  school: text.default("").transform(schoolName),
  username: text.default(""),
  password: text.default(""),
  secret: text.regex(/^[A-Za-z2-7\s=-]*$/, { error: "is no key in base32" }).default(""),
  anonymous: z.boolean({ error: "must be true or false" }).default(false),
  useragent: text.regex(/^[\x20-\x7e]+$/, {
    error: "must be a text of plain letters: WebUntis wants to know who asks",
  }),
  jsessionid: sessionId.optional(),
  cachelen: count.positive({ error: "must be at least 1" }).default(DEFAULT_CACHELEN),
  loginRepeat: count.default(0),
  useCache: z.boolean({ error: "must be true or false" }).default(false),
  timeout: count.positive({ error: "must be at least 1" }).default(DEFAULT_TIMEOUT_MS),
  maxAnswerSize: count.positive({ error: "must be at least 1" }).default(DEFAULT_MAX_ANSWER),
  dispatcher: z.custom<UndiciDispatcher>(isDispatcher, { error: "must be a Dispatcher of undici" }).optional(),
  ttl: z.partialRecord(z.enum(METHODS), count).default({}),
  timeZone: text
    .refine((zone) => isUnderstood(() => EPOCH.toZonedDateTimeISO(zone)), {
      error: "is no time zone, such as Europe/Berlin",
    })
    .default(() => Temporal.Now.timeZoneId()),
  now: z.custom<() => Temporal.Instant>((value) => typeof value === "function").default(() => Temporal.Now.instant),
  gate: z
    .custom<Gate>((value) => typeof value === "function", { error: "must be a function" })
    .default(() => (send) => send()),
  trace: z
    .custom<Trace>((value) => typeof value === "function", { error: "must be a function" })
    .default(() => (_method, send) => send()),
  onLookup: z
    .custom<OnLookup>((value) => typeof value === "function", { error: "must be a function" })
    .default(() => () => {}),
  onOmission: z
    .custom<OnOmission>((value) => typeof value === "function", { error: "must be a function" })
    .default(() => () => {}),
});

/** A checked configuration with everything filled in. @internal */
export type CheckedConfig = z.infer<typeof schema>;

function isUnderstood(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/** Checks all settings. @throws {TypeError} that names each wrong one. No value is repeated, since it may be a secret. @internal */
export function checkConfig({ qr, ...config }: SessionConfig): CheckedConfig {
  const ways = [config.password, config.secret, qr, config.anonymous].filter(Boolean);
  if (ways.length > 1) throw new TypeError("Only one of password, secret, qr and anonymous is possible");
  const checked = schema.safeParse({ ...config, ...(qr ? parseQr(qr) : {}) });
  if (checked.success) return checked.data;
  throw new TypeError(checked.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));
}
