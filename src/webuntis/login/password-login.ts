import { z } from "zod";
import type { Opened } from "../credentials.ts";
import { AuthError, BadCredentialsError, TransportError } from "../errors.ts";
import { parseJson } from "../rpc.ts";
import { login } from "../schemas.ts";
import type { HttpAnswer } from "../transport.ts";
import type { Wire } from "../wire.ts";
import { isToken, type Pass, tokenPass } from "./pass.ts";
import { schoolCookieOf, sessionIdOf } from "./session-cookies.ts";
import { whoIs } from "./who-is.ts";

export interface Account {
  readonly username: string;
  readonly password: string;
}

const OK = 200;
const REFUSED = [401, 403] as const;
const REDIRECTS = [301, 302, 303] as const;

const refused = (method: string, { status }: HttpAnswer, why = `refused with HTTP status ${status}`) =>
  new BadCredentialsError(`${method}: ${why}`, { status, request: hidden(method) });

const hidden = (method: string) => ({ method, params: "(not shown)" });

/** `authenticate` of JSON-RPC: gives a session, and says whose it is. */
export async function authenticate(wire: Wire, { username, password }: Account, client: string): Promise<Opened> {
  const raw = await wire.call("authenticate", { user: username, password, client }, undefined);
  const answer = login.safeParse(raw);
  if (!answer.success) throw new AuthError("authenticate: the answer holds no session id");
  const { sessionId, personType, personId, klasseId } = answer.data;
  return {
    pass: wire.passOf(sessionId),
    person: {
      personType: personType ?? undefined,
      personId: personId ?? undefined,
      klasseId: klasseId ?? undefined,
    },
  };
}

const FORM = "j_spring_security_check";
const formAnswer = z.object({ state: z.string() });

/**
 * The web client's form: gives a session. Its `state` tells whether it worked. A redirect does not: it leads to a session of nobody, to the
 * form again with an error, or to another service.
 */
export async function logInByForm(wire: Wire, { username, password }: Account): Promise<Opened> {
  const fields = { school: wire.school, j_username: username, j_password: password, token: "" };
  const about = hidden(FORM);
  const answer = await wire.post(FORM, {
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
      // On this request only: beside the server's own it led to refusals.
      cookie: wire.schoolCookie,
    },
    body: `${new URLSearchParams(fields)}`,
    about,
    accepted: [...REFUSED, ...REDIRECTS],
  });
  const { status, headers, text } = answer;
  if (REDIRECTS.some((each) => each === status)) {
    if (/error|fail/i.test(String(headers.location))) throw refused(FORM, answer);
    throw new TransportError("status", `${FORM}: redirected with status ${status}`, { request: about, status });
  }
  if (status !== OK) throw refused(FORM, answer);
  const { state } = formAnswer.safeParse(parseJson(text, about)).data ?? {};
  if (state === undefined) throw new AuthError(`${FORM}: the answer holds no state`);
  if (state !== "SUCCESS")
    throw refused(FORM, answer, `the state is ${/^[A-Z_]{1,40}$/.exec(state)?.[0] ?? "strange"}`);
  const cookies = [`JSESSIONID=${sessionIdOf(headers, FORM)}`, schoolCookieOf(headers)];
  const pass: Pass = { kind: "cookie", cookie: cookies.filter(Boolean).join("; ") };
  return { pass, person: await whoIs(wire, pass) };
}

const MOBILE = "mobile authentication";
const mobileAnswer = z.object({ jwt: z.string().refine(isToken) });

/** The mobile app's authentication: gives a token for about 15 minutes, but no session. */
export async function logInByMobile(wire: Wire, account: Account, now: () => Temporal.Instant): Promise<Opened> {
  const about = hidden(MOBILE);
  const { username, password } = account;
  const answer = await wire.post(`api/mobile/v2/${encodeURIComponent(wire.school)}/authentication`, {
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ username, password }),
    about,
    accepted: REFUSED,
  });
  if (answer.status !== OK) throw refused(MOBILE, answer);
  const found = mobileAnswer.safeParse(parseJson(answer.text, about)).data;
  if (!found) throw new AuthError(`${MOBILE}: the answer holds no token`);
  const pass = tokenPass(found.jwt, now());
  return { pass, person: await whoIs(wire, pass) };
}
