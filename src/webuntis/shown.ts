import type { CallRequest } from "./errors.ts";

/** Methods and pages that log in. */
const LOGINS: ReadonlySet<string> = new Set([
  "authenticate",
  "getUserData2017",
  "getAppSharedSecret",
  "getAuthToken",
  "j_spring_security_check",
  "mobile authentication",
]);

export const isLogin = ({ method }: CallRequest): boolean => LOGINS.has(method);

/** Logins carry a password or a key, and answer with a key, a session or a token; so does this page. */
const isSecret = (method: string) => LOGINS.has(method) || method === "api/token/new";

/** A call as errors may show it: without the parameters of a login. */
export const withoutSecrets = (method: string, params: object): CallRequest => ({
  method,
  params: isSecret(method) ? "(not shown)" : params,
});

/** How many characters of a strange answer an error shows. */
const SNIPPET = 100;

/** The beginning of a text on one line, without session ids, which web pages often have in their links, and without tokens. */
function snippet(text: string): string {
  const line = text
    .replace(/\s+/g, " ")
    .replace(/(jsessionid=)[^\s;,"'<>&?#]+/gi, "$1…")
    .replace(/\beyJ[\w-]+(\.[\w-]*)*/g, "…")
    .trim();
  return line.length > SNIPPET ? `${line.slice(0, SNIPPET)}…` : line;
}

/** Whether a web page came instead of data. */
export const isPage = (text: string) => /^\s*</.test(text);

/** The beginning of an answer, for errors. Of the answer to a login only a web page is shown: others may hold a session id or a password. */
export const shown = (text: string, { method }: CallRequest) =>
  isSecret(method) && !isPage(text) ? "(not shown)" : snippet(text);
