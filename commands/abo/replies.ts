import { actionGrid } from "../../src/bot/action.ts";
import type { CommandContext, Invocation, Localised } from "../../src/bot/command.ts";
import { postedAt, type Subscription } from "../../src/bot/memory/subscription.ts";
import { type Action, bold, code, paragraph, plain, type Reply } from "../../src/bot/reply.ts";
import type { Named } from "../../src/school/index.ts";
import { USUAL_TIMES } from "./options/time.ts";

/** What all commands about subscriptions are for. */
export const ABO: Localised = {
  de: "Der Plan jeden Schultag von selbst, und was sich ändert",
  en: "The plan every school day by itself, and what changes",
};

/** More in one place is a mistake, and nobody reads that much. */
export const MOST_SUBSCRIPTIONS = 20;

/** Days to look through for the first post: more than two weeks for those who want single weekdays. */
const LOOK_AHEAD = 15;
/** There may be lessons on Saturdays, but hardly ever are. */
const SATURDAY = 6;

type Context = Pick<CommandContext, "text" | "school" | "asker" | "memory">;

const stopAction = (subscription: Subscription, { text }: Pick<Context, "text">): Action => ({
  label: text.abo.stopButton(text.abo.short(subscription)),
  invocation: { command: "abo stopp", options: { abo: `#${subscription.id}` } },
});

/** Asks back for the time; each button asks the same again with one. */
export function whichTime(invocation: Invocation, { name }: Named, { text }: Context): Reply {
  const at = (label: string, more: Readonly<Record<string, string>>): Action => ({
    label,
    invocation: { ...invocation, options: { ...invocation.options, ...more } },
  });
  return {
    title: text.abo.whichTimeTitle(name),
    tone: "normal",
    blocks: [paragraph(plain(text.abo.whichTime), code(text.abo.whichTimeExample(name)))],
    actions: [
      USUAL_TIMES.map((zeit) => at(zeit, { zeit })),
      [at(text.abo.eveChoice("18:00"), { zeit: "18:00", vorabend: "ja" })],
      [at(text.abo.eveningChoice("18:00"), { zeit: "abends 18:00" })],
    ],
    audience: "asker",
  };
}

/** The day of the first post, as far as the calendar tells. */
async function firstPost(subscription: Subscription, { school }: Context): Promise<Temporal.ZonedDateTime | undefined> {
  const days = await school.schoolDays(LOOK_AHEAD);
  const told = days.filter(({ dayOfWeek }) => dayOfWeek < SATURDAY && subscription.weekdays.includes(dayOfWeek));
  return told
    .map((date) => postedAt(date, subscription, school.timeZone))
    .find((at) => Temporal.ZonedDateTime.compare(at, school.now()) > 0);
}

/** Discord tells no rights in another channel with a button: there the command has to be typed. */
const canBePressed = (place: string, { asker }: Context) => place === asker.chat || asker.platform !== "discord";

const capitalised = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** Whether a role is ever called. */
const callsRole = ({ role, alerts, onlyChanges }: Subscription) => role !== null && (onlyChanges || alerts !== "none");

/** Says what was subscribed to, and when the first post comes. */
export async function subscribedReply(subscription: Subscription, replaced: boolean, context: Context): Promise<Reply> {
  const { text, asker } = context;
  // What was posted today already is not posted again at another time.
  const first = subscription.onlyChanges || replaced ? undefined : await firstPost(subscription, context);
  const isHere = subscription.place === asker.chat;
  return {
    title: replaced ? text.abo.replaced(subscription.klasse) : text.abo.started(subscription.klasse),
    tone: "normal",
    blocks: [
      paragraph(bold(capitalised(text.abo.when(subscription))), plain(text.abo.what(subscription, isHere))),
      paragraph(plain(text.abo.notices[subscription.alerts])),
      ...(callsRole(subscription) ? [paragraph(plain(text.abo.role))] : []),
      ...(first ? [paragraph(plain(text.abo.first(first)))] : []),
    ],
    actions: canBePressed(subscription.place, context) ? [[stopAction(subscription, context)]] : [],
    audience: isHere ? "everyone" : "asker",
  };
}

/** A place's subscriptions, with a button each to end it. */
export async function listReply(place: string, context: Context): Promise<Reply> {
  const { text, asker, memory } = context;
  const all = await memory.subscriptions({ platform: asker.platform, place });
  const isHere = place === asker.chat;
  const stops = canBePressed(place, context) ? all.map((each) => stopAction(each, context)) : [];
  const start: Action = { label: text.abo.startButton, invocation: { command: "abo start", options: {} } };
  return {
    title: isHere ? text.abo.listTitle : text.abo.listThere,
    tone: "normal",
    blocks:
      all.length === 0
        ? [paragraph(plain(isHere ? text.abo.none : text.abo.noneThere), code(text.abo.example))]
        : [{ kind: "list", items: all.map((each) => [plain(text.abo.line(each))]) }],
    actions: all.length === 0 ? (isHere ? [[start]] : []) : actionGrid(stops),
    audience: "asker",
  };
}

/** Says which subscription has ended. */
export const stoppedReply = (subscription: Subscription, { text }: Context): Reply => ({
  title: text.abo.stopped,
  tone: "normal",
  blocks: [paragraph(plain(text.abo.line({ ...subscription, paused: null })))],
  actions: [],
  audience: "everyone",
});
