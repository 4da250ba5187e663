import type { Id } from "./element-kind.ts";
import type { Pass } from "./login/pass.ts";

/** How an account proves who it is. */
export type Credentials =
  | { readonly way: "password"; readonly username: string; readonly password: string }
  /** By one-time passwords (TOTP) made from a secret in base32. */
  | { readonly way: "secret"; readonly username: string; readonly secret: string }
  /** What the school shows to the public. */
  | { readonly way: "anonymous" };

export interface GivenCredentials {
  readonly username: string;
  readonly password: string;
  readonly secret: string;
  readonly anonymous: boolean;
}

/** The credentials of a configuration; undefined when there are none. */
export function credentialsOf({ username, password, secret, anonymous }: GivenCredentials): Credentials | undefined {
  if (anonymous) return { way: "anonymous" };
  if (username && secret) return { way: "secret", username, secret };
  return username && password ? { way: "password", username, password } : undefined;
}

/** Whose account it is. Undefined where WebUntis does not say. */
export interface LoginResult {
  /** 2 teacher, 5 student, 12 legal guardian. */
  readonly personType: number | undefined;
  /** The id of the teacher or student that the account belongs to. */
  readonly personId: number | undefined;
  /** The account's own class. */
  readonly klasseId: Id<"klasse"> | undefined;
}

/** What a login gave, and whose it is. */
export interface Opened {
  readonly pass: Pass;
  readonly person: LoginResult;
}
