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

/**
 * What becomes of the courses of a class; `before` undefined if nothing is remembered of it, and `others` is of how many other classes
 * something is. Whatever it throws, nothing is changed.
 */
export type CourseChange = (before: OwnCourses | undefined, others: number) => Omit<OwnCourses, "klasse">;
