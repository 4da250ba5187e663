import { dateNumber, dateOf } from "../calendar/wire-date.ts";
import { roll } from "../school/dice.ts";
import { badRequest, forbidden, ok, type Page } from "./route.ts";

const MESSAGES = [
  ["Mensa", "<p>Heute gibt es <b>Nudelauflauf</b>.</p>"],
  ["Fundsachen", "<p>Die Fundkiste steht bis Freitag im Foyer.<br>Danach geht alles in die Kleiderkammer.</p>"],
  ["Sprechtag", "<p>Am Elternsprechtag endet der Unterricht nach der 4.&nbsp;Stunde.</p>"],
] as const;

/** `newsWidgetData`: a message on about every second weekday, sometimes two. */
export const news: Page = ({ query }) => {
  const date = dateOf(query.get("date"));
  if (!date) return badRequest("date is needed");
  const count = date.dayOfWeek < 6 && roll(`any news ${date}`) % 2 === 0 ? 1 + (roll(`news twice ${date}`) % 2) : 0;
  const first = roll(`news ${date}`) % MESSAGES.length;
  const messagesOfDay = [...MESSAGES, ...MESSAGES].slice(first, first + count).map(([subject, text], at) => ({
    id: dateNumber(date) * 10 + at,
    subject,
    text,
    isExpanded: false,
    attachments: [],
  }));
  return ok({ data: { systemMessage: null, messagesOfDay, rssUrl: "" } });
};

/** `messages`: the inbox. */
export const messages: Page = ({ account, today }) =>
  account.personId === 0
    ? forbidden()
    : ok({
        incomingMessages: [
          {
            id: 1,
            subject: "Willkommen",
            contentPreview: "Schön, dass du da bist.",
            sentDateTime: `${today.subtract({ days: 3 })}T10:00:00`,
            sender: { userId: 1, displayName: "Sekretariat", imageUrl: "", className: "" },
            isMessageRead: false,
            isReply: false,
            isReplyAllowed: false,
            allowMessageDeletion: false,
            hasAttachments: false,
          },
        ],
        readConfirmationMessages: [],
      });
