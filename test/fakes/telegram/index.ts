import { Changes } from "../changes.ts";
import { type Hold, Holds, type When } from "../hold.ts";
import { Rate } from "../rate.ts";
import { type Call, chatOf, createCarrier } from "./carrier.ts";
import { type ChatOptions, Chats, type FakeChat, type SentMessage } from "./chats.ts";
import { type Fault, Faults } from "./faults.ts";
import { serve } from "./http.ts";
import { createMembership, type Membership } from "./membership.ts";
import { createMethods, type State, scopeKey } from "./methods.ts";
import type { Method } from "./payloads.ts";
import { createPerson, type Person, type Seen, seen } from "./person.ts";
import { Polling } from "./polling.ts";

export type { FakeChat } from "./chats.ts";
export { tooManyRequests } from "./faults.ts";
export type { Seen } from "./person.ts";

/** Which call to hold: the next one of a method, in a chat if that is said. */
export interface HeldCall {
  readonly method: Method;
  readonly chat?: FakeChat;
  /** "before" it takes effect when not said. */
  readonly when?: When;
}

export interface FakeTelegram extends AsyncDisposable, Membership {
  /** grammY's `apiRoot`. */
  readonly url: string;
  readonly token: string;
  readonly username: string;
  readonly user: Person;
  readonly calls: readonly Call[];
  readonly polling: Pick<Polling, "isOpen" | "opened" | "unconfirmed">;
  /** The methods called so far, in order, without the polling. */
  methods(): readonly string[];
  /** All messages the bot sent, as they are now. */
  messages(chat: FakeChat): readonly Seen[];
  /** What the bot sent to all chats, in the order it came and as it was then. */
  posts(): readonly Seen[];
  /** Whether a message stands in a chat, the bot's or one that was typed. */
  isThere(chat: FakeChat, id: number): boolean;
  /** Somebody deletes the bot's message. */
  deleteMessage(message: Seen): void;
  chat(id: number, options?: ChatOptions): FakeChat;
  /** The next calls of this method go wrong; those about a chat, if that is said. */
  fails(method: Method, fault: Fault, times?: number, chat?: FakeChat): void;
  /** Nothing goes wrong any more. */
  heals(): void;
  /** How often a call was answered with 429. */
  limited(): number;
  /** Resolves when it is so, of calls that came and of the polling. */
  until(isSo: () => boolean): Promise<void>;
  /** Keeps the next call of a method waiting. */
  hold(call: Method | HeldCall): Hold;
  /** The commands in the menu for a language; "" is the list for all others. */
  commands(language: string): readonly { readonly command: string; readonly description: string }[];
  close(): Promise<void>;
}

export interface FakeTelegramOptions {
  /** What else getMe tells, such as `can_join_groups`. */
  readonly me?: object;
  /** What getWebhookInfo tells. */
  readonly webhook?: object;
  /** Milliseconds since 1970. */
  readonly date?: () => number;
  /** false: a Bot API server older than 10.1. */
  readonly richMessages?: boolean;
  /** false: a Bot API server older than 10.2. */
  readonly ephemeralMessages?: boolean;
  /** Messages a second, over all chats, above which all are refused with 429; `now` in milliseconds, by default the real clock. */
  readonly limit?: { readonly perSecond: number; readonly now?: () => number };
  /** Messages a minute to one group, with all its topics, above which they are refused with 429; `now` in milliseconds. */
  readonly groupLimit?: { readonly perMinute: number; readonly now: () => number };
}

const MINUTE_MS = 60_000;
/** Monday 23 November 2026, 8:12 in Berlin. */
const MONDAY_MS = Date.UTC(2026, 10, 23, 7, 12);
const TOKEN = "123456:TEST-token_of-the-fake";
const ME = { id: 123456, is_bot: true as const, first_name: "Stundenplan", username: "stundenplan_bot" };

/** A Bot API server with people in front of it. It refuses what Telegram would refuse. */
export async function startFakeTelegram({
  richMessages = true,
  ephemeralMessages = true,
  limit,
  groupLimit,
  me = {},
  webhook = {},
  date = () => MONDAY_MS,
}: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const chats = new Chats();
  const changes = new Changes();
  const polling = new Polling(changes);
  const faults = new Faults();
  const holds = new Holds<Call>();
  const calls: Call[] = [];
  const log: SentMessage[] = [];
  const waiting = new Map<number, ((message: SentMessage) => void)[]>();

  const state: State = {
    me: { ...ME, ...me },
    webhook: { url: "", has_custom_certificate: false, pending_update_count: 0, ...webhook },
    chats,
    polling,
    richMessages,
    ephemeralMessages,
    commands: new Map(),
    presses: new Map(),
    typed: new Map(),
    onMessage(message) {
      log.push(message);
      changes.tell();
      waiting.get(message.chat.id)?.shift()?.(message);
    },
  };
  const rates = new Map<number, Rate>();
  /** Groups have negative ids. */
  function rateOf(chat: number): Rate | undefined {
    if (!groupLimit || !(chat < 0)) return undefined;
    const rate = rates.get(chat) ?? new Rate(groupLimit.perMinute, groupLimit.now, MINUTE_MS);
    rates.set(chat, rate);
    return rate;
  }
  const carrier = createCarrier({
    token: TOKEN,
    methods: createMethods(state),
    calls,
    changes,
    faults,
    holds,
    rate: limit && new Rate(limit.perSecond, limit.now ?? (() => performance.now())),
    rateOf,
  });
  const server = await serve(carrier.carry, date);
  const arrival = (chat: number) =>
    new Promise<SentMessage>((resolve) => waiting.set(chat, [...(waiting.get(chat) ?? []), resolve]));

  const close = async () => {
    polling.close();
    await server.close();
  };

  return {
    ...createMembership(chats, polling, ME),
    url: server.url,
    token: TOKEN,
    username: ME.username,
    user: createPerson(state, log, arrival),
    calls,
    polling,
    methods: () => calls.map(({ method }) => method).filter((method) => method !== "getUpdates"),
    messages: ({ id }) =>
      log.filter(({ chat }) => chat.id === id).map((message) => seen(chats.find(id, message.id) ?? message)),
    posts: () => log.map(seen),
    deleteMessage: ({ chat, id }) => void chats.delete(chat.id, id),
    isThere: (chat, id) => chats.find(chat.id, id) !== undefined || state.typed.has(`${chat.id}/${id}`),
    chat: (id, options = { type: "private" }) => chats.add({ id, ...options }),
    fails: (method, fault, times = 1, chat = undefined) => faults.add(method, fault, times, chat?.id),
    heals: () => faults.clear(),
    limited: carrier.limited,
    until: (isSo) => changes.until(isSo),
    hold(wanted) {
      const { method, chat, when = "before" } = typeof wanted === "string" ? { method: wanted } : wanted;
      const isIn = (payload: unknown) => !chat || chatOf(payload) === chat.id;
      return holds.add((call) => call.method === method && isIn(call.payload), when);
    },
    commands: (language) => state.commands.get(scopeKey(undefined, language)) ?? [],
    close,
    [Symbol.asyncDispose]: close,
  };
}
