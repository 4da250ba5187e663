import { z } from "zod";
import type { LoginResult } from "../credentials.ts";
import { RemoteError } from "../errors.ts";
import type { Wire } from "../wire.ts";
import { claimsOf, type Pass } from "./pass.ts";

const person = z.object({
  data: z.object({
    loginServiceConfig: z.object({
      user: z.object({
        personId: z.number().nullish(),
        persons: z.array(z.object({ id: z.number(), type: z.number() })).nullish(),
      }),
    }),
  }),
});
const ownKlasse = z.object({ data: z.object({ klasseId: z.number().nullish() }) });
const appData = z.object({
  user: z.object({
    person: z.object({ id: z.number() }).nullish(),
    roles: z.array(z.string()).nullish(),
  }),
});

/** WebUntis's numbers for the kinds of people that tokens and the web client name. */
const PERSON_TYPES: ReadonlyMap<unknown, number> = new Map([
  ["TEACHER", 2],
  ["STUDENT", 5],
  ["LEGAL_GUARDIAN", 12],
]);

export const NOBODY: LoginResult = { personId: undefined, personType: undefined, klasseId: undefined };

/** Reads a page of the web client; undefined when that gives nothing of use. */
async function ask<T>(wire: Wire, path: string, pass: Pass, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.safeParse(await wire.getJson(path, {}, pass)).data;
  } catch (error) {
    if (error instanceof RemoteError) return undefined;
    throw error;
  }
}

const klasseOf = async (wire: Wire, pass: Pass) =>
  (await ask(wire, "api/daytimetable/config", pass, ownKlasse))?.data.klasseId ?? undefined;

/** Whose session it is. */
async function bySession(wire: Wire, pass: Pass): Promise<Omit<LoginResult, "klasseId">> {
  const { personId, persons } = (await ask(wire, "api/app/config", pass, person))?.data.loginServiceConfig.user ?? {};
  return { personId: personId ?? undefined, personType: persons?.find(({ id }) => id === personId)?.type };
}

/** Whose token it is: its claims say so as a rule. */
async function byToken(wire: Wire, pass: Pass & { kind: "token" }): Promise<Omit<LoginResult, "klasseId">> {
  const { person_id: id, user_type: type } = claimsOf(pass.jwt);
  const personType = typeof type === "number" ? type : PERSON_TYPES.get(type);
  if (typeof id === "number" && personType !== undefined) return { personId: id, personType };
  const user = (await ask(wire, "api/rest/view/v1/app/data", pass, appData))?.user;
  const role = user?.roles?.map((each) => PERSON_TYPES.get(each)).find((each) => each !== undefined);
  return { personId: user?.person?.id ?? (typeof id === "number" ? id : undefined), personType: personType ?? role };
}

/** Whose account it is, which only `authenticate` says by itself. */
export async function whoIs(wire: Wire, pass: Pass): Promise<LoginResult> {
  if (pass.kind === "public") return NOBODY;
  const [whose, klasseId] = await Promise.all([
    pass.kind === "token" ? byToken(wire, pass) : bySession(wire, pass),
    klasseOf(wire, pass),
  ]);
  return { ...whose, klasseId };
}
