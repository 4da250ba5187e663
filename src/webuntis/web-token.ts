import { NoRightError, NotLoggedInError } from "./errors.ts";
import { isToken, type Pass } from "./login/pass.ts";
import type { Refusals } from "./refusals.ts";
import type { Wire } from "./wire.ts";

const PATH = "api/token/new";

/** A token is valid for about 15 minutes; a new one is fetched before that. */
const LIFETIME = { minutes: 10 };

interface Token {
  readonly pass: Pass;
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
  #refusedTo: Pass | undefined;

  constructor(now: () => Temporal.Instant, refusals: Refusals) {
    this.#now = now;
    this.#refusals = refusals;
  }

  /** Reads a page with a token of this session. A token that is refused is replaced once. */
  async read(
    wire: Wire,
    pass: Pass,
    read: (headers: Readonly<Record<string, string>>) => Promise<string>,
  ): Promise<string> {
    const known = this.#good(pass);
    try {
      return await read(bearer(known ?? (await this.#ask(wire, pass))));
    } catch (error) {
      if (!(error instanceof NotLoggedInError) || !known) throw error;
      if (this.#token === known) this.#token = undefined;
      return read(bearer(this.#good(pass) ?? (await this.#ask(wire, pass))));
    }
  }

  #good(pass: Pass): Token | undefined {
    const token = this.#token;
    const isGood = token?.pass === pass && Temporal.Instant.compare(this.#now(), token.until) < 0;
    return isGood ? token : undefined;
  }

  /** Callers at the same time share one request. */
  #ask(wire: Wire, pass: Pass): Promise<Token> {
    this.#asking ??= this.#refusals
      .ask(PATH, () => this.#new(wire, pass))
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }

  /** A single refused session may just have expired; an account whose next session is refused as well has no right to tokens. */
  async #new(wire: Wire, pass: Pass): Promise<Token> {
    try {
      const token = await this.#fetch(wire, pass);
      this.#refusedTo = undefined;
      return token;
    } catch (error) {
      if (!(error instanceof NotLoggedInError)) throw error;
      const isSecond = this.#refusedTo !== undefined && this.#refusedTo !== pass;
      this.#refusedTo = pass;
      throw isSecond ? new NoRightError(`${PATH}: this account gets no tokens`, { cause: error }) : error;
    }
  }

  async #fetch(wire: Wire, pass: Pass): Promise<Token> {
    const text = (await wire.getText(PATH, {}, pass)).trim();
    if (!isToken(text)) throw new NotLoggedInError(`${PATH}: no token came`);
    this.#token = { pass, text, until: this.#now().add(LIFETIME) };
    return this.#token;
  }
}

const bearer = ({ text }: Token) => ({ authorization: `Bearer ${text}` });
