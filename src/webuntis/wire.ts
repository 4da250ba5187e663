import { type CallRequest, errorForStatus } from "./errors.ts";
import { JsonRpc, parseJson, type RpcAnswer } from "./rpc.ts";
import { Transport, type TransportParts } from "./transport.ts";

/** HTTP statuses that mean: log in, you may not, there is no such page. */
const REFUSALS = [401, 403, 404] as const;

/** The web client's interface lies beside the JSON-RPC endpoint. */
const beside = (endpoint: URL, name: string) => new URL(name, endpoint).pathname;

const OK = 200;

/** The three ways to ask a school's server: JSON-RPC, the mobile app's endpoint, the web client's pages. */
export class Wire {
  readonly #transport: Transport;
  readonly #rpc: JsonRpc;
  readonly #endpoint: URL;
  readonly #school: string;
  readonly #schoolCookie: string;

  constructor(endpoint: URL, school: string, parts: Omit<TransportParts, "origin">) {
    this.#transport = new Transport({ ...parts, origin: endpoint.origin });
    this.#rpc = new JsonRpc(this.#transport);
    this.#endpoint = endpoint;
    this.#school = school;
    this.#schoolCookie = `schoolname="_${Buffer.from(school).toString("base64")}"`;
  }

  /** The server's clock at its last answer; undefined before that. */
  get serverTime(): Temporal.Instant | undefined {
    return this.#transport.serverTime;
  }

  /** Calls a method of JSON-RPC and gives its raw result. @throws {RemoteError} */
  async call(method: string, params: object, sessionId: string | undefined): Promise<unknown> {
    const path = `${this.#endpoint.pathname}${this.#query(this.#endpoint.searchParams)}`;
    return (await this.#rpc.call({ path, method, params, cookie: this.#cookie(sessionId) })).result;
  }

  /** Calls a method of the mobile app's endpoint. @throws {RemoteError} */
  callIntern(method: string, version: string, params: object): Promise<RpcAnswer> {
    const query = this.#query(new URLSearchParams({ m: method, v: version }));
    const path = `${beside(this.#endpoint, "jsonrpc_intern.do")}${query}`;
    return this.#rpc.call({ path, method, params: [params], cookie: this.#cookie(undefined) });
  }

  /**
   * Reads a page of the web client's interface, such as "api/token/new", as text. The path may hold a query.
   * @throws {NotLoggedInError} for 401, {NoRightError} for 403, {MethodNotFoundError} for 404, {TransportError} otherwise.
   */
  async getText(
    path: string,
    query: Readonly<Record<string, string>>,
    sessionId: string | undefined,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const about: CallRequest = { method: path, params: query };
    const url = new URL(path, this.#endpoint);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { status, text } = await this.#transport.send({
      method: "GET",
      path: url.pathname + url.search,
      headers: { accept: "application/json, text/plain", cookie: this.#cookie(sessionId), ...headers },
      about,
      accept: REFUSALS,
    });
    if (status !== OK) throw errorForStatus(about, status);
    return text;
  }

  /** The same, parsed as JSON. */
  async getJson(...asked: Parameters<Wire["getText"]>): Promise<unknown> {
    return parseJson(await this.getText(...asked), { method: asked[0], params: asked[1] });
  }

  /** Closes all connections; requests in flight fail. */
  close(): Promise<void> {
    return this.#transport.close();
  }

  #query(given: URLSearchParams): string {
    const params = new URLSearchParams(given);
    if (this.#school) params.set("school", this.#school);
    return params.size > 0 ? `?${params}` : "";
  }

  #cookie(sessionId: string | undefined): string {
    return sessionId === undefined ? this.#schoolCookie : `JSESSIONID=${sessionId}; ${this.#schoolCookie}`;
  }
}
