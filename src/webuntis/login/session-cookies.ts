import { AuthError } from "../errors.ts";
import type { HttpAnswer } from "../transport.ts";

/** The value of a cookie in headers such as "JSESSIONID=…; Path=/WebUntis; HttpOnly". */
function cookie(headers: HttpAnswer["headers"], name: string, value: RegExp): string | undefined {
  const set = [headers["set-cookie"]].flat().map((each) => each ?? "");
  const own = set.findLast((each) => each.startsWith(`${name}=`));
  return value.exec(own?.slice(name.length + 1) ?? "")?.[0];
}

/** The id of the session that an answer opened. @throws {AuthError} without one. */
export function sessionIdOf(headers: HttpAnswer["headers"], method: string): string {
  const id = cookie(headers, "JSESSIONID", /^[^;\s,"]+/);
  if (id === undefined) throw new AuthError(`${method}: the answer sets no session id`);
  return id;
}

/** The server's own cookie with the school's name, as a pair; undefined without one. */
export function schoolCookieOf(headers: HttpAnswer["headers"]): string | undefined {
  const value = cookie(headers, "schoolname", /^"?[\w+/=%-]+"?/);
  return value && `schoolname=${value}`;
}
