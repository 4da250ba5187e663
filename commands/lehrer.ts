import { command } from "../src/bot/command.ts";
import { dayOption } from "../src/bot/options/day.ts";
import { mustNameTeachers, teacherOption, teacherSuggestion } from "../src/bot/options/teacher.ts";
import { printOptions } from "../src/bot/print-options.ts";
import { ownerDay } from "../src/replies/owner-day.ts";
import { whichElement } from "../src/replies/which-element.ts";

const name = teacherOption({ de: "Lehrkraft, z. B. MEI oder Frau Meier", en: "Teacher, such as MEI or Ms Meier" });
const tag = dayOption({ de: "Tag, z. B. heute, morgen, mi, 24.11.", en: "Day, such as today, tomorrow, wed, 24.11." });
const options = { name, tag };

export default command({
  name: "lehrer",
  englishName: "teacher",
  describe: { de: "Der Tag einer Lehrkraft, und wo sie gerade ist", en: "A teacher’s day, and where they are now" },
  examples: [
    {
      typed: { de: "MEI", en: "MEI" },
      gives: { de: "der Tag einer Lehrkraft, und wo sie gerade ist", en: "a teacher’s day, and where they are now" },
    },
  ],
  spoken: [
    ...["lehrer", "lehrerin", "lehrkraft", "wo ist frau", "wo ist herr", "wo steckt frau", "wo steckt herr"],
    ...["teacher", "where is mr", "where is mrs", "where is ms", "where's mr", "where's mrs", "where's ms"],
  ],
  options,
  async run(asked, context) {
    const { school, teacherNames } = context;
    mustNameTeachers(teacherNames);
    const suggestion = (teacher: Parameters<typeof teacherSuggestion>[0]) => teacherSuggestion(teacher, teacherNames);
    if (!asked.name) {
      const { all } = await school.teachers();
      const invocation = { command: "lehrer", options: printOptions(options, asked) };
      return whichElement("teacher", invocation, all.map(suggestion), context);
    }
    const { label, value } = suggestion(asked.name);
    return ownerDay("lehrer", asked.name, label, value, asked.tag, context);
  },
});
