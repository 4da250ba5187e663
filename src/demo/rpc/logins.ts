import { dateAt } from "../calendar/school-clock.ts";
import { schoolYearOf } from "../calendar/school-years.ts";
import { issueToken } from "../rest/tokens.ts";
import { type Account, accounts, ownKlasseId, PUBLIC } from "../school/accounts.ts";
import { ELEMENT_NAMES } from "../school/elements.ts";
import type { Context } from "../server/context.ts";
import { isOneTimePassword } from "../server/totp.ts";
import { isParams, objectParam, type Params } from "./params.ts";
import { badCredentials, invalidParams, noSuchMethod, RpcError } from "./rpc-error.ts";

/** What the mobile app sends for the public, always the same. */
const ANONYMOUS_OTP = "100170";

/** The kind of a person, such as "STUDENT"; null for the public. */
const elementName = (personType: number): string | null =>
  [...ELEMENT_NAMES].find(([, type]) => type === personType)?.[0] ?? null;

const SHARED_SECRET = "NONEFORTHEPUBLIC";

/** The result of a login, and the id of the session if one was opened. */
export interface LoggedIn {
  readonly result: unknown;
  readonly opened?: string;
}

/** @throws RpcError −8504 for an unknown user, a wrong proof or a locked account */
function checked({ attempts }: Context, user: unknown, isRight: (account: Account) => boolean): Account {
  const name = String(user);
  const account = accounts.find(({ username }) => username === name);
  if (!account || attempts.isLocked(name)) throw badCredentials();
  const right = isRight(account);
  attempts.record(name, right);
  if (!right) throw badCredentials();
  return account;
}

/** Whether this is an account's password. One that needs its key, or logs in through another service, has none. */
const isPassword = ({ needsSecret, password }: Account, given: unknown, { ssoLogin }: Context) =>
  !needsSecret && !ssoLogin && password === given;

/** The account with this password. @throws RpcError −8504 */
export const byPassword = (user: unknown, password: unknown, context: Context): Account =>
  checked(context, user, (account) => isPassword(account, password, context));

/** `authenticate`: by password, or by a one-time password instead. */
export function authenticate({ user, password }: Params, context: Context): LoggedIn {
  const account = checked(context, user, (each) => {
    const isOtp = each.secret !== undefined && isOneTimePassword(each.secret, password, context.now());
    return isOtp || isPassword(each, password, context);
  });
  const sessionId = context.sessions.open(account);
  const { personType, personId } = account;
  const klasseId = ownKlasseId(account, schoolYearOf(dateAt(context.now())).id);
  return { result: { sessionId, personType, personId, klasseId }, opened: sessionId };
}

function userData(params: Params, context: Context): LoggedIn {
  const { user, otp } = objectParam(params, "auth");
  const account = user === PUBLIC.username ? anonymous(otp, context) : checked(context, user, bySecret(otp, context));
  const { personType, personId, username } = account;
  return {
    result: {
      masterData: { timeStamp: context.now().epochMilliseconds },
      userData: { elemType: elementName(personType), elemId: personId, displayName: username },
    },
    opened: context.sessions.open(account),
  };
}

function authToken(params: Params, context: Context): LoggedIn {
  const { user, otp } = objectParam(params, "auth");
  return { result: { token: issueToken(checked(context, user, bySecret(otp, context)), context.now()) } };
}

const bySecret =
  (otp: unknown, { now }: Context) =>
  ({ secret }: Account) =>
    secret !== undefined && isOneTimePassword(secret, otp, now());

function anonymous(otp: unknown, { publicAccess }: Context): Account {
  if (!publicAccess || String(otp) !== ANONYMOUS_OTP) throw badCredentials();
  return PUBLIC;
}

function sharedSecret({ userName, password }: Params, context: Context): LoggedIn {
  if (userName === PUBLIC.username) {
    if (!context.publicAccess) throw new RpcError(-8500, "no public access");
    return { result: SHARED_SECRET };
  }
  const account = byPassword(userName, password, context);
  if (account.secret === undefined) throw new RpcError(-8500, "no secret");
  return { result: account.secret };
}

/** A method of the second endpoint, jsonrpc_intern.do. Its parameters are a list of one object. */
export function internMethod(method: string, params: unknown, context: Context): LoggedIn {
  const [first] = Array.isArray(params) ? params : [];
  if (!isParams(first)) throw invalidParams("params is no list with an object");
  if (method === "getUserData2017") return userData(first, context);
  if (method === "getAuthToken") return authToken(first, context);
  if (method === "getAppSharedSecret") return sharedSecret(first, context);
  throw noSuchMethod();
}
