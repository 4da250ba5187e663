import type { Trace } from "./config.ts";
import { type CallRequest, NoSessionError } from "./errors.ts";
import { pageRefusal } from "./http-refusal.ts";
import type { Pass } from "./login/pass.ts";
import { JsonRpc, parseJson, type RpcAnswer } from "./rpc.ts";
import { type HttpAnswer, type HttpRequest, Transport, type TransportParts } from "./transport.ts";

type Texts = Readonly<Record<string, string>>;

/** What the ways have in common. */
export interface WireParts extends Omit<TransportParts, "origin"> {
  readonly trace?: Trace;
}

/** The three ways to ask a school's server: JSON-RPC, the mobile app's endpoint, the web client's pages. */
export class Wire {
  readonly school: string;
  /** Names the school, as some pages want it. */
  readonly schoolCookie: string;
  readonly #endpoint: URL;
  readonly #parts: TransportParts;
  readonly #trace: Trace;
  #transport: Transport;
  #rpc: JsonRpc;
  #isClosed = false;

  constructor(endpoint: URL, school: string, { trace = (_, send) => send(), ...parts }: WireParts) {
    this.#trace = trace;
    this.#parts = { ...parts, origin: endpoint.origin };
    this.#transport = new Transport(this.#parts);
    this.#rpc = new JsonRpc(this.#transport);
    this.#endpoint = endpoint;
    this.school = school;
    this.schoolCookie = `schoolname="_${Buffer.from(school).toString("base64")}"`;
  }

  /** The server's clock at its last answer; undefined before that. */
  get serverTime(): Temporal.Instant | undefined {
    return this.#transport.serverTime;
  }

  /** The pass of a session that the server opened. */
  passOf(sessionId: string): Pass {
    return { kind: "cookie", cookie: `JSESSIONID=${sessionId}; ${this.schoolCookie}` };
  }

  /** Calls a method of JSON-RPC and gives its raw result. @throws {RemoteError} {@link NoSessionError} with a pass that is no session. */
  async call(method: string, params: object, pass: Pass | undefined): Promise<unknown> {
    if (pass && pass.kind !== "cookie") throw needsSession({ method, params });
    const path = `${this.#endpoint.pathname}${this.#query(this.#endpoint.searchParams)}`;
    const cookie = pass?.cookie ?? this.schoolCookie;
    const asked = { path, method, params, cookie, inSession: pass !== undefined };
    return (await this.#trace(method, () => this.#rpc.call(asked))).result;
  }

  /** Calls a method of the mobile app's endpoint. @throws {RemoteError} */
  callIntern(method: string, version: string, params: object): Promise<RpcAnswer> {
    const query = this.#query(new URLSearchParams({ m: method, v: version }));
    const path = `${this.#beside("jsonrpc_intern.do").pathname}${query}`;
    const asked = { path, method, params: [params], cookie: this.schoolCookie };
    return this.#trace(method, () => this.#rpc.call(asked));
  }

  /** Posts to a page beside the endpoint, without a pass. @throws {TransportError} unless the status is 200 or an accepted one. */
  post(
    name: string,
    { headers, body, about, accepted }: Pick<HttpRequest, "headers" | "about"> & Posted,
  ): Promise<HttpAnswer> {
    const accept = ({ status }: HttpAnswer) => accepted.includes(status);
    const path = this.#beside(name).pathname;
    return this.#trace(about.method, () =>
      this.#transport.send({ method: "POST", path, headers, body, about, accept }),
    );
  }

  /**
   * Reads a page of the web client's interface, such as "api/token/new", as text. The path may hold a query. Without a pass only what
   * everybody may read.
   * @throws {NotLoggedInError} when the session has expired, {NoRightError} for 403, {MethodNotFoundError} for 404, 405 and 410,
   * {TransportError} otherwise.
   */
  async getText(path: string, query: Texts, pass: Pass | undefined, headers: Texts = {}): Promise<string> {
    const about: CallRequest = { method: path, params: query };
    const url = this.#beside(path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return this.#trace(path, async () => {
      const answer = await this.#transport.send({
        method: "GET",
        path: `${url.pathname}${url.search}`,
        headers: { accept: "application/json, text/plain", ...this.#proof(pass), ...headers },
        about,
        accept: (each) => pageRefusal(about, each) !== undefined,
      });
      const refused = pageRefusal(about, answer);
      if (refused) throw refused;
      return answer.text;
    });
  }

  /** The same, parsed as JSON. */
  async getJson(...asked: Parameters<Wire["getText"]>): Promise<unknown> {
    return parseJson(await this.getText(...asked), { method: asked[0], params: asked[1] });
  }

  /** Closes all connections; requests in flight fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#transport.close();
  }

  /** Makes it usable again after `close`. */
  reopen(): void {
    if (!this.#isClosed) return;
    this.#isClosed = false;
    this.#transport = new Transport(this.#parts);
    this.#rpc = new JsonRpc(this.#transport);
  }

  /** The web client's interface lies beside the JSON-RPC endpoint. */
  #beside(name: string): URL {
    return new URL(name, new URL(this.#endpoint.pathname, this.#endpoint.origin));
  }

  #query(given: URLSearchParams): string {
    const params = new URLSearchParams(given);
    if (this.school) params.set("school", this.school);
    return params.size > 0 ? `?${params}` : "";
  }

  #proof(pass: Pass | undefined): Texts {
    switch (pass?.kind) {
      case "cookie":
        return { cookie: pass.cookie };
      case "token":
        return { authorization: `Bearer ${pass.jwt}` };
      case "public":
        return { "anonymous-school-base64": Buffer.from(this.school).toString("base64") };
      case undefined:
        return {};
    }
  }
}

interface Posted {
  readonly body: string;
  /** Statuses besides 200 that are answers rather than errors. */
  readonly accepted: readonly number[];
}

/** For what only a session may ask. */
export const needsSession = (request: CallRequest): NoSessionError =>
  new NoSessionError(`${request.method}: needs a session, and this login gave none`, { request });
