import { dateAt } from "../calendar/school-clock.ts";
import { schoolYearOf } from "../calendar/school-years.ts";
import { type Account, accounts, ownKlasseId, PUBLIC } from "../school/accounts.ts";
import type { RpcContext } from "../server/context.ts";
import { isOneTimePassword } from "../server/totp.ts";
import { isParams, objectParam, type Params } from "./params.ts";
import { badCredentials, invalidParams, noSuchMethod, RpcError } from "./rpc-error.ts";

/** The same for everybody, as the mobile app sends it. */
const ANONYMOUS_OTP = "100170";

/** What kind of person somebody is; the public is none. */
const ELEMENT_TYPES = { 0: null, 2: "TEACHER", 5: "STUDENT" } as const;

const SHARED_SECRET = "NONEFORTHEPUBLIC";

/** What a login gives: its result and the session that was opened, if one was. */
export interface LoggedIn {
  readonly result: unknown;
  readonly opened?: string;
}

/** @throws RpcError −8504 for a wrong user or proof, and for an account that is locked */
function checked({ attempts }: RpcContext, user: unknown, isRight: (account: Account) => boolean): Account {
  const name = String(user);
  const account = accounts.find(({ username }) => username === name);
  if (!account || attempts.isLocked(name)) throw badCredentials();
  const right = isRight(account);
  attempts.tell(name, right);
  if (!right) throw badCredentials();
  return account;
}

/** `authenticate`: by password, or by a one-time password in its place. */
export function authenticate({ user, password }: Params, context: RpcContext): LoggedIn {
  const account = checked(context, user, ({ secret, needsSecret, ...each }) => {
    const isOtp = secret !== undefined && isOneTimePassword(secret, password, context.now());
    return isOtp || (!needsSecret && each.password === password);
  });
  const sessionId = context.sessions.open(account);
  const { personType, personId } = account;
  const klasseId = ownKlasseId(account, schoolYearOf(dateAt(context.now())).id);
  return { result: { sessionId, personType, personId, klasseId }, opened: sessionId };
}

function userData(params: Params, context: RpcContext): LoggedIn {
  const { user, otp } = objectParam(params, "auth");
  const account = user === PUBLIC.username ? anonymous(otp, context) : checked(context, user, bySecret(otp, context));
  const { personType, personId, username } = account;
  return {
    result: {
      masterData: { timeStamp: context.now().epochMilliseconds },
      userData: { elemType: ELEMENT_TYPES[personType], elemId: personId, displayName: username },
    },
    opened: context.sessions.open(account),
  };
}

const bySecret =
  (otp: unknown, { now }: RpcContext) =>
  ({ secret }: Account) =>
    secret !== undefined && isOneTimePassword(secret, otp, now());

function anonymous(otp: unknown, { publicAccess }: RpcContext): Account {
  if (!publicAccess || String(otp) !== ANONYMOUS_OTP) throw badCredentials();
  return PUBLIC;
}

function sharedSecret({ userName, password }: Params, context: RpcContext): LoggedIn {
  if (userName === PUBLIC.username) {
    if (!context.publicAccess) throw new RpcError(-8500, "no public access");
    return { result: SHARED_SECRET };
  }
  const account = checked(context, userName, (each) => !each.needsSecret && each.password === password);
  if (account.secret === undefined) throw new RpcError(-8500, "no secret");
  return { result: account.secret };
}

/** A method of the second endpoint, jsonrpc_intern.do. Its parameters are a list with one object. */
export function internMethod(method: string, params: unknown, context: RpcContext): LoggedIn {
  const [first] = Array.isArray(params) ? params : [];
  if (!isParams(first)) throw invalidParams("params is no list with an object");
  if (method === "getUserData2017") return userData(first, context);
  if (method === "getAppSharedSecret") return sharedSecret(first, context);
  throw noSuchMethod();
}
