/** A message in the account's inbox, from `rest/view/v1/messages`. Personal: for nobody's eyes but the account's owner's. */
export interface InboxMessage {
  /** Its id. */
  readonly id: number;
  /** As plain text. */
  readonly subject: string;
  /** The beginning of the message, as plain text. */
  readonly preview: string;
  /** The sender's name as the school shows it. */
  readonly sender: string;
  /** On the school's wall clock: WebUntis sends no zone. null where it sends no time. */
  readonly sent: Temporal.PlainDateTime | null;
  /** Whether the account has opened it. */
  readonly isRead: boolean;
}

/** A time of the account's own absence, from `classreg/absences/students`. Personal: for nobody's eyes but the account's owner's. */
export interface OwnAbsence {
  /** Its id. */
  readonly id: number;
  /** On the school's wall clock. */
  readonly start: Temporal.PlainDateTime;
  /** On the school's wall clock. */
  readonly end: Temporal.PlainDateTime;
  /** "Krank" or what else the school has to choose from; "" without one. */
  readonly reason: string;
  /** What was written about it; "" where nothing was. */
  readonly text: string;
  /** Whether it is excused. */
  readonly isExcused: boolean;
  /** The excuse's state in the school's words, such as "entsch."; "" without one. */
  readonly status: string;
}
