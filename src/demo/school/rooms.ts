import type { RoomKind } from "./subjects.ts";

/** A room; `name` is what its door says. */
export interface Room {
  readonly id: number;
  readonly name: string;
  readonly longName: string;
  readonly building: string;
  readonly kind: RoomKind;
}

const classrooms = (floor: number, count: number): Omit<Room, "id">[] =>
  Array.from({ length: count }, (_, at) => {
    const number = floor * 100 + at + 1;
    return { name: `R${number}`, longName: `Raum ${number}`, building: "Hauptgebäude", kind: "any" };
  });

const special = (building: string, kind: RoomKind, names: readonly (readonly [string, string])[]): Omit<Room, "id">[] =>
  names.map(([name, longName]) => ({ name, longName, building, kind }));

/** All rooms. Classrooms on the first two floors are the classes' own, those on the third belong to the Oberstufe. */
export const rooms: readonly Room[] = [
  ...classrooms(1, 12),
  ...classrooms(2, 12),
  ...classrooms(3, 14),
  ...special("Fachtrakt", "biology", [
    ["BIO1", "Biologieraum 1"],
    ["BIO2", "Biologieraum 2"],
    ["BIO3", "Biologie-Übungsraum"],
  ]),
  ...special("Fachtrakt", "chemistry", [
    ["CH1", "Chemieraum 1"],
    ["CH2", "Chemie-Hörsaal"],
  ]),
  ...special("Fachtrakt", "physics", [
    ["PH1", "Physikraum 1"],
    ["PH2", "Physikraum 2"],
    ["PH3", "Physik-Hörsaal"],
  ]),
  ...special("Fachtrakt", "computer", [
    ["INF1", "Computerraum 1"],
    ["INF2", "Computerraum 2"],
  ]),
  ...special("Musischer Trakt", "music", [
    ["MU1", "Musikraum 1"],
    ["MU2", "Musikraum 2"],
    ["MU3", "Orchesterraum"],
  ]),
  ...special("Musischer Trakt", "art", [
    ["KU1", "Kunstraum 1"],
    ["KU2", "Kunstraum 2"],
    ["KU3", "Zeichensaal"],
  ]),
  ...special("Sporthalle", "sport", [
    ["SPH1", "Sporthalle, Feld 1"],
    ["SPH2", "Sporthalle, Feld 2"],
    ["SPH3", "Sporthalle, Feld 3"],
    ["GYM", "Gymnastikhalle"],
  ]),
].map((room, at) => ({ id: at + 101, ...room }));

/** The rooms of a kind. */
export const roomsFor = (kind: RoomKind): readonly Room[] => rooms.filter((room) => room.kind === kind);
