import {
  type CallRequest,
  errorForCode,
  errorForStatus,
  isRefusalStatus,
  NotLoggedInError,
  type RemoteError,
} from "./errors.ts";
import { isPage } from "./shown.ts";
import type { HttpAnswer } from "./transport.ts";

const OK = 200;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Characters. What is longer is data, not one of these short answers. */
const LONGEST_SIGN = 4000;

/** Where WebUntis sends those who are not logged in: "/WebUntis/", "index.do", "j_spring_security_check", "…#/basic/login". */
const LOGIN_PLACE = /\/WebUntis\/?([?#]|$)|index\.do|j_spring_security_check|login/i;

const LOGIN_FORM = /j_spring_security_check|<input[^>]+type=["']?password/i;
/** The web client is one page with an empty place for its script, served for every address it does not know. */
const START_PAGE = /<app-root|<title>\s*(WebUntis|Untis)\s*<\/title>/i;

const SESSION_TIMEOUT = /"isSessionTimeout"\s*:\s*true/;

const notLoggedIn = (about: CallRequest, sign: string) =>
  new NotLoggedInError(`${about.method}: the session has expired: ${sign}`, { request: about });

/** The error of a JSON-RPC body, which WebUntis sends with other statuses as well. */
function errorInBody(about: CallRequest, text: string): RemoteError | undefined {
  if (text.length > LONGEST_SIGN || !text.includes('"error"')) return undefined;
  try {
    const { error } = JSON.parse(text);
    return typeof error?.code === "number" ? errorForCode(about, error.code, String(error.message ?? "")) : undefined;
  } catch {
    return undefined;
  }
}

function redirectToLogin(about: CallRequest, { status, headers }: HttpAnswer): RemoteError | undefined {
  const { location } = headers;
  return REDIRECTS.has(status) && typeof location === "string" && LOGIN_PLACE.test(location)
    ? notLoggedIn(about, `redirected with status ${status}`)
    : undefined;
}

/** Whether a page asks for a login. A page about maintenance does not. */
const isLoginForm = (text: string) => isPage(text) && LOGIN_FORM.test(text);

/** What an answer of a page refuses, in whatever clothes; undefined for data, and for failures that are no refusals. */
export function pageRefusal(about: CallRequest, answer: HttpAnswer): RemoteError | undefined {
  const { status, text } = answer;
  if (status !== OK)
    return (
      errorInBody(about, text) ??
      redirectToLogin(about, answer) ??
      (isRefusalStatus(status) ? errorForStatus(about, status) : undefined)
    );
  if (isLoginForm(text) || (isPage(text) && START_PAGE.test(text))) return notLoggedIn(about, "the login page came");
  if (text.length > LONGEST_SIGN) return undefined;
  if (SESSION_TIMEOUT.test(text)) return notLoggedIn(about, "isSessionTimeout");
  const error = errorInBody(about, text);
  return error instanceof NotLoggedInError ? error : undefined;
}

/**
 * The same of JSON-RPC. Its errors come with status 200 as a rule, and are read there; a login page may come within a session. The web
 * client's start page means that JSON-RPC is gone.
 */
export function rpcRefusal(about: CallRequest, answer: HttpAnswer, inSession: boolean): RemoteError | undefined {
  const { status, text } = answer;
  if (status !== OK) return errorInBody(about, text) ?? (inSession ? redirectToLogin(about, answer) : undefined);
  return inSession && isLoginForm(text) ? notLoggedIn(about, "the login page came") : undefined;
}
