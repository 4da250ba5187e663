import { type ChatOptions, Chats, type FakeChat, type SentMessage } from "./chats.ts";
import { type Fault, Faults } from "./faults.ts";
import { Broken, serve } from "./http.ts";
import { createMethods, type Methods, type State, scopeKey } from "./methods.ts";
import { isMethod, type Method, type Payload, payloads } from "./payloads.ts";
import { createPerson, type Person, type Seen, seen } from "./person.ts";
import { Polling } from "./polling.ts";
import { badRequest, Refusal } from "./refusal.ts";

export type { FakeChat } from "./chats.ts";
export { tooManyRequests } from "./faults.ts";
export type { Seen } from "./person.ts";

/** A call as it came in. */
export interface Call {
  readonly method: string;
  readonly payload: unknown;
}

export interface FakeTelegram extends AsyncDisposable {
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
  chat(id: number, options?: ChatOptions): FakeChat;
  migrate(chat: FakeChat, to: number): FakeChat;
  block(chat: FakeChat): void;
  /** The next calls of this method go wrong. */
  fails(method: Method, fault: Fault, times?: number): void;
  /** The commands in the menu for a language; "" is the list for all others. */
  commands(language: string): readonly { readonly command: string; readonly description: string }[];
  close(): Promise<void>;
}

export interface FakeTelegramOptions {
  /** false: a Bot API server older than 10.1. */
  readonly richMessages?: boolean;
}

const TOKEN = "123456:TEST-token_of-the-fake";
const ME = { id: 123456, is_bot: true as const, first_name: "Stundenplan", username: "stundenplan_bot" };

/** A Bot API server with people in front of it. It refuses what Telegram would refuse. */
export async function startFakeTelegram({ richMessages = true }: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const chats = new Chats();
  const polling = new Polling();
  const faults = new Faults();
  const calls: Call[] = [];
  const log: SentMessage[] = [];
  const waiting = new Map<number, ((message: SentMessage) => void)[]>();

  const state: State = {
    me: ME,
    chats,
    polling,
    richMessages,
    commands: new Map(),
    presses: new Map(),
    onMessage(message) {
      log.push(message);
      waiting.get(message.chat.id)?.shift()?.(message);
    },
  };
  const methods = createMethods(state);

  async function carry(path: string, body: unknown, gone: AbortSignal): Promise<unknown> {
    const [, token, method = ""] = /^\/bot([^/]*)\/(\w+)$/.exec(path) ?? [];
    if (token !== TOKEN) throw new Refusal(401, "Unauthorized");
    calls.push({ method, payload: body });
    if (!isMethod(method)) throw new Refusal(404, "Not Found: method not found");
    const fault = faults.take(method);
    if (fault && "code" in fault) throw new Refusal(fault.code, fault.description, fault.parameters);
    if (fault && !("drop" in fault && fault.drop === "after")) throw new Broken(fault);
    const result = await call(methods, method, body, gone);
    if (fault) throw new Broken(fault);
    return result;
  }

  const server = await serve(carry);
  const arrival = (chat: number) =>
    new Promise<SentMessage>((resolve) => waiting.set(chat, [...(waiting.get(chat) ?? []), resolve]));

  const close = async () => {
    polling.close();
    await server.close();
  };

  return {
    url: server.url,
    token: TOKEN,
    username: ME.username,
    user: createPerson(state, log, arrival),
    calls,
    polling,
    methods: () => calls.map(({ method }) => method).filter((method) => method !== "getUpdates"),
    messages: ({ id }) =>
      log.filter(({ chat }) => chat.id === id).map((message) => seen(chats.find(id, message.id) ?? message)),
    chat: (id, options = { type: "private" }) => chats.add({ id, ...options }),
    migrate: (chat, to) => chats.migrate(chat, to),
    block: (chat) => chats.block(chat),
    fails: (method, fault, times = 1) => faults.add(method, fault, times),
    commands: (language) => state.commands.get(scopeKey(undefined, language)) ?? [],
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Checks the payload and carries the call out. */
function call<M extends Method>(methods: Methods, method: M, body: unknown, gone: AbortSignal): unknown {
  const parsed = payloads[method].safeParse(body);
  if (!parsed.success) throw badRequest(`${method}: ${parsed.error.message}`);
  return methods[method](parsed.data as Payload<M>, gone);
}
