import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type APIApplicationCommand,
  ChannelType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  MessageType,
} from "discord-api-types/v10";
import { Changes } from "../changes.ts";
import { type Hold, Holds, type When } from "../hold.ts";
import { Rate } from "../rate.ts";
import { createFaults, type Fault } from "./faults.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { guildData } from "./guild.ts";
import { createIds, GUILD_ID, PERSON, personOf } from "./identity.ts";
import { createInteractions } from "./interactions.ts";
import { createListener, type Received } from "./listener.ts";
import { createMessages, type Seen } from "./messages.ts";
import { createPerson, type Person } from "./person.ts";
import { createPlaces, type Places, THREADS } from "./places.ts";
import { createRegistry } from "./registry.ts";
import { createRoutes, type RouteOptions } from "./routes.ts";

export type { Seen } from "./messages.ts";

export interface FakeDiscordOptions extends RouteOptions {
  /** Milliseconds; by default time stands still and nothing is ever too late, but `globalLimit` goes by the real clock. */
  readonly now?: () => number;
  /** Milliseconds since 1970, for ids and times of messages; by default Monday, 23 November 2026, 8:12 in Berlin, going on with `now`. */
  readonly date?: () => number;
  /** Milliseconds between heartbeats; by default as long as Discord's. */
  readonly heartbeatInterval?: number;
  /** Requests a second, besides those of interactions, above which all are refused with 429; as many as you like when not said. */
  readonly globalLimit?: number;
  /** Milliseconds for which a nonce is known: Discord says "a few minutes"; for good when not said. */
  readonly nonceKept?: number;
}

/** Which request to hold: the next one to a path, such as /messages$/ or "/users/@me/channels". */
export interface HeldRequest {
  readonly path: RegExp | string;
  readonly method?: string;
  /** "before" it takes effect when not said. */
  readonly when?: When;
}

/** Discord on 127.0.0.1. */
export interface FakeDiscord
  extends AsyncDisposable,
    Pick<
      Places,
      "addChannel" | "deleteChannel" | "forbid" | "allow" | "addRole" | "setRole" | "setMember" | "blockDms"
    > {
  /** For discord.js's `rest.api`. */
  readonly url: string;
  /** The only token that is let in. */
  readonly token: string;
  readonly user: Person;
  readonly gateway: Gateway;
  /** Somebody writes a message: directly to the bot, or into a channel of the guild. */
  writes(text: string, how?: { readonly as?: string; readonly channel?: string; readonly bot?: boolean }): void;
  /** The bot is added to another server, with a channel for the system's words, or without. */
  addsTo(guild: string, systemChannel: string | null): void;
  readonly requests: readonly Received[];
  commands(): readonly APIApplicationCommand[];
  /** How often the commands were overwritten. */
  puts(): number;
  /** All messages there are, oldest first. */
  messages(): readonly Seen[];
  /** What was ever posted outside of interactions, in the order it came and as it was then. */
  posts(): readonly Seen[];
  deleteMessage(id: string): void;
  /** The bot is removed from the guild, of which it hears if it is connected. */
  removeBot(): void;
  /** The guild is down, for now. */
  guildFails(): void;
  /** What Discord refused, in words. */
  refusals(): readonly string[];
  /** Resolves when it is so, of requests that were answered and of the gateway. */
  until(isSo: () => boolean): Promise<void>;
  /** How often a request was answered with 429. */
  limited(): number;
  /** How many connections were ever opened. */
  connections(): number;
  /** Lets the next request, or the next ones to a path, go wrong. */
  failNext(fault: Fault): void;
  /** Keeps the next request to a path waiting. */
  hold(request: RegExp | HeldRequest): Hold;
  close(): Promise<void>;
}

const TOKEN = "MTMwMDAwMDAwMDAwMDAwMDAwMQ.Gfake0.a-bot-token-nobody-should-see";
const MONDAY_MS = Date.UTC(2026, 10, 23, 7, 12);
const LIKE_DISCORDS_MS = 41_250;

const matching = (wanted: RegExp | string, path: string) =>
  typeof wanted === "string" ? wanted === path : wanted.test(path);

/** Starts a Discord of our own: REST and gateway on one free port, with one guild, one channel and one person to begin with. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const {
    now = () => 0,
    date = () => MONDAY_MS + now(),
    heartbeatInterval = LIKE_DISCORDS_MS,
    globalLimit,
    nonceKept = Infinity,
  } = options;
  const nextId = createIds(date);
  const places = createPlaces(nextId);
  const messages = createMessages({ nextId, date, isRole: (id) => places.role(id) !== undefined });
  const registry = createRegistry(nextId);
  const interactions = createInteractions(messages, nextId, now);
  const faults = createFaults();
  const changes = new Changes();
  const holds = new Holds<Pick<Received, "method" | "path">>();
  const requests: Received[] = [];
  const posts: Seen[] = [];
  const rate = globalLimit === undefined ? undefined : new Rate(globalLimit, options.now ?? (() => performance.now()));

  const server = createServer();
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  let isMember = true;
  const guild = () => (isMember ? guildData(places.inGuild(), places.roles()) : undefined);
  const gateway = createGateway({ server, token: TOKEN, heartbeatInterval, changes, guild });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const route = createRoutes({
    gatewayUrl: () => `ws://127.0.0.1:${port}`,
    registry,
    messages,
    places,
    interactions,
    onPost: ({ id }) => posts.push(messages.seen(id)),
    now,
    nonceKept,
    options,
  });
  server.on("request", createListener({ date, token: TOKEN, route, faults, holds, rate, requests, changes }));

  const close = async () => {
    gateway.stop();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return {
    ...places,
    url: `http://127.0.0.1:${port}/api`,
    token: TOKEN,
    gateway,
    requests,
    writes(text, { as = PERSON.id, channel, bot = false } = {}) {
      const place = channel === undefined ? places.dmWith(as) : places.find(channel);
      const intent = channel === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
      const at = { id: nextId(), timestamp: new Date(date()).toISOString(), edited_timestamp: null };
      const message = {
        t: GatewayDispatchEvents.MessageCreate as const,
        d: {
          ...at,
          channel_id: place?.id ?? "",
          channel_type: channel === undefined ? ChannelType.DM : ChannelType.GuildText,
          author: { ...personOf(as), bot },
          content: text,
          type: MessageType.Default,
          ...{ tts: false, pinned: false, mention_everyone: false },
          ...{ mentions: [], mention_roles: [], attachments: [], embeds: [] },
          ...(channel === undefined ? {} : { guild_id: GUILD_ID }),
        },
      };
      gateway.tell(message as Parameters<Gateway["tell"]>[0], intent);
    },
    addsTo(id, systemChannel) {
      const guild = { ...guildData([], places.roles()), id, name: "Neue Schule", system_channel_id: systemChannel };
      gateway.tell({ t: GatewayDispatchEvents.GuildCreate, d: guild });
    },
    user: createPerson({ commands: registry.all, interactions, messages, places, dispatch: gateway.dispatch }),
    commands: registry.all,
    puts: registry.puts,
    messages: () => messages.all().map(({ id }) => messages.seen(id)),
    posts: () => [...posts],
    deleteMessage: messages.delete,
    deleteChannel(id) {
      const { type, name = "" } = places.find(id) ?? {};
      places.deleteChannel(id);
      const gone = { id, guild_id: GUILD_ID, name, position: 0, permission_overwrites: [] };
      if (type === undefined) return;
      if (THREADS.includes(type)) gateway.tell({ t: GatewayDispatchEvents.ThreadDelete, d: { ...gone, type } });
      else gateway.tell({ t: GatewayDispatchEvents.ChannelDelete, d: { ...gone, type } });
    },
    removeBot() {
      isMember = false;
      gateway.tell({ t: GatewayDispatchEvents.GuildDelete, d: { id: GUILD_ID } });
    },
    guildFails: () => gateway.tell({ t: GatewayDispatchEvents.GuildDelete, d: { id: GUILD_ID, unavailable: true } }),
    refusals: () =>
      requests.flatMap(({ method, path, refusal }) =>
        refusal ? [`${method} ${path}: ${JSON.stringify(refusal)}`] : [],
      ),
    until: (isSo) => changes.until(isSo),
    limited: () => requests.filter(({ limited }) => limited).length,
    connections: () => connections,
    failNext: faults.add,
    hold(wanted) {
      const { path, method, when = "before" } = wanted instanceof RegExp ? { path: wanted } : wanted;
      return holds.add((each) => matching(path, each.path) && (method ?? each.method) === each.method, when);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
