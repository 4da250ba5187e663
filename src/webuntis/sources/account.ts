/** A message in the account's inbox, from `rest/view/v1/messages`. Personal: for nobody's eyes but the account's owner's. */
export interface InboxMessage {
  readonly id: number;
  readonly subject: string;
  /** The beginning of the message, as plain text. */
  readonly preview: string;
  /** The sender's name as the school shows it. */
  readonly sender: string;
  /** On the school's wall clock: WebUntis sends no zone. null where it sends no time. */
  readonly sent: Temporal.PlainDateTime | null;
  readonly isRead: boolean;
}

/** A time of the account's own absence, from `classreg/absences/students`. Personal: for nobody's eyes but the account's owner's. */
export interface OwnAbsence {
  readonly id: number;
  /** On the school's wall clock. */
  readonly start: Temporal.PlainDateTime;
  readonly end: Temporal.PlainDateTime;
  /** "Krank" or what else the school has to choose from; "" without one. */
  readonly reason: string;
  readonly text: string;
  readonly isExcused: boolean;
  /** The excuse's state in the school's words, such as "entsch."; "" without one. */
  readonly status: string;
}
