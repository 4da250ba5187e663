import { z } from "zod";
import { type CallRequest, errorForCode, RemoteError, TransportError } from "./errors.ts";
import { rpcRefusal } from "./http-refusal.ts";
import { isPage, shown, withoutSecrets } from "./shown.ts";
import type { HttpAnswer, Transport } from "./transport.ts";
import { optionalNumber, text } from "./wire-values.ts";

const envelope = z.object({
  id: z.unknown().optional(),
  error: z.object({ code: optionalNumber, message: text }).nullish(),
  result: z.unknown().optional(),
});

const OTHER_ERROR = -8998;

export interface RpcCall {
  /** Including the query. */
  readonly path: string;
  readonly method: string;
  readonly params: object;
  readonly cookie: string;
  /** Whether the cookie is that of a session, which may have expired. */
  readonly inSession?: boolean;
}

/** The raw result of a call, and the HTTP headers of the answer. */
export interface RpcAnswer {
  readonly result: unknown;
  readonly headers: HttpAnswer["headers"];
}

/** Calls one server's methods by JSON-RPC 2.0, as WebUntis speaks it. Calls are numbered, and an answer repeats its call's number. */
export class JsonRpc {
  readonly #transport: Transport;
  #calls = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Calls a method. Errors are looked at before ids: WebUntis does not echo the id in errors raised before it has read the request.
   * @throws {RemoteError}
   */
  async call({ path, method, params, cookie, inSession = false }: RpcCall): Promise<RpcAnswer> {
    const about = withoutSecrets(method, params);
    this.#calls += 1;
    const id = String(this.#calls);
    const body = JSON.stringify({ id, method, params, jsonrpc: "2.0" });
    const headers = { "content-type": "application/json", ...(cookie ? { cookie } : {}) };
    const refusal = (answer: HttpAnswer) => rpcRefusal(about, answer, inSession);
    const accept = (answer: HttpAnswer) => refusal(answer) !== undefined;
    const answered = await this.#transport.send({ method: "POST", path, headers, body, about, accept });
    const refused = refusal(answered);
    if (refused) throw refused;
    const answer = envelope.safeParse(parseJson(answered.text, about));
    if (!answer.success)
      throw new RemoteError(`${method}: this is no JSON-RPC answer: ${shown(answered.text, about)}`, {
        request: about,
        result: shown(answered.text, about),
      });
    const { error, result } = answer.data;
    if (error) throw errorForCode(about, error.code ?? OTHER_ERROR, error.message || "an unknown error");
    if (String(answer.data.id) !== id)
      throw new RemoteError(`${method}: the answer is to another question (id ${JSON.stringify(answer.data.id)})`, {
        request: about,
      });
    if (result === undefined)
      throw new RemoteError(`${method}: the answer holds neither a result nor an error`, { request: about });
    return { result, headers: answered.headers };
  }
}

/** The value of a JSON text. @throws {TransportError} of the kind "not-json". */
export function parseJson(text: string, request: CallRequest): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const what = isPage(text) ? "a web page" : "no JSON";
    const message = `${request.method}: ${what} came instead of an answer: ${shown(text, request)}`;
    throw new TransportError("not-json", message, { request, result: shown(text, request), status: 200 });
  }
}
