import { NoRightError, NotLoggedInError } from "./errors.ts";
import type { Refusals } from "./refusals.ts";
import type { Wire } from "./wire.ts";

const PATH = "api/token/new";

/** A token is valid for about 15 minutes; a new one is fetched before that. */
const LIFETIME = { minutes: 10 };

interface Token {
  readonly sessionId: string;
  readonly text: string;
  readonly until: Temporal.Instant;
}

/** The bearer token that the web client's newer pages require besides the session. */
export class WebToken {
  readonly #now: () => Temporal.Instant;
  readonly #refusals: Refusals;
  #token: Token | undefined;
  #asking: Promise<Token> | undefined;
  /** The last session that was refused a token. */
  #refusedTo: string | undefined;

  constructor(now: () => Temporal.Instant, refusals: Refusals) {
    this.#now = now;
    this.#refusals = refusals;
  }

  /** Reads a page with a token of this session. A token that is refused is replaced once. */
  async read(
    wire: Wire,
    sessionId: string,
    read: (headers: Readonly<Record<string, string>>) => Promise<string>,
  ): Promise<string> {
    const known = this.#good(sessionId);
    try {
      return await read(bearer(known ?? (await this.#ask(wire, sessionId))));
    } catch (error) {
      if (!(error instanceof NotLoggedInError) || !known) throw error;
      if (this.#token === known) this.#token = undefined;
      return read(bearer(this.#good(sessionId) ?? (await this.#ask(wire, sessionId))));
    }
  }

  #good(sessionId: string): Token | undefined {
    const token = this.#token;
    const isGood = token?.sessionId === sessionId && Temporal.Instant.compare(this.#now(), token.until) < 0;
    return isGood ? token : undefined;
  }

  /** Callers at the same time share one request. */
  #ask(wire: Wire, sessionId: string): Promise<Token> {
    this.#asking ??= this.#refusals
      .ask(PATH, () => this.#new(wire, sessionId))
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }

  /** A single refused session may just have expired; an account whose next session is refused as well has no right to tokens. */
  async #new(wire: Wire, sessionId: string): Promise<Token> {
    try {
      const token = await this.#fetch(wire, sessionId);
      this.#refusedTo = undefined;
      return token;
    } catch (error) {
      if (!(error instanceof NotLoggedInError)) throw error;
      const isSecond = this.#refusedTo !== undefined && this.#refusedTo !== sessionId;
      this.#refusedTo = sessionId;
      throw isSecond ? new NoRightError(`${PATH}: this account gets no tokens`, { cause: error }) : error;
    }
  }

  async #fetch(wire: Wire, sessionId: string): Promise<Token> {
    const text = (await wire.getText(PATH, {}, sessionId)).trim();
    // It goes into a header: a web page must not.
    if (!/^[\w.~+/=-]+$/.test(text)) throw new NotLoggedInError(`${PATH}: no token came`);
    this.#token = { sessionId, text, until: this.#now().add(LIFETIME) };
    return this.#token;
  }
}

const bearer = ({ text }: Token) => ({ authorization: `Bearer ${text}` });
