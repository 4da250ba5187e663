import { command } from "../src/bot/command.ts";
import { dayOption } from "../src/bot/options/day.ts";
import { roomOption, roomSuggestion } from "../src/bot/options/room.ts";
import { printOptions } from "../src/bot/print-options.ts";
import { bilingual } from "../src/bot/texts/index.ts";
import { ownerDay } from "../src/replies/owner-day.ts";
import { whichElement } from "../src/replies/which-element.ts";

const texts = bilingual({
  title: { de: (room: string) => `Raum ${room}`, en: (room: string) => `Room ${room}` },
});

const name = roomOption({ de: "Raum, z. B. R101 oder Aula", en: "Room, such as R101" });
const tag = dayOption({ de: "Tag, z. B. heute, morgen, mi, 24.11.", en: "Day, such as today, tomorrow, wed, 24.11." });
const options = { name, tag };

export default command({
  name: "raum",
  englishName: "room",
  describe: { de: "Was an einem Tag in einem Raum stattfindet", en: "What takes place in a room on a day" },
  examples: [
    {
      typed: { de: "R101", en: "R101" },
      gives: {
        de: "wer heute in diesem Raum ist, und ob er gerade frei ist",
        en: "who is in this room today, and whether it is free now",
      },
    },
  ],
  spoken: ["raum", "wer ist in", "ist raum frei", "room", "who is in", "is room free"],
  options,
  async run(asked, context) {
    if (!asked.name) {
      const { all } = await context.school.rooms();
      const invocation = { command: "raum", options: printOptions(options, asked) };
      return whichElement("room", invocation, all.map(roomSuggestion), context);
    }
    const { label, value } = roomSuggestion(asked.name);
    return ownerDay("raum", asked.name, texts(context.text).title(label), value, asked.tag, context);
  },
});
