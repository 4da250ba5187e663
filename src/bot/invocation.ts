import { z } from "zod";

export const invocationSchema = z
  .object({
    command: z.string(),
    /** Option name → what was typed, or what `OptionType.print` returned. Absent options have no key. */
    options: z.record(z.string(), z.string()).readonly(),
  })
  .readonly();

/** A command to run, with its options as text. Slash commands, typed lines, buttons and daily posts all become one. */
export type Invocation = z.infer<typeof invocationSchema>;
