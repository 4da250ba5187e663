import type { APIApplicationCommand } from "discord-api-types/v10";
import { commandProblems, type SentCommands } from "./command-limits.ts";
import { APPLICATION_ID } from "./identity.ts";
import { refuseIf } from "./refusal.ts";

/** The application's registered commands. */
export interface Registry {
  all(): readonly APIApplicationCommand[];
  /** As GET answers: localisations only when asked for. */
  list(withLocalizations: boolean): readonly APIApplicationCommand[];
  /** Bulk overwrite. @throws {Refusal} when a command breaks a rule. */
  overwrite(commands: SentCommands): readonly APIApplicationCommand[];
  /** How many bulk overwrites were taken. */
  puts(): number;
}

/** Discord leaves these out unless they are asked for, in commands and in options. */
function withoutLocalizations<T>(value: T): T {
  const drop = (key: string, each: unknown) =>
    key === "name_localizations" || key === "description_localizations" ? undefined : each;
  return JSON.parse(JSON.stringify(value, drop));
}

/** Discord leaves out what is false anyway. */
function withoutFalse<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, each) => (each === false ? undefined : each)));
}

export function createRegistry(nextId: () => string): Registry {
  let commands: readonly APIApplicationCommand[] = [];
  let puts = 0;
  return {
    all: () => commands,
    list: (withLocalizations) => (withLocalizations ? commands : withoutLocalizations(commands)),
    puts: () => puts,
    overwrite(sent) {
      refuseIf(commandProblems(sent));
      puts++;
      commands = sent.map((command) => ({
        // What Discord adds by itself.
        ...{ name_localizations: null, description_localizations: null, nsfw: false, dm_permission: true },
        ...{ integration_types: [0], contexts: null, default_member_permissions: null },
        ...withoutFalse(command),
        id: commands.find(({ name }) => name === command.name)?.id ?? nextId(),
        application_id: APPLICATION_ID,
        version: nextId(),
      })) as APIApplicationCommand[];
      return commands;
    },
  };
}
