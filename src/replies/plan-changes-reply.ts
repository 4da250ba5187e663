import type { CommandContext } from "../bot/command.ts";
import { type Block, bold, paragraph, plain, type Reply, type SpanLine } from "../bot/reply.ts";
import { timeSpan } from "../bot/texts/days.ts";
import type { Texts } from "../bot/texts/index.ts";
import { isOfAllDay, type PlanChange } from "../school/index.ts";
import { changeSentence } from "./change-sentences.ts";
import { changeTexts, planTexts } from "./texts.ts";

/** As many buttons as fit side by side on a phone. */
const MOST_BUTTONS = 3;

type Context = Pick<CommandContext, "text" | "teacherNames">;

/** "3. Stunde", or the time outside the grid; "ganztägig" for an event of the whole day; empty for the day itself. */
function when(change: PlanChange, text: Texts): string {
  if (change.kind === "day") return "";
  if (isOfAllDay(change)) return changeTexts(text).allDay;
  return change.units ? planTexts(text).units(change.units) : timeSpan(change.start, change.end);
}

function line(change: PlanChange, { text, teacherNames }: Context): SpanLine {
  const at = when(change, text);
  return [...(at ? [plain(`${at}: `)] : []), ...changeSentence(change, text, teacherNames)];
}

function day(changes: readonly PlanChange[], date: Temporal.PlainDate, context: Context): readonly Block[] {
  const [only, another] = changes;
  const name = context.text.day(date);
  if (only && !another) {
    const at = when(only, context.text);
    return [paragraph(bold(at ? `${name}, ` : `${name}: `), ...line(only, context))];
  }
  return [paragraph(bold(name)), { kind: "list", items: changes.map((change) => line(change, context)) }];
}

/** Changes of a class's plan by day, with a button for each day. `klasse` is the class as text for buttons. */
export function planChangesReply(klasse: string, changes: readonly PlanChange[], context: Context): Reply {
  const days = Map.groupBy(changes, ({ date }) => date.toString());
  const dates = [...days.keys()].map((date) => Temporal.PlainDate.from(date));
  return {
    title: changeTexts(context.text).title(klasse, changes.length === 1),
    tone: "changed",
    blocks: dates.flatMap((date) => day(days.get(date.toString()) ?? [], date, context)),
    actions: [
      dates.slice(0, MOST_BUTTONS).map((date) => ({
        label: context.text.day(date),
        invocation: { command: "stundenplan", options: { klasse, tag: date.toString() } },
      })),
    ],
    audience: "everyone",
  };
}
