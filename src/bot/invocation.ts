/** A command to run, its options still text: what a slash command, a typed line, a button and a daily post all become. */
export interface Invocation {
  readonly command: string;
  /** Option name → what was typed, or what `OptionType.print` gave. Absent options are left out. */
  readonly options: Readonly<Record<string, string>>;
}
