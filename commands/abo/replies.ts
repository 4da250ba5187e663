import { actionGrid } from "../../src/bot/action.ts";
import type { CommandContext, Invocation, Localised } from "../../src/bot/command.ts";
import { postedAt, type Subscription } from "../../src/bot/memory/subscription.ts";
import { type Action, bold, paragraph, plain, type Reply } from "../../src/bot/reply.ts";
import { clockTime } from "../../src/bot/texts/days.ts";
import { subscriptionTexts } from "../../src/replies/subscription-texts.ts";
import { type Named, SchoolError } from "../../src/school/index.ts";
import { USUAL_TIMES } from "./options/time.ts";
import { texts } from "./texts.ts";

/** What the /abo commands are for. */
export const ABO: Localised = {
  de: "Der Plan jeden Schultag von selbst, und was sich ändert",
  en: "The timetable every school day, automatically, and what changes",
};

/** How many open days to search for the first post: over two weeks, for subscriptions to single weekdays. */
const LOOK_AHEAD = 21;
/** Of these days' timetables. Where there are no lessons for so long, the calendar has to do. */
const MOST_ASKED = 3;
/** From here on lessons are rare: only a timetable tells of them. */
const SATURDAY = 6;

type Context = Pick<CommandContext, "text" | "school" | "asker" | "memory">;

const stopAction = (subscription: Subscription, { text }: Pick<Context, "text">): Action => ({
  label: texts(text).stopButton(texts(text).short(subscription)),
  invocation: { command: "abo stopp", options: { abo: `#${subscription.id}` } },
});

/** Asks for the time. Each button asks the same again with a time. */
export function whichTime(invocation: Invocation, { name }: Named, { text }: Context): Reply {
  const at = (label: string, more: Readonly<Record<string, string>>): Action => ({
    label,
    invocation: { ...invocation, options: { ...invocation.options, ...more } },
  });
  return {
    title: texts(text).whichTimeTitle(name),
    tone: "normal",
    blocks: [paragraph(plain(texts(text).whichTime), texts(text).whichTimeExample(name))],
    actions: [
      USUAL_TIMES.map((zeit) => at(zeit, { zeit })),
      [at(texts(text).eveChoice("18:00"), { zeit: "18:00", vorabend: "ja" })],
      [at(texts(text).eveningChoice("18:00"), { zeit: "abends" })],
    ],
    audience: "asker",
  };
}

/** Whether there is school for a class; undefined where the school does not show it, or cannot be asked. */
async function hasSchool(date: Temporal.PlainDate, klasse: string, { school }: Context): Promise<boolean | undefined> {
  try {
    const match = await school.findKlasse(klasse);
    if (match.kind !== "one") return undefined;
    const { kind } = await school.dayPlan(match.element, date);
    return kind === "unpublished" ? undefined : kind === "school";
  } catch (error) {
    if (error instanceof SchoolError) return undefined;
    throw error;
  }
}

/** When the first plan comes: by the timetables of a few days, then by the calendar. */
async function firstPost(subscription: Subscription, context: Context): Promise<Temporal.ZonedDateTime | undefined> {
  const { school } = context;
  const days = await school.schoolDays(LOOK_AHEAD);
  const coming = days
    .filter(({ dayOfWeek }) => subscription.weekdays.includes(dayOfWeek))
    .map((date) => ({ date, at: postedAt(date, subscription, school.timeZone) }))
    .filter(({ at }) => Temporal.ZonedDateTime.compare(at, school.now()) > 0);
  let asked = 0;
  for (const { date, at } of coming) {
    const known = asked < MOST_ASKED ? await hasSchool(date, subscription.klasse, context) : undefined;
    asked = known === undefined ? MOST_ASKED : asked + 1;
    if (known ?? date.dayOfWeek < SATURDAY) return at;
  }
  return undefined;
}

/** Where buttons do not reach another place, its command has to be typed. */
const canBePressed = (place: string, { asker }: Context) =>
  place === asker.chat || asker.abilities.buttonsReachElsewhere;

const capitalised = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** Whether its role is ever mentioned. */
const callsRole = ({ role, alerts, onlyChanges }: Subscription) => role !== null && (onlyChanges || alerts !== "none");

/** Confirms a subscription, and says when its first post comes. */
export async function subscribedReply(subscription: Subscription, replaced: boolean, context: Context): Promise<Reply> {
  const { text, asker } = context;
  // A day that was posted already is not posted again at the new time.
  const first = subscription.onlyChanges || replaced ? undefined : await firstPost(subscription, context);
  const isHere = subscription.place === asker.chat;
  return {
    title: replaced ? texts(text).replaced(subscription.klasse) : texts(text).started(subscription.klasse),
    tone: "normal",
    blocks: [
      paragraph(
        bold(capitalised(subscriptionTexts(text).when(subscription))),
        plain(texts(text).what(subscription, isHere)),
      ),
      paragraph(plain(texts(text).alerts[subscription.alerts])),
      ...(callsRole(subscription) ? [paragraph(plain(texts(text).role))] : []),
      ...(first
        ? [paragraph(plain(texts(text).first(text.day(first.toPlainDate()), clockTime(first.toPlainTime()))))]
        : []),
    ],
    actions: canBePressed(subscription.place, context) ? [[stopAction(subscription, context)]] : [],
    audience: isHere ? "everyone" : "asker",
  };
}

/** A place's subscriptions, each with a button to end it. */
export async function listReply(place: string, context: Context): Promise<Reply> {
  const { text, asker, memory } = context;
  const all = await memory.subscriptions({ platform: asker.platform, place });
  const isHere = place === asker.chat;
  const stops = canBePressed(place, context) ? all.map((each) => stopAction(each, context)) : [];
  const start: Action = { label: texts(text).startButton, invocation: { command: "abo start", options: {} } };
  return {
    title: isHere ? texts(text).listTitle : texts(text).listThere,
    tone: "normal",
    blocks:
      all.length === 0
        ? [paragraph(plain(isHere ? texts(text).none : texts(text).noneThere), texts(text).example)]
        : [{ kind: "list", items: all.map((each) => [plain(subscriptionTexts(text).line(each))]) }],
    actions: all.length === 0 ? (isHere ? [[start]] : []) : actionGrid(stops),
    audience: "asker",
  };
}

/** Confirms that a subscription has ended. */
export const stoppedReply = (subscription: Subscription, { text, asker }: Context): Reply => ({
  title: texts(text).stopped,
  tone: "normal",
  blocks: [paragraph(plain(subscriptionTexts(text).line({ ...subscription, paused: null })))],
  actions: [],
  audience: subscription.place === asker.chat ? "everyone" : "asker",
});
