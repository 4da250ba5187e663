import { SCHOOL } from "../school/identity.ts";
import { isParams } from "./params.ts";
import { invalidParams, RpcError } from "./rpc-error.ts";

const SHORTEST = 3;

/** Name, address, login name, number. */
const SCHOOLS = [
  [SCHOOL.name, SCHOOL.address, SCHOOL.loginName, SCHOOL.id],
  ["Gymnasium am Schlosspark", "40212 Düsseldorf, Königsallee 9", "gym schlosspark", 4712],
  ["Städtische Realschule Nord", "44137 Dortmund, Nordstraße 3", "rs-nord-do", 4713],
  ["OSZ Informations- und Medizintechnik", "12057 Berlin, Haarlemer Straße 23", "osz imt", 4714],
] as const;

/** `searchSchool` of the mobile app's directory: finds schools by parts of their name, address or login name. */
export function searchSchool(params: unknown, host: string): object {
  const [first] = Array.isArray(params) ? params : [];
  if (!isParams(first) || typeof first.search !== "string") throw invalidParams("search is no text");
  const search = first.search.trim().toLowerCase();
  if (search.length < SHORTEST) throw new RpcError(-6003, "too many results");
  const found = SCHOOLS.filter((school) => {
    const text = school.slice(0, 3).join(" ").toLowerCase();
    return search.split(/\s+/).every((word) => text.includes(word));
  });
  return {
    size: found.length,
    schools: found.map(([displayName, address, loginName, schoolId]) => ({
      server: host,
      useMobileServiceUrlAndroid: true,
      address,
      displayName,
      loginName,
      schoolId,
      serverUrl: `http://${host}/WebUntis/?school=${encodeURIComponent(loginName)}`,
      tenantId: String(schoolId),
    })),
  };
}
