import { type Client, DiscordjsErrorCodes, Events, GatewayCloseCodes } from "discord.js";

/** Discord could not be joined. The message says what to do and never holds the token. */
export class DiscordLoginError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DiscordLoginError";
  }
}

const WRONG_TOKEN =
  "Discord nimmt das Token nicht an. Bitte DISCORD_TOKEN prüfen: im Developer Portal (https://discord.com/developers/applications) " +
  "unter „Bot“ mit „Reset Token“ ein neues erzeugen und ganz eintragen.";

const unreachable = (why: string) =>
  `Discord ist nicht erreichbar (${why}). Bitte die Internetverbindung und, falls gesetzt, DISCORD_API_URL prüfen.`;

/** Anything but visible ASCII cannot be sent in a header, and the error about it would show it. */
const canBeToken = (token: string) => /^[\x21-\x7e]+$/.test(token);

const reason = (error: unknown) => {
  if (!(error instanceof Error)) return String(error);
  const status = Reflect.get(error, "status");
  return typeof status === "number" ? `HTTP ${status}` : error.message;
};

/**
 * Logs in and waits until the client is ready; resolves to it.
 * @throws {DiscordLoginError} when the token is wrong or Discord cannot be reached.
 */
export async function login(client: Client, token: string): Promise<Client<true>> {
  if (!canBeToken(token)) throw new DiscordLoginError(WRONG_TOKEN);
  let closeCode: number | undefined;
  client.once(Events.ShardDisconnect, ({ code }) => {
    closeCode = code;
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (error) {
    const refused =
      closeCode === GatewayCloseCodes.AuthenticationFailed ||
      (error instanceof Error && Reflect.get(error, "code") === DiscordjsErrorCodes.TokenInvalid);
    throw refused ? new DiscordLoginError(WRONG_TOKEN) : new DiscordLoginError(unreachable(reason(error)), error);
  }
  return ready;
}
