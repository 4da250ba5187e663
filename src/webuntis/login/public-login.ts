import { z } from "zod";
import type { Opened } from "../credentials.ts";
import {
  AuthError,
  BadCredentialsError,
  MethodNotFoundError,
  NoRightError,
  NotLoggedInError,
  RemoteError,
} from "../errors.ts";
import type { Wire } from "../wire.ts";
import type { Pass } from "./pass.ts";
import { authOf, SHARED_SECRET, USER_DATA } from "./secret-login.ts";
import { sessionIdOf } from "./session-cookies.ts";
import { NOBODY } from "./who-is.ts";

const ANONYMOUS = "#anonymous#";
/** The same for everybody, as in the mobile app. */
const ANONYMOUS_OTP = "100170";

const nothingPublic = (cause: RemoteError) =>
  new BadCredentialsError("This school shows nothing to the public", {
    cause,
    ...(cause.code === undefined ? {} : { code: cause.code }),
  });

/** The mobile app's door for everybody: gives a session. */
export async function logInAsPublicApp(wire: Wire, now: () => Temporal.Instant): Promise<Opened> {
  try {
    await wire.callIntern(...SHARED_SECRET, { userName: ANONYMOUS, password: "" });
  } catch (error) {
    if (!(error instanceof RemoteError) || error.code === undefined || error instanceof MethodNotFoundError)
      throw error;
    throw nothingPublic(error);
  }
  const { headers } = await wire.callIntern(...USER_DATA, authOf(ANONYMOUS, ANONYMOUS_OTP, now()));
  return { pass: wire.passOf(sessionIdOf(headers, USER_DATA[0])), person: NOBODY };
}

const MENU = "api/rest/view/v1/timetable/menu";
const menu = z.object({ availableTimetables: z.array(z.unknown()) });

/** The web client's door for everybody: no session, only a header with the school's name. */
export async function enterAsPublic(wire: Wire): Promise<Opened> {
  const pass: Pass = { kind: "public" };
  try {
    if (!menu.safeParse(await wire.getJson(MENU, {}, pass)).success)
      throw new AuthError(`${MENU}: the answer is no menu of timetables`);
  } catch (error) {
    if (error instanceof NoRightError || error instanceof NotLoggedInError) throw nothingPublic(error);
    throw error;
  }
  return { pass, person: NOBODY };
}
