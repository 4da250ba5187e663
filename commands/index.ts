import type { Command } from "../src/bot/command.ts";
import frei from "./frei.ts";
import hilfe from "./hilfe.ts";
import status from "./status.ts";
import stundenplan from "./stundenplan.ts";
import vertretung from "./vertretung.ts";

/** Every command, in the order in which the platforms list them. */
export const commands: readonly Command[] = [stundenplan, vertretung, frei, hilfe, status];
