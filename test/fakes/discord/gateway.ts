import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type ApplicationFlags,
  type GatewayChannelDeleteDispatch,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  type GatewayGuildCreateDispatch,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatch,
  type GatewayIdentify,
  GatewayIntentBits,
  type GatewayInteractionCreateDispatchData,
  type GatewayMessageCreateDispatch,
  GatewayOpcodes,
  type GatewayReadyDispatch,
  type GatewayResume,
  type GatewaySendPayload,
  type GatewayThreadDeleteDispatch,
} from "discord-api-types/v10";
import { type WebSocket, WebSocketServer } from "ws";
import type { Changes } from "../changes.ts";
import { APPLICATION_ID, BOT_USER } from "./identity.ts";

/** What a bot missed while it was away is kept here, to be sent when it resumes. */
interface Session {
  readonly id: string;
  /** What it wants to hear of. */
  readonly intents: number;
  readonly sent: { readonly s: number; readonly payload: string }[];
  socket: WebSocket | undefined;
}

export interface Gateway {
  /** Bots that are connected and identified. */
  connections(): number;
  /** How often a bot has identified, resumed and sent a heartbeat. */
  readonly counts: { readonly identifies: number; readonly resumes: number; readonly heartbeats: number };
  /** Sends an interaction to every session, or keeps it until the session is resumed. */
  dispatch(interaction: GatewayInteractionCreateDispatchData): void;
  /** The same with what else happens, for those who want to hear of it: by default of what happens to the guild. */
  tell(event: Told, intent?: GatewayIntentBits): void;
  /** Asks the bots for a heartbeat; when it comes, they have read everything that was sent before. */
  heard(): Promise<void>;
  /** From now on a bot that identifies is closed with this code. */
  refuseWith(code: GatewayCloseCodes): void;
  /** From now on whoever connects is cut off at once, until it is open again. */
  shut(): void;
  open(): void;
  /** Cuts all connections without a word, as a broken network does. */
  cut(): void;
  stop(): void;
}

type Told = Omit<
  | GatewayChannelDeleteDispatch
  | GatewayGuildCreateDispatch
  | GatewayGuildDeleteDispatch
  | GatewayMessageCreateDispatch
  | GatewayThreadDeleteDispatch,
  "op" | "s"
>;

export interface GatewayParts {
  readonly server: Server;
  readonly token: string;
  /** Milliseconds. */
  readonly heartbeatInterval: number;
  readonly changes: Changes;
  /** The guild, as long as the bot is in it. */
  readonly guild: () => GatewayGuildCreateDispatchData | undefined;
}

const NO_FLAGS = 0 as ApplicationFlags;

/** Discord's gateway over plain WebSocket: hello, identify, ready, heartbeats, interactions, resume. */
export function createGateway({ server, token, heartbeatInterval, changes, guild }: GatewayParts): Gateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const counts = { identifies: 0, resumes: 0, heartbeats: 0 };
  let refusal: GatewayCloseCodes | undefined;
  let isShut = false;

  function dispatch(session: Session, event: Omit<GatewayDispatchPayload, "op" | "s">): void {
    const s = session.sent.length + 1;
    const payload = JSON.stringify({ op: GatewayOpcodes.Dispatch, s, ...event });
    session.sent.push({ s, payload });
    session.socket?.send(payload);
  }

  const hearsOfGuilds = ({ intents }: Session) => (intents & GatewayIntentBits.Guilds) !== 0;

  function identify(socket: WebSocket, intents: number): void {
    counts.identifies++;
    const session: Session = { id: `session-${counts.identifies}`, intents, sent: [], socket };
    sessions.set(session.id, session);
    const own = guild();
    const ready: GatewayReadyDispatch["d"] = {
      v: 10,
      user: { ...BOT_USER },
      guilds: own ? [{ id: own.id, unavailable: true }] : [],
      session_id: session.id,
      resume_gateway_url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
      shard: [0, 1],
      application: { id: APPLICATION_ID, flags: NO_FLAGS, flags_new: "0" },
    };
    dispatch(session, { t: GatewayDispatchEvents.Ready, d: ready });
    if (own && hearsOfGuilds(session)) dispatch(session, { t: GatewayDispatchEvents.GuildCreate, d: own });
  }

  function resume(socket: WebSocket, id: string, seq: number): void {
    const session = sessions.get(id);
    if (!session) {
      socket.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false }));
      return;
    }
    counts.resumes++;
    session.socket = socket;
    for (const { s, payload } of session.sent) if (s > seq) socket.send(payload);
    dispatch(session, { t: GatewayDispatchEvents.Resumed, d: undefined });
  }

  function logIn(socket: WebSocket, payload: GatewayIdentify | GatewayResume): void {
    if (refusal !== undefined) socket.close(refusal);
    else if (payload.d.token !== token) socket.close(GatewayCloseCodes.AuthenticationFailed);
    else if (payload.op === GatewayOpcodes.Identify) identify(socket, payload.d.intents);
    else resume(socket, payload.d.session_id, payload.d.seq);
    changes.tell();
  }

  function receive(socket: WebSocket, payload: GatewaySendPayload): void {
    switch (payload.op) {
      case GatewayOpcodes.Identify:
      case GatewayOpcodes.Resume:
        logIn(socket, payload);
        break;
      case GatewayOpcodes.Heartbeat:
        counts.heartbeats++;
        socket.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
        changes.tell();
        break;
      default:
        socket.close(GatewayCloseCodes.UnknownOpcode);
    }
  }

  sockets.on("connection", (socket) => {
    if (isShut) return socket.terminate();
    socket.on("message", (data) => receive(socket, JSON.parse(String(data))));
    socket.on("close", (code) => {
      const session = sessions.values().find((each) => each.socket === socket);
      if (!session) return;
      session.socket = undefined;
      // 1000 and 1001 end the session, everything else lets it be resumed.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      changes.tell();
    });
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatInterval } }));
  });

  return {
    counts,
    connections: () =>
      sessions
        .values()
        .filter(({ socket }) => socket)
        .toArray().length,
    dispatch(interaction) {
      for (const session of sessions.values())
        dispatch(session, { t: GatewayDispatchEvents.InteractionCreate, d: interaction });
    },
    tell(event, intent = GatewayIntentBits.Guilds) {
      for (const session of sessions.values()) if (session.intents & intent) dispatch(session, event);
    },
    heard() {
      const before = counts.heartbeats;
      for (const { socket } of sessions.values())
        socket?.send(JSON.stringify({ op: GatewayOpcodes.Heartbeat, d: null }));
      return changes.until(() => counts.heartbeats > before);
    },
    refuseWith(code) {
      refusal = code;
    },
    shut() {
      isShut = true;
    },
    open() {
      isShut = false;
    },
    cut() {
      for (const socket of sockets.clients) socket.terminate();
    },
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
