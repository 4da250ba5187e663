import type { Refusal } from "./refusal.ts";

/** A request, as far as the routes look. */
export interface Request {
  readonly method: string;
  /** Without "/api/v10", decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorised: boolean;
  /** The JSON body: its shape is then checked against Discord's limits. */
  body<T>(): T;
}

/** One of the API's paths. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** An interaction's own token in the path takes the place of the bot's. */
  readonly open?: true;
  /** What is answered with 200; undefined for 204. @throws {Refusal} */
  answer(request: Request, ...parts: string[]): object | undefined;
  /** Hears of refusals. */
  refused?(refusal: Refusal, ...parts: string[]): void;
}
