import { type REST, RESTEvents } from "discord.js";

const UNAUTHORIZED = 401;
/** So many refusals in a row mean that the token is no longer good. */
const MOST_REFUSALS = 3;

export interface TokenEvents {
  /** The token is refused again and again. */
  gone(): void;
  /** It is taken after all. */
  back(): void;
}

/**
 * discord.js drops its token (`setToken(null)`) after one 401, which a Discord in trouble answers too, and then refuses every request. Here it
 * keeps it.
 */
export function keepToken(rest: REST, token: string, { gone, back }: TokenEvents): void {
  const setToken = rest.setToken.bind(rest);
  rest.setToken = () => setToken(token);
  let refusals = 0;
  rest.on(RESTEvents.Response, ({ data }, { status }) => {
    // Answers to interactions have a token of their own.
    if (!data.auth) return;
    if (status === UNAUTHORIZED) {
      refusals += 1;
      if (refusals === MOST_REFUSALS) gone();
    } else if (status < UNAUTHORIZED) {
      if (refusals >= MOST_REFUSALS) back();
      refusals = 0;
    }
  });
}
