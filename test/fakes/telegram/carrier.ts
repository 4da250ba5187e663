import type { Changes } from "../changes.ts";
import type { Holds } from "../hold.ts";
import type { Rate } from "../rate.ts";
import { type Fault, type Faults, tooManyRequests } from "./faults.ts";
import { Broken, type Carry } from "./http.ts";
import type { Methods } from "./methods.ts";
import { isMethod, type Method, type Payload, payloads } from "./payloads.ts";
import { badRequest, Refusal } from "./refusal.ts";

/** A call as it came in. */
export interface Call {
  readonly method: string;
  readonly payload: unknown;
}

export interface CarrierParts {
  readonly token: string;
  readonly methods: Methods;
  /** Written to. */
  readonly calls: Call[];
  readonly changes: Changes;
  readonly faults: Faults;
  readonly holds: Holds<Call>;
  /** Of what is sent. */
  readonly rate: Rate | undefined;
  /** Of what is sent to a chat. */
  readonly rateOf: (chat: number) => Rate | undefined;
}

/** Checks the payload and carries the call out. */
function call<M extends Method>(methods: Methods, method: M, body: unknown, gone: AbortSignal): unknown {
  const parsed = payloads[method].safeParse(body);
  if (!parsed.success) throw badRequest(`${method}: ${parsed.error.message}`);
  return methods[method](parsed.data as Payload<M>, gone);
}

/** The chat a call is about; NaN if none. */
export const chatOf = (body: unknown): number =>
  typeof body === "object" && body !== null ? Number(Reflect.get(body, "chat_id")) : Number.NaN;

const CUT: Fault = { drop: "before" };

/** Takes calls to their methods; what goes wrong or is kept waiting on the way does so here. */
export function createCarrier({ token, methods, calls, changes, faults, holds, rate, rateOf }: CarrierParts) {
  let limited = 0;

  function refuse(fault: Extract<Fault, { code: number }>): never {
    if (fault.code === 429) limited += 1;
    throw new Refusal(fault.code, fault.description, fault.parameters);
  }

  /** The fault that waits for this call; one above a limit comes first. */
  function faultFor(method: Method, body: unknown): Fault | undefined {
    const wait = method.startsWith("send") ? (rateOf(chatOf(body))?.take() ?? rate?.take()) : undefined;
    return wait === undefined
      ? faults.take(method, chatOf(body))
      : tooManyRequests(Math.max(1, Math.ceil(wait / 1000)));
  }

  const carry: Carry = async (path, body, gone) => {
    const [, given, method = ""] = /^\/bot([^/]*)\/(\w+)$/.exec(path) ?? [];
    if (given !== token) throw new Refusal(401, "Unauthorized");
    calls.push({ method, payload: body });
    changes.tell();
    if (!isMethod(method)) throw new Refusal(404, "Not Found: method not found");
    const fault = faultFor(method, body);
    if (fault && "code" in fault) refuse(fault);
    if (fault && !("drop" in fault && fault.drop === "after")) throw new Broken(fault);
    const held = holds.take({ method, payload: body });
    if (held && !(await held.pass("before", gone))) throw new Broken(CUT);
    const result = await call(methods, method, body, gone);
    changes.tell();
    if (held && !(await held.pass("after", gone))) throw new Broken(CUT);
    if (fault) throw new Broken(fault);
    return result;
  };

  return { carry, limited: () => limited };
}
