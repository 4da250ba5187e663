import { z } from "zod";
import type { DemoSchool } from "../../../src/demo/index.ts";
import { logIn } from "../client.ts";

const content = z.strictObject({
  type: z.enum(["CLASS", "TEACHER", "SUBJECT", "ROOM", "STUDENT_GROUP", "INFO"]),
  status: z.enum(["REGULAR", "ADDED", "REMOVED"]),
  shortName: z.string().min(1),
  longName: z.string().min(1),
  displayName: z.string().min(1),
});
const position = z
  .array(z.strictObject({ current: content.nullable(), removed: content.nullable() }))
  .min(1)
  .nullable();
const gridEntry = z.strictObject({
  ids: z.array(z.int()).length(1),
  duration: z.strictObject({ start: z.string(), end: z.string() }),
  type: z.enum(["NORMAL_TEACHING_PERIOD", "EXAM", "EVENT"]),
  status: z.enum(["REGULAR", "CHANGED", "CANCELLED", "ADDITIONAL"]),
  statusDetail: z.literal("MOVED").optional(),
  name: z.null(),
  layoutStartPosition: z.int(),
  layoutWidth: z.int(),
  layoutGroup: z.int(),
  color: z.string(),
  icons: z.array(z.unknown()),
  lessonInfo: z.null(),
  substitutionText: z.string(),
  lessonText: z.string(),
  notesAll: z.string(),
  position1: position,
  position2: position,
  position3: position,
  position4: position,
  position5: position,
  position6: position,
  position7: position,
});
export type GridEntry = z.infer<typeof gridEntry>;
const page = z.strictObject({
  format: z.int(),
  errors: z.array(z.strictObject({ code: z.string(), title: z.string() })),
  days: z.array(
    z.strictObject({
      date: z.string(),
      resourceType: z.string(),
      resource: z.object({ id: z.int(), shortName: z.string(), longName: z.string(), displayName: z.string() }),
      status: z.enum(["REGULAR", "NO_DATA", "NOT_ALLOWED"]),
      dayEntries: z.array(z.unknown()).length(0),
      gridEntries: z.array(gridEntry),
      backEntries: z.array(z.object({ type: z.string(), name: z.string() })),
    }),
  ),
});

/** Reads entries as an account does. */
export async function reader(demo: DemoSchool, user: string) {
  const { cookie } = await logIn(demo.url, user);
  const token = await (await fetch(`${demo.url}/WebUntis/api/token/new`, { headers: { cookie } })).text();
  return async (query: Record<string, string | number>) => {
    const asked = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, `${value}`]));
    const response = await fetch(`${demo.url}/WebUntis/api/rest/view/v1/timetable/entries?${asked}`, {
      headers: { cookie, authorization: `Bearer ${token}` },
    });
    const { days, errors } = response.ok ? page.parse(await response.json()) : { days: [], errors: [] };
    return { status: response.status, days, errors };
  };
}
