import type { Command } from "../src/bot/command.ts";
import abo from "./abo/index.ts";
import betreiber from "./betreiber.ts";
import datenschutz from "./datenschutz/index.ts";
import faecher from "./faecher.ts";
import ferien from "./ferien.ts";
import frei from "./frei/index.ts";
import hausaufgaben from "./hausaufgaben.ts";
import hilfe from "./hilfe.ts";
import klasse from "./klasse.ts";
import klausuren from "./klausuren.ts";
import lehrer from "./lehrer.ts";
import meinekurse from "./meinekurse/index.ts";
import nachrichten from "./nachrichten.ts";
import naechste from "./naechste/index.ts";
import orte from "./orte.ts";
import raeume from "./raeume/index.ts";
import raum from "./raum.ts";
import sperren from "./sperren.ts";
import start from "./start.ts";
import status from "./status.ts";
import stundenplan from "./stundenplan.ts";
import vertretung from "./vertretung.ts";
import woche from "./woche/index.ts";
import zulassen from "./zulassen.ts";

/** Every command, in the order in which the platforms and the help list them. */
export const commands: readonly Command[] = [
  stundenplan,
  vertretung,
  naechste,
  woche,
  lehrer,
  raum,
  raeume,
  frei,
  ferien,
  klausuren,
  hausaufgaben,
  nachrichten,
  faecher,
  ...abo,
  klasse,
  meinekurse,
  start,
  hilfe,
  datenschutz,
  status,
  betreiber,
  orte,
  zulassen,
  sperren,
];
