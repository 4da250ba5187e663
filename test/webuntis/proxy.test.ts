import { ProxyAgent } from "undici";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type SessionConfig, searchSchool } from "../../src/webuntis/index.ts";
import { startProxy } from "../fakes/proxy.ts";
import { scriptedWebUntis } from "../fakes/webuntis.ts";
import { sessionWith } from "./school.ts";
import { seen } from "./seen.ts";

const VARIABLES = ["http_proxy", "https_proxy", "no_proxy"].flatMap((name) => [name, name.toUpperCase()]);

const environment = (values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
};

beforeEach(() => environment(Object.fromEntries(VARIABLES.map((name) => [name, ""]))));
afterEach(() => void vi.unstubAllEnvs());

async function open(refusal?: number) {
  const webuntis = await scriptedWebUntis(() => ({ result: { schools: [] } }));
  const proxy = await startProxy(webuntis.url, refusal);
  const session = (url: string, more: Partial<SessionConfig> = {}) =>
    sessionWith({ ...webuntis, url }, { school: "", jsessionid: "x", ...more });
  return {
    webuntis,
    proxy,
    /** Asks one thing of a server by this name; gives the error if there is one. */
    async ask(url: string, more: Partial<SessionConfig> = {}) {
      await using asking = session(url, more);
      return await asking.get("x").catch((reason: unknown) => reason);
    },
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await webuntis[Symbol.asyncDispose]();
    },
  };
}

const ANSWER = expect.stringContaining('"result":{"schools":[]}');
const PAGE = "GET http://schule.test/WebUntis/x";

describe("the proxy that the environment names", () => {
  test.each(["HTTP_PROXY", "http_proxy"])("in %s is used, with its name and password", async (name) => {
    await using world = await open();
    environment({ [name]: `http://anna:ge%20heim@${world.proxy.address}` });
    expect(await world.ask("http://schule.test")).toEqual(ANSWER);
    expect(world.proxy.requests[0]).toEqual({ what: PAGE, as: "anna:ge heim" });
  });

  test("may lack its scheme; small letters win", async () => {
    await using world = await open();
    environment({ http_proxy: ` ${world.proxy.address} `, HTTP_PROXY: "http://127.0.0.1:9" });
    expect(await world.ask("http://schule.test")).toEqual(ANSWER);
    expect(world.proxy.requests[0]).toEqual({ what: PAGE, as: undefined });
  });

  test("in HTTPS_PROXY is asked for a tunnel to a server with https, and HTTP_PROXY is not", async () => {
    await using world = await open(502);
    environment({ HTTPS_PROXY: `http://anna:geheim@${world.proxy.address}`, HTTP_PROXY: "http://127.0.0.1:9" });
    expect(await world.ask("schule.test")).toMatchObject({ kind: "unreachable" });
    expect(world.proxy.requests[0]).toEqual({ what: "CONNECT schule.test:443", as: "anna:geheim" });
  });

  test("is used by the search for schools as well", async () => {
    await using world = await open();
    environment({ HTTP_PROXY: world.proxy.address });
    await searchSchool("demo", { useragent: "test", endpoint: "http://schule.test/ms/schoolquery2" });
    expect(world.proxy.requests).toEqual([{ what: "POST http://schule.test/ms/schoolquery2", as: undefined }]);
  });

  test("is not used for this machine", async () => {
    await using world = await open();
    environment({ HTTP_PROXY: world.proxy.address });
    expect(await world.ask(world.webuntis.url)).toEqual(ANSWER);
    expect(await world.ask(world.webuntis.url.replace("127.0.0.1", "localhost"))).toEqual(ANSWER);
    expect(world.proxy.requests).toEqual([]);
  });

  test.each(["0.0.0.0", "schule.test, 0.0.0.0", "*"])(
    "is not used for what stands in NO_PROXY=%s",
    async (excepted) => {
      await using world = await open();
      environment({ HTTP_PROXY: world.proxy.address });
      // Reaches this machine, but is no name of it.
      const url = world.webuntis.url.replace("127.0.0.1", "0.0.0.0");
      expect(await world.ask(url)).toEqual(ANSWER);
      expect(world.proxy.requests).toHaveLength(2);
      environment({ NO_PROXY: excepted });
      expect(await world.ask(url)).toEqual(ANSWER);
      expect(world.proxy.requests).toHaveLength(2);
    },
  );
});

describe("a proxy that does not help is told without its password", () => {
  test.each([
    ["wants another password", "http://schule.test", 407],
    ["wants another password for a tunnel", "https://schule.test", 407],
    ["does not find the server", "https://schule.test", 502],
  ])("%s", async (_, server, refusal) => {
    await using world = await open(refusal);
    const proxy = `http://anna:SECRET-PROXY@${world.proxy.address}`;
    environment({ HTTP_PROXY: proxy, HTTPS_PROXY: proxy });
    const error = await world.ask(server);
    expect(error).toMatchObject({ name: "TransportError", kind: "unreachable" });
    expect(seen(error)).not.toMatch(/SECRET-PROXY|anna/);
  });

  test.each(["http://schule.test", "https://schule.test"])("nobody listens, for %s", async (server) => {
    const world = await open();
    await world[Symbol.asyncDispose]();
    const proxy = `http://anna:SECRET-PROXY@${world.proxy.address}`;
    environment({ HTTP_PROXY: proxy, HTTPS_PROXY: proxy });
    const error = await world.ask(server);
    expect(error).toMatchObject({ name: "TransportError", kind: "unreachable" });
    expect(seen(error)).not.toMatch(/SECRET-PROXY|anna/);
  });
});

test.each([
  "socks5://anna:SECRET-PROXY@proxy.test",
  "http://anna:SECRET-PROXY%@proxy.test",
  "http://anna:SECRET-PROXY@",
  "not a proxy",
])("%j is no proxy: the variable is named, and its value is not repeated", async (value) => {
  await using world = await open();
  environment({ HTTPS_PROXY: value });
  const error = await world.ask("schule.test").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toBe("TypeError: HTTPS_PROXY is no address of a proxy, such as http://proxy.example:3128");
  expect(seen(error)).not.toContain("SECRET-PROXY");
});

describe("a dispatcher of one's own", () => {
  test("sends all requests instead, and stays open for others", async () => {
    await using world = await open();
    environment({ HTTP_PROXY: "http://127.0.0.1:9" });
    const dispatcher = new ProxyAgent({ uri: `http://${world.proxy.address}`, proxyTunnel: true });
    expect(await world.ask("http://schule.test", { dispatcher })).toEqual(ANSWER);
    expect(await world.ask("http://schule.test", { dispatcher })).toEqual(ANSWER);
    expect(new Set(world.proxy.requests.map(({ what }) => what))).toEqual(new Set(["CONNECT schule.test:80"]));
    await dispatcher.destroy();
  });

  test("that is none is told", async () => {
    await using world = await open();
    const dispatcher = JSON.parse('{"uri":"http://proxy.test"}');
    await expect(world.ask("http://schule.test", { dispatcher })).rejects.toThrow(
      /^dispatcher must be a Dispatcher of undici$/,
    );
  });
});
