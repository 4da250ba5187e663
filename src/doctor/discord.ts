import { cleanText } from "../bot/tell-error.ts";
import { bilingual } from "../bot/texts/index.ts";
import type { PlatformConfig } from "../config.ts";
import {
  type DiscordApplication,
  type DiscordServer,
  inspectDiscord,
  WrongTokenError,
} from "../platforms/discord/inspect.ts";
import { inviteLink, type Needed } from "../platforms/discord/invite.ts";
import { attempt, type Check, type Patient } from "./check.ts";
import type { Findings } from "./findings.ts";

const PORTAL = "https://discord.com/developers/applications";

const texts = bilingual({
  invite: { de: "Auf einen Discord-Server einladen", en: "Invite to a Discord server" },
  token: {
    de: (name: string) => `Das Token ist gültig, für die Anwendung „${name}“`,
    en: (name: string) => `The token is valid, for the application “${name}”`,
  },
  wrongToken: { de: "Discord nimmt DISCORD_TOKEN nicht an", en: "Discord does not accept DISCORD_TOKEN" },
  wrongTokenRemedy: {
    de: `Auf ${PORTAL} unter „Bot“ mit „Reset Token“ ein neues erzeugen und ganz eintragen.`,
    en: `On ${PORTAL}, under “Bot”, make a new one with “Reset Token” and enter all of it.`,
  },
  endpoint: {
    de: "Eine „Interactions Endpoint URL“ ist eingetragen: Befehle gehen dorthin statt zum Bot",
    en: "An “Interactions Endpoint URL” is set: commands go there instead of to the bot",
  },
  endpointRemedy: {
    de: `Auf ${PORTAL} unter „General Information“ das Feld leeren.`,
    en: `Clear the field on ${PORTAL}, under “General Information”.`,
  },
  codeGrant: {
    de: "„Requires OAuth2 Code Grant“ ist an: So funktioniert der Einladungslink nicht",
    en: "“Requires OAuth2 Code Grant” is on: the invite link does not work that way",
  },
  publicBot: {
    de: "„Public Bot“ ist an: Jeder kann den Bot auf einen Server holen",
    en: "“Public Bot” is on: anybody can add the bot to a server",
  },
  publicRemedy: {
    de: `Auf ${PORTAL} erst unter „Installation“ den „Install Link“ auf „None“ stellen, dann unter „Bot“ den Schalter aus. Einladen kann dann nur noch, wem die Anwendung gehört.`,
    en: `On ${PORTAL} set the “Install Link” under “Installation” to “None”, then switch it off under “Bot”. After that only the application’s owner can invite the bot.`,
  },
  privateBot: {
    de: "„Public Bot“ ist aus: Nur wem die Anwendung gehört, kann den Bot einladen",
    en: "“Public Bot” is off: only the application’s owner can invite the bot",
  },
  switchOff: { de: `Auf ${PORTAL} unter „Bot“ ausschalten.`, en: `Switch it off on ${PORTAL}, under “Bot”.` },
  intents: {
    de: (names: string) => `Eingeschaltete Intents, die der Bot nicht braucht: ${names}`,
    en: (names: string) => `Intents that are on, but that the bot does not need: ${names}`,
  },
  noServers: { de: "Der Bot ist noch auf keinem Server", en: "The bot is not on any server yet" },
  noServersRemedy: { de: "Mit dem Link am Ende einladen.", en: "Invite it with the link at the end." },
  servers: {
    de: (count: number, names: string) => `Auf ${count === 1 ? "einem Server" : `${count} Servern`}: ${names}`,
    en: (count: number, names: string) => `On ${count === 1 ? "one server" : `${count} servers`}: ${names}`,
  },
  more: { de: (count: number) => `und ${count} weitere`, en: (count: number) => `and ${count} more` },
  missing: {
    de: (server: string, rights: string) => `Auf „${server}“ fehlen Rechte für Posts: ${rights}`,
    en: (server: string, rights: string) => `On “${server}” the bot lacks permissions for its posts: ${rights}`,
  },
  missingRemedy: {
    de: "In den Servereinstellungen der Rolle des Bots geben, oder mit dem Link am Ende noch einmal einladen. Es genügt auch, wenn ein Kanal sie selbst erlaubt.",
    en: "Give them to the bot’s role in the server’s settings, or invite it again with the link at the end. It is also enough if a channel itself allows them.",
  },
  logins: {
    de: (left: number) => `Bei Discord kann sich der Bot heute nur noch ${left}-mal anmelden`,
    en: (left: number) => `The bot can log in to Discord only ${left} more times today`,
  },
  loginsRemedy: {
    de: "Startet der Bot immer wieder neu? Das Log sagt, warum.",
    en: "Does the bot keep restarting? The log says why.",
  },
  rights: {
    ViewChannel: { de: "Kanäle ansehen", en: "View Channels" },
    SendMessages: { de: "Nachrichten senden", en: "Send Messages" },
    SendMessagesInThreads: { de: "Nachrichten in Threads senden", en: "Send Messages in Threads" },
    EmbedLinks: { de: "Links einbetten", en: "Embed Links" },
    ReadMessageHistory: { de: "Nachrichtenverlauf anzeigen", en: "Read Message History" },
  } satisfies Readonly<Record<Needed, { readonly de: string; readonly en: string }>>,
});

const MOST_NAMED = 10;
const LONGEST_NAME = 60;
/** Of 1000 a day. */
const FEW_LOGINS = 50;

const name = (given: string) => cleanText(given, LONGEST_NAME);

function tellApplication(
  found: Findings,
  { isPublic, needsCodeGrant, hasEndpoint, intents }: DiscordApplication,
  text: Patient["text"],
): void {
  const say = texts(text);
  if (hasEndpoint) found.wrong(say.endpoint, say.endpointRemedy);
  if (needsCodeGrant) found.wrong(say.codeGrant, say.switchOff);
  if (intents.length > 0) found.warn(say.intents(intents.join(", ")), say.switchOff);
  if (isPublic) found.warn(say.publicBot, say.publicRemedy);
  else found.ok(say.privateBot);
}

function tellServers(found: Findings, servers: readonly DiscordServer[], text: Patient["text"]): void {
  const say = texts(text);
  if (servers.length === 0) {
    found.warn(say.noServers, say.noServersRemedy);
    return;
  }
  const named = servers.slice(0, MOST_NAMED).map((server) => name(server.name));
  const more = servers.length > MOST_NAMED ? [say.more(servers.length - MOST_NAMED)] : [];
  found.ok(say.servers(servers.length, [...named, ...more].join(", ")));
  const lacking = servers.filter(({ missing }) => missing.length > 0).slice(0, MOST_NAMED);
  for (const { name: server, missing } of lacking)
    found.warn(say.missing(name(server), missing.map((each) => say.rights[each]).join(", ")), say.missingRemedy);
}

/** Discord's side: token, application, servers. By REST alone, so that a bot that runs keeps its connection. */
export const discordCheck = ({ token, apiUrl }: PlatformConfig, { text, clocks }: Patient): Check => ({
  title: "Discord",
  async run(found) {
    const say = texts(text);
    const discord = inspectDiscord(token, apiUrl, (header) => clocks.tellHeader("Discord", header));
    try {
      const application = await discord.application();
      found.ok(say.token(name(application.name)));
      found.link(say.invite, inviteLink(application.id));
      tellApplication(found, application, text);
    } catch (error) {
      if (!(error instanceof WrongTokenError)) throw error;
      found.wrong(say.wrongToken, say.wrongTokenRemedy);
      return;
    }
    await attempt(found, text, async () => tellServers(found, await discord.servers(), text));
    const left = await attempt(found, text, () => discord.loginsLeft());
    if (left !== undefined && left < FEW_LOGINS) found.warn(say.logins(left), say.loginsRemedy);
  },
});
