import { z } from "zod";
import type { Reply } from "./reply.ts";

const span = z.object({ kind: z.enum(["plain", "bold", "struck", "code"]), text: z.string() });
const line = z.array(span);

const entry = z.object({
  mark: z.enum(["regular", "changed", "cancelled", "extra", "exam", "event", "supervision", "standby", "officeHour"]),
  subject: line,
  teacher: line,
  room: line,
  notes: z.array(line),
});

const block = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paragraph"), spans: line }),
  z.object({ kind: z.literal("facts"), facts: z.array(z.object({ label: z.string(), value: line })) }),
  z.object({ kind: z.literal("list"), items: z.array(line) }),
  z.object({
    kind: z.literal("lessons"),
    heads: z.object({ time: z.string(), subject: z.string(), teacher: z.string(), room: z.string() }),
    rows: z.array(z.object({ unit: z.string(), time: z.string(), entries: z.array(entry) })),
  }),
]);

const action = z.object({
  label: z.string(),
  invocation: z.object({ command: z.string(), options: z.record(z.string(), z.string()) }),
  emphasis: z.enum(["primary", "secondary"]).exactOptional(),
});

/** A reply that was stored as JSON. */
export const replySchema: z.ZodType<Reply> = z.object({
  title: z.string(),
  tone: z.enum(["normal", "changed", "free", "warning", "error"]),
  blocks: z.array(block),
  footer: z.string().exactOptional(),
  actions: z.array(z.array(action)),
  audience: z.enum(["everyone", "asker"]),
});
