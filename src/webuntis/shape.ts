import type { z } from "zod";
import { type CallRequest, RemoteError } from "./errors.ts";

/** Checks the answer to a call. @throws {RemoteError} that names the place where its shape is wrong. */
export function checkShape<T>(schema: z.ZodType<T>, answer: unknown, request: CallRequest): T {
  const checked = schema.safeParse(answer);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const result = `${["result", ...(issue?.path ?? [])].join(".")}: ${issue?.message}`;
  throw new RemoteError(`${request.method}: ${result}`, { request, result });
}
