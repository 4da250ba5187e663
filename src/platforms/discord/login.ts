import { type Client, DiscordjsErrorCodes, Events, GatewayCloseCodes } from "discord.js";
import type { Logger } from "pino";
import { StartError } from "../../bot/start-error.ts";
import type { Localised } from "../../bot/texts/index.ts";

const WRONG_TOKEN = {
  de: "Discord nimmt das Token nicht an. Bitte DISCORD_TOKEN prüfen: im Developer Portal (https://discord.com/developers/applications) unter „Bot“ mit „Reset Token“ ein neues erzeugen und ganz eintragen.",
  en: "Discord does not accept the token. Please check DISCORD_TOKEN: make a new one in the Developer Portal (https://discord.com/developers/applications), “Bot”, “Reset Token”, and enter all of it.",
};

const closed = (code: number): Localised => {
  const why = `${code} ${GatewayCloseCodes[code] ?? ""}`;
  return {
    de: `Discord hat die Verbindung endgültig geschlossen (${why}). Bitte die Einstellungen des Bots im Developer Portal prüfen.`,
    en: `Discord has closed the connection for good (${why}). Please check the bot's settings in the Developer Portal.`,
  };
};

/** Discord does not let the bot in. The sentences never hold the token. */
export class DiscordLoginError extends StartError {
  constructor(told: Localised) {
    super(told);
    this.name = "DiscordLoginError";
  }
}

/** Anything but visible ASCII cannot be sent in a header, and the error about it would show it. */
export const canBeToken = (token: string) => /^[\x21-\x7e]+$/.test(token);

const reason = (error: unknown) => {
  if (!(error instanceof Error)) return String(error);
  const status = Reflect.get(error, "status");
  return typeof status === "number" ? `HTTP ${status}` : error.message;
};

const isTokenInvalid = (error: unknown) =>
  error instanceof Error && Reflect.get(error, "code") === DiscordjsErrorCodes.TokenInvalid;

/** Logs in and waits until the client is ready. */
async function logInOnce(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const shut = new Promise<never>((_, reject) => {
    client.once(Events.ShardDisconnect, ({ code }) =>
      reject(new DiscordLoginError(code === GatewayCloseCodes.AuthenticationFailed ? WRONG_TOKEN : closed(code))),
    );
  });
  try {
    await Promise.race([client.login(token), shut]);
  } catch (error) {
    throw isTokenInvalid(error) ? new DiscordLoginError(WRONG_TOKEN) : error;
  }
  return Promise.race([ready, shut]);
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

export interface LoginParts {
  readonly token: string;
  /** Makes a new client: one that could not log in is of no more use. */
  readonly createClient: () => Client;
  readonly log: Logger;
  /** Discord cannot be reached, for now. */
  readonly waiting: () => void;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/**
 * Logs in and waits until the client is ready; tries again after 1, 2, 4 … 60 seconds for as long as Discord cannot be reached.
 * @throws {DiscordLoginError} when Discord does not let the bot in.
 */
export async function login({ token, createClient, log, waiting, sleep }: LoginParts): Promise<Client<true>> {
  if (!canBeToken(token)) throw new DiscordLoginError(WRONG_TOKEN);
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const client = createClient();
    try {
      return await logInOnce(client, token);
    } catch (error) {
      await client.destroy();
      if (error instanceof DiscordLoginError) throw error;
      if (pause === FIRST_PAUSE_MS)
        log.warn(
          { why: reason(error) },
          "Discord cannot be reached and is tried again. Check the network and DISCORD_API_URL",
        );
      waiting();
    }
    await sleep(pause);
  }
}
