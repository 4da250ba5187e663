import type { IncomingHttpHeaders } from "node:http";
import { byPassword } from "../rpc/logins.ts";
import { isParams } from "../rpc/params.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import type { Account } from "../school/accounts.ts";
import { SCHOOL } from "../school/identity.ts";
import type { Context } from "../server/context.ts";
import { badRequest, ok, type RestAnswer, unauthorized } from "./route.ts";
import { issueToken } from "./tokens.ts";

/** How the school lets people in, for those who are not logged in. */
export const LOGIN_META = "/WebUntis/api/public/v1/login-meta";

const isSchool = (name: string | null) => name?.toLowerCase() === SCHOOL.loginName;

export const loginMeta = (school: string | null, { publicAccess, ssoLogin }: Context): RestAnswer =>
  isSchool(school) ? ok({ anonymousLoginEnabled: publicAccess, ssoLoginEnabled: ssoLogin }) : badRequest("school");

/** What is posted to a page. */
interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The answer to a login: perhaps a session, perhaps a redirect. */
interface LoginAnswer extends RestAnswer {
  readonly opened?: string;
  readonly location?: string;
}

const FORM = "/WebUntis/j_spring_security_check";
const MOBILE = /^\/WebUntis\/api\/mobile\/v2\/([\w-]*)\/authentication$/;

/** The account, if the password is right. */
function accountOf(user: unknown, password: unknown, context: Context): Account | undefined {
  try {
    return byPassword(user, password, context);
  } catch (error) {
    if (error instanceof RpcError) return undefined;
    throw error;
  }
}

/** The web client's form. Only who asks for JSON learns whether it worked; a browser is redirected in any case. */
function form({ headers, body }: Posted, context: Context): LoginAnswer {
  const fields = new URLSearchParams(body);
  const isHere = isSchool(fields.get("school"));
  const account = isHere ? accountOf(fields.get("j_username"), fields.get("j_password"), context) : undefined;
  const session = account && { opened: context.sessions.open(account) };
  if (!headers.accept?.includes("application/json"))
    return { status: 302, body: "", location: "/WebUntis/index.do", ...session };
  return { ...ok({ state: account ? "SUCCESS" : "LOGIN_ERROR" }), ...session };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The mobile app's authentication: a token, no session. */
function mobile(school: string, { body }: Posted, context: Context): LoginAnswer {
  const given = jsonOf(body);
  if (!isParams(given) || !isSchool(school)) return badRequest("school, username and password are needed");
  const account = accountOf(given.username, given.password, context);
  if (!account) return unauthorized();
  const jwt = issueToken(account, context.now());
  return ok({ jwt, isPasswordChangeRequired: false, isEmailUpdateRequired: false });
}

/** Answers a login that is no call of JSON-RPC; undefined for anything else. */
export function answerLogin(posted: Posted, context: Context): LoginAnswer | undefined {
  if (posted.path === FORM) return form(posted, context);
  const [, school] = MOBILE.exec(posted.path) ?? [];
  return school === undefined ? undefined : mobile(school, posted, context);
}
