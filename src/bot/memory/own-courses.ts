/** The courses that somebody takes of a class, as they are remembered. */
export interface OwnCourses {
  /** As `klasseOption` prints it. */
  readonly klasse: string;
  /** Whose they are, in the person's own words, such as "großes Kind"; "" for their own. */
  readonly label: string;
  /** The last day for which they hold: the end of the school year. */
  readonly until: Temporal.PlainDate;
  /** As `packChoice` writes it. */
  readonly choice: string;
}

/** The most classes of which one person can choose courses: more is nobody's family. */
export const MOST_OWN_COURSES = 10;

/** One more class would be more than a person may have. */
export class TooManyOwnCourses extends Error {
  constructor() {
    super("Too many classes with courses of one person");
    this.name = "TooManyOwnCourses";
  }
}
