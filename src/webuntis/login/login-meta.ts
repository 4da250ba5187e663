import { z } from "zod";
import { type BadCredentialsDetails, BadCredentialsError, type LoginMeta, RemoteError } from "../errors.ts";
import type { Wire } from "../wire.ts";

const PAGE = "api/public/v1/login-meta";

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const schema = z
  .object({ ssoLoginEnabled: flag, anonymousLoginEnabled: flag })
  .transform(({ ssoLoginEnabled, anonymousLoginEnabled }) => ({
    sso: ssoLoginEnabled,
    anonymous: anonymousLoginEnabled,
  }));

/** How the school lets people in; undefined when the server does not say. */
export async function loginMeta(wire: Wire): Promise<LoginMeta | undefined> {
  try {
    return schema.safeParse(await wire.getJson(PAGE, { school: wire.school }, undefined)).data;
  } catch (error) {
    if (error instanceof RemoteError) return undefined;
    throw error;
  }
}

/** What to do about a refusal, for those who read errors. */
function advice(way: BadCredentialsDetails["way"], meta: LoginMeta | undefined): string {
  if (way === "secret")
    return ". After a change of password an old key or QR code is void: take the new one from the profile";
  if (way !== "password" || !meta?.sso) return "";
  return ". This school logs in by SSO (Microsoft 365, IServ or the like): take the QR code or key from the profile instead";
}

/** A refusal with what the school says about logging in. */
export async function explained(
  error: BadCredentialsError,
  way: BadCredentialsDetails["way"],
  wire: Wire,
): Promise<BadCredentialsError> {
  const { code, status, request, result } = error;
  const meta = await loginMeta(wire);
  const details = { code, status, request, result, cause: error, way, loginMeta: meta };
  return new BadCredentialsError(`${error.message}${advice(way, meta)}`, details);
}
