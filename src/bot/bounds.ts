/** The most characters that an option's text may have. Every sensible one is shorter, and no reader takes long over it. */
export const LONGEST_OPTION = 100;
/** The most characters of a typed line that are read. */
export const LONGEST_LINE = 300;
