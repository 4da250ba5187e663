import type { Command } from "../src/bot/command.ts";
import aboListe from "./abo/liste.ts";
import aboStart from "./abo/start.ts";
import aboStopp from "./abo/stopp.ts";
import datenschutz from "./datenschutz/index.ts";
import frei from "./frei/index.ts";
import hilfe from "./hilfe.ts";
import klasse from "./klasse/index.ts";
import status from "./status.ts";
import stundenplan from "./stundenplan.ts";
import vertretung from "./vertretung.ts";

/** Every command, in the order in which the platforms list them. */
export const commands: readonly Command[] = [
  stundenplan,
  vertretung,
  frei,
  aboStart,
  aboListe,
  aboStopp,
  klasse,
  hilfe,
  datenschutz,
  status,
];
