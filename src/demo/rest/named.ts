/** Whatever stands in a plan: a class, teacher, subject, room or pupil. */
export interface Named {
  readonly id: number;
  /** The short one. */
  readonly name: string;
  readonly longName: string;
}

/** An element as the newer pages name it. */
export const resource = ({ id, name, longName }: Named) => ({ id, shortName: name, longName, displayName: name });
