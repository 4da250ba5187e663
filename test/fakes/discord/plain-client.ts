import { type FakeDiscordOptions, startFakeDiscord } from "./index.ts";

/** An interaction as it arrives over the gateway, as far as the tests look. */
export interface Arrived {
  readonly id: string;
  readonly token: string;
  readonly channel_id: string;
  readonly channel: { readonly type: number; readonly parent_id?: string };
  readonly user?: { readonly id: string };
  readonly member?: { readonly permissions: string; readonly user: { readonly id: string } };
  readonly app_permissions: string;
  readonly data: {
    readonly options: unknown;
    readonly resolved?: { readonly channels?: object; readonly roles?: object };
  };
}

/** The fake, and a bot of nothing but fetch and a socket. */
export async function startPlain(options: FakeDiscordOptions = {}) {
  const discord = await startFakeDiscord(options);

  async function call(method: string, path: string, body?: object, authorization = `Bot ${discord.token}`) {
    const answer = await fetch(`${discord.url}/v10${path}`, {
      method,
      headers: { authorization },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : undefined };
  }

  /** What the bot gets over the gateway when a person does this. */
  async function interaction(does: () => Promise<unknown>): Promise<Arrived> {
    const socket = new WebSocket(discord.url.replace(/^http(.*)\/api$/, "ws$1"));
    const arrived = Promise.withResolvers<Arrived>();
    socket.addEventListener("message", ({ data }) => {
      const { op, t, d } = JSON.parse(data);
      if (op === 10) socket.send(JSON.stringify({ op: 2, d: { token: discord.token } }));
      // What a person cannot do is thrown at once; that nobody answers is no matter.
      if (t === "READY") Promise.try(does).catch(arrived.reject);
      if (t === "INTERACTION_CREATE") arrived.resolve(d);
    });
    return arrived.promise.finally(() => socket.close());
  }

  const register = (...commands: object[]) => call("PUT", "/applications/1300000000000000001/commands", commands);
  await register({ name: "plan", description: "a" });
  return { discord, call, interaction, register, [Symbol.asyncDispose]: () => discord.close() };
}
