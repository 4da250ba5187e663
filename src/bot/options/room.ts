import type { PlanOwner } from "../../school/index.ts";
import type { CommandOption, OptionType, Suggestion } from "../command.ts";
import { isLed, isPolite, MOST_SUGGESTIONS, printedName, theOne } from "./element.ts";

const NAME = String.raw`[\p{L}\d][\p{L}\d.,'’/+-]*`;
/** "Raum 101"; the word alone stays beside a name. */
const LED = new RegExp(`^(?:raum|room)(?: ${NAME}){0,3}$`, "iu");
/** "1.03" is a room on the first floor, and hardly a day in March. */
const DOTTED = /^\d\.\d{2}$/;
/** "R101", "Aula", "Sporthalle Feld 1" */
const PLAIN = new RegExp(`^${NAME}(?: ${NAME}){0,3}$`, "u");

/** A room as a choice. */
export const roomSuggestion = (room: PlanOwner<"room">): Suggestion => ({
  label: room.name || room.longName,
  value: printedName(room),
});

const roomType: OptionType<PlanOwner<"room">> = {
  looks(typed) {
    if (isPolite(typed)) return "no";
    return isLed(typed, LED) || DOTTED.test(typed) ? "surely" : PLAIN.test(typed) ? "perhaps" : "no";
  },
  parse: async (typed, { school }) => theOne("room", (await school.rooms()).find(typed), typed, roomSuggestion),
  suggest: async (typed, { school }) => (await school.suggestRooms(typed, MOST_SUGGESTIONS)).map(roomSuggestion),
  print: printedName,
};

/** A room by its name: "R101", "Raum 101", "Aula". */
export const roomOption = (describe: CommandOption["describe"]): CommandOption<PlanOwner<"room">> => ({
  type: roomType,
  englishName: "name",
  describe,
});
