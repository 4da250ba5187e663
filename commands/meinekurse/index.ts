import { type CommandContext, command, type OptionValues } from "../../src/bot/command.ts";
import { onlyInPrivate, UserError } from "../../src/bot/errors.ts";
import type { CourseChange, OwnCourses } from "../../src/bot/memory/own-courses.ts";
import { printedName } from "../../src/bot/options/element.ts";
import { klasseOption } from "../../src/bot/options/klasse.ts";
import { printOptions } from "../../src/bot/print-options.ts";
import type { Reply } from "../../src/bot/reply.ts";
import { defaultKlasse } from "../../src/replies/default-klasse.ts";
import { whichKlasse } from "../../src/replies/which-klasse.ts";
import { type PlanOwner, packChoice, unpackChoice } from "../../src/school/index.ts";
import { labelOption, type Step, stepOption } from "./options.ts";
import { choosingReply, doneReply, forgottenReply, newReply, nothingReply, overviewReply, pageFor } from "./replies.ts";
import { after, isNew, standingOf } from "./standing.ts";
import { texts } from "./texts.ts";

const options = {
  klasse: klasseOption({ de: "Klasse, z. B. Q1", en: "Class, such as Q1" }),
  fuer: labelOption,
  tun: stepOption,
};

type Asked = OptionValues<typeof options>;

const nobody = () =>
  new UserError(
    "refused",
    (text) => texts(text).nobody,
    (text) => texts(text).nobodyTitle,
  );
/** The most classes of which one person can choose courses: more is nobody's family. */
const MOST_KLASSEN = 10;

const tooMany = () => new UserError("refused", (text) => texts(text).tooMany(MOST_KLASSEN));

const known = (courses: OwnCourses | undefined) => courses && unpackChoice(courses.choice);

/** Whether a step decides something, so that it is to be remembered; looking remembers nothing. */
const decides = (step: Step | undefined): step is Extract<Step, { kind: "take" | "leave" | "done" }> =>
  step !== undefined && ("id" in step || step.kind === "done");

/** The courses of one class, after what was pressed or typed is remembered. */
async function ofKlasse(of: PlanOwner<"klasse">, { fuer, tun: step }: Asked, context: CommandContext): Promise<Reply> {
  const { school, memory, asker } = context;
  const klasse = printedName(of);
  const offer = await school.courses(of);
  const before = (await memory.coursesOf(asker)).find((each) => each.klasse === klasse);
  if (offer.courses.length === 0) return nothingReply(offer, fuer ?? before?.label ?? "", context);
  const change: CourseChange = (last, others) => {
    if (!last && others >= MOST_KLASSEN) throw tooMany();
    const choice = known(last) ?? { until: offer.until, courses: [] };
    const now = decides(step) ? after(step, offer, choice) : choice;
    return { label: fuer ?? last?.label ?? "", until: now.until, choice: packChoice(now) };
  };
  const stored = decides(step) || fuer !== undefined ? await memory.changeCourses(asker, klasse, change) : before;
  const standing = standingOf(offer, known(stored));
  const choosing = { offer, standing, klasse, label: stored?.label ?? "" };
  const isOneOfNew = step !== undefined && "id" in step && isNew(standingOf(offer, known(before)), step.id);
  const hasNew = offer.courses.some(({ id }) => isNew(standing, id));
  if (step?.kind === "new" || (isOneOfNew && hasNew)) return newReply(choosing, context);
  if (step?.kind === "done" || isOneOfNew) return doneReply(choosing, context);
  return choosingReply(choosing, pageFor(step, offer), context);
}

async function forget(klassen: readonly string[], context: CommandContext): Promise<Reply> {
  for (const klasse of klassen) await context.memory.forgetCourses(context.asker, klasse);
  return forgottenReply(context);
}

export default command({
  name: "meinekurse",
  englishName: "mycourses",
  describe: {
    de: "Wähl deine Kurse, dann siehst du nur noch sie",
    en: "Choose your courses, to see only these from then on",
  },
  changes: true,
  examples: [
    {
      typed: { de: "Q1", en: "Q1" },
      gives: { de: "welche Kurse der Q1 du belegst", en: "which courses of Q1 you take" },
    },
    {
      typed: { de: "5a großes Kind", en: "5a big child" },
      gives: { de: "die Kurse eines Kindes, mit Namen dafür", en: "the courses of a child, with a name for it" },
    },
  ],
  spoken: ["meine kurse", "kurse", "kurse wählen", "my courses", "courses", "choose courses"],
  options,
  async run(asked, context) {
    const { memory, asker } = context;
    if (asker.user === null) throw nobody();
    if (!asker.isPrivate && !asker.abilities.canAnswerAlone) throw onlyInPrivate((text) => texts(text).onlyPrivate);
    const stored = await memory.coursesOf(asker);
    const isForgetting = asked.tun?.kind === "forget";
    if (!asked.klasse && isForgetting)
      return forget(
        stored.map(({ klasse }) => klasse),
        context,
      );
    if (!asked.klasse && !asked.tun && !asked.fuer && stored.length > 0) return overviewReply(stored, context);
    const klasse = asked.klasse ?? (await defaultKlasse(context));
    if (!klasse) return whichKlasse({ command: "meinekurse", options: printOptions(options, asked) }, context);
    return isForgetting ? forget([printedName(klasse)], context) : ofKlasse(klasse, asked, context);
  },
});
