import type { InboxMessage, OwnAbsence } from "../sources/account.ts";
import { timeFromWire } from "../wire-time.ts";
import { typedText } from "./plain-text.ts";
import type { WireMessage, WireOwnAbsence } from "./schemas.ts";

const WITH_ZONE = /T.*(?:Z|[+-]\d\d:?\d\d)$/;

/** A time with a zone is put on the school's wall clock; one without is on it already. */
function wallClock(text: string, timeZone: string): Temporal.PlainDateTime | null {
  try {
    return WITH_ZONE.test(text)
      ? Temporal.Instant.from(text).toZonedDateTimeISO(timeZone).toPlainDateTime()
      : Temporal.PlainDateTime.from(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Converts a message of the inbox. @param timeZone of the school's wall clock. */
export const inboxMessageOf = (
  { id, subject, contentPreview, sender, sentDateTime, isMessageRead }: WireMessage,
  timeZone: string,
): InboxMessage => ({
  id,
  subject: typedText(subject),
  preview: typedText(contentPreview),
  sender: typedText(sender?.displayName ?? ""),
  sent: wallClock(sentDateTime, timeZone),
  isRead: isMessageRead,
});

/** Converts an absence. */
export const ownAbsenceOf = ({ startDate, endDate, startTime, endTime, ...absence }: WireOwnAbsence): OwnAbsence => ({
  id: absence.id,
  start: startDate.toPlainDateTime(timeFromWire(startTime)),
  end: endDate.toPlainDateTime(timeFromWire(endTime)),
  reason: typedText(absence.reason),
  text: typedText(absence.text),
  isExcused: absence.isExcused,
  status: typedText(absence.excuseStatus),
});
