/** Discord's limits, in UTF-16 units, of which there are never fewer than the characters Discord counts. */
export const LIMITS = {
  title: 256,
  description: 4096,
  /** Discord allows 2048, but at most 6000 over all embeds of a message. */
  footer: 1024,
  rows: 5,
  buttonsPerRow: 5,
  label: 80,
  choices: 25,
  choice: 100,
  commandDescription: 100,
  modalTitle: 45,
  modalFields: 5,
  modalLabel: 45,
  modalHint: 100,
} as const;

/** Our own limit of a lesson's cell, so that a monstrous name leaves room for the others. */
export const LONGEST_CELL = 200;

/** Our own limit of a line of text. */
export const LONGEST_LINE = 1000;
