import { z } from "zod";

export const invocationSchema = z
  .object({
    command: z.string(),
    /** Option name → what was typed, or what `OptionType.print` gave. Absent options are left out. */
    options: z.record(z.string(), z.string()).readonly(),
  })
  .readonly();

/** A command to run, its options still text: what a slash command, a typed line, a button and a daily post all become. */
export type Invocation = z.infer<typeof invocationSchema>;
