/** A command to run, with its options as text. Slash commands, typed lines, buttons and daily posts all become one. */
export interface Invocation {
  readonly command: string;
  /** Option name → what was typed, or what `OptionType.print` returned. Absent options have no key. */
  readonly options: Readonly<Record<string, string>>;
}
