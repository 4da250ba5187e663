import type { PlanOwner } from "../../school/index.ts";
import type { CommandOption, OptionType, Suggestion, TeacherNames } from "../command.ts";
import { OptionError } from "../errors.ts";
import { isLed, isPolite, MOST_SUGGESTIONS, printedName, theOne } from "./element.ts";

const NAME = String.raw`\p{L}[\p{L}\d.'’-]*`;
/** "Frau Meier", "Mr Adler" */
const TITLED = new RegExp(`^(?:herrn?|frau|lehrer(?:in)?|lehrkraft|mrs?\\.?|ms\\.?|teacher)(?: ${NAME}){1,3}$`, "iu");
/** "MEI", "Meier-Hübner", "von der Heide" */
const PLAIN = new RegExp(`^${NAME}(?: ${NAME}){0,2}$`, "u");

/** A teacher as a choice, named as the school wants it: "MEI", or "Meier (MEI)". */
export function teacherSuggestion(teacher: PlanOwner<"teacher">, names: TeacherNames): Suggestion {
  const { name, longName } = teacher;
  const isFull = names === "full" && longName.trim() && longName !== name;
  return { label: isFull ? `${longName} (${name})` : name || longName, value: printedName(teacher) };
}

/** @throws {OptionError} where no teachers are named. */
export function mustNameTeachers(names: TeacherNames): void {
  if (names !== "hidden") return;
  throw new OptionError(
    "refused",
    ({ errors }) => errors.noTeachers,
    [],
    ({ errors }) => errors.noTeachersTitle,
  );
}

const teacherType: OptionType<PlanOwner<"teacher">> = {
  looks: (typed) => (isPolite(typed) ? "no" : isLed(typed, TITLED) ? "surely" : PLAIN.test(typed) ? "perhaps" : "no"),
  async parse(typed, { school, teacherNames }) {
    mustNameTeachers(teacherNames);
    const match = (await school.teachers()).find(typed);
    return theOne("teacher", match, typed, (teacher) => teacherSuggestion(teacher, teacherNames));
  },
  async suggest(typed, { school, teacherNames }) {
    if (teacherNames === "hidden") return [];
    const found = await school.suggestTeachers(typed, MOST_SUGGESTIONS);
    return found.map((teacher) => teacherSuggestion(teacher, teacherNames));
  },
  print: printedName,
};

/** A teacher by short or full name: "MEI", "Meier", "Frau Meier". Nobody where the school hides teachers. */
export const teacherOption = (describe: CommandOption["describe"]): CommandOption<PlanOwner<"teacher">> => ({
  type: teacherType,
  englishName: "name",
  describe,
});
