import { StartError } from "./bot/start-error.ts";
import { bilingual } from "./bot/texts/index.ts";
import type { Config } from "./config.ts";
import { StoreError } from "./store/index.ts";

/** Why a port cannot be had, and what to do. */
const texts = bilingual({
  EADDRINUSE: {
    de: (port: number) =>
      `Port ${port} ist schon belegt, vielleicht von einem zweiten Bot. Bitte ihn beenden oder HTTP_PORT ändern.`,
    en: (port: number) => `Port ${port} is in use, perhaps by a second bot. Please stop that one or change HTTP_PORT.`,
  },
  EACCES: {
    de: (port: number) => `Port ${port} darf der Bot nicht öffnen. Bitte HTTP_PORT auf 1024 oder mehr setzen.`,
    en: (port: number) => `The bot is not allowed to open port ${port}. Please set HTTP_PORT to 1024 or more.`,
  },
  EADDRNOTAVAIL: {
    de: (_: number, host: string) =>
      `Die Adresse ${host} hat dieser Rechner nicht. Bitte HTTP_HOST prüfen: 127.0.0.1 für diesen Rechner allein, 0.0.0.0 für alle.`,
    en: (_: number, host: string) =>
      `This machine does not have the address ${host}. Please check HTTP_HOST: 127.0.0.1 for this machine only, 0.0.0.0 for all.`,
  },
});

const field = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;

/** What keeps the bot from starting, and what to do, for whoever starts it. */
export function startTrouble(error: unknown, config: Pick<Config, "httpPort" | "httpHost" | "language">): string {
  const { httpPort = 0, httpHost, language } = config;
  if (error instanceof AggregateError) return error.errors.map((each) => startTrouble(each, config)).join(" ");
  if (error instanceof StartError || error instanceof StoreError) return error.told[language];
  const say = texts({ language });
  const code = field(error, "syscall") === "listen" ? field(error, "code") : undefined;
  if (code === "EADDRINUSE" || code === "EACCES" || code === "EADDRNOTAVAIL") return say[code](httpPort, httpHost);
  return error instanceof Error ? error.message : String(error);
}
