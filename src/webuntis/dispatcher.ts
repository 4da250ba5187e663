import { EnvHttpProxyAgent, Pool, type Dispatcher as UndiciDispatcher } from "undici";

/**
 * A Dispatcher of undici, such as its `ProxyAgent` or `MockAgent`, of whichever release. Only what tells it from other values is written here:
 * undici's own types want @types/node.
 */
export interface Dispatcher {
  /** Sends one request. */
  dispatch(options: object, handler: object): boolean;
}

/** Whether this is one. @internal */
export const isDispatcher = (value: unknown): value is UndiciDispatcher =>
  typeof value === "object" && value !== null && "dispatch" in value && "request" in value;

/** Connections at the same time; more would be bad manners toward a school's server. */
const CONNECTIONS = 6;
/** Milliseconds. Shorter than servers usually keep connections, so that we do not write into a closing one. */
const KEEP_ALIVE = 20_000;

const pool = (origin: string | URL, options: object = {}) =>
  new Pool(origin, { ...options, connections: CONNECTIONS, keepAliveTimeout: KEEP_ALIVE });

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that name a proxy, by the scheme of the server. Small letters win, as with curl. */
const PROXY = { "https:": ["https_proxy", "HTTPS_PROXY"], "http:": ["http_proxy", "HTTP_PROXY"] } as const;
const NO_PROXY = ["no_proxy", "NO_PROXY"] as const;

/** All variables that may name a proxy. */
export const PROXY_VARIABLES = Object.values(PROXY).flat();

/** The first of these variables that is set. */
function setting(names: readonly string[], env: Environment): { name: string; value: string } | undefined {
  const [first] = names.flatMap((name) => {
    const value = env[name]?.trim();
    return value ? [{ name, value }] : [];
  });
  return first;
}

/** A proxy's address, which may lack its scheme; undefined if it is none. */
function proxyUrl(text: string): URL | undefined {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  try {
    decodeURIComponent(`${url?.username}${url?.password}`);
  } catch {
    return undefined;
  }
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Whether this is the address of a proxy: "http://proxy.example:3128" or "proxy.example:3128", with a name and password or without. */
export const isProxy = (text: string): boolean => proxyUrl(text) !== undefined;

/** No proxy could reach this machine's own servers. */
const isLoopback = (hostname: string) => /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/**
 * Kept-alive connections to one server: by the proxy that the environment names in `HTTPS_PROXY` or `HTTP_PROXY`, unless `NO_PROXY`
 * excepts the server, or the server is this machine.
 * @throws {TypeError} that names the variable with a wrong address. The value, which may hold a password, is not repeated.
 * @internal
 */
export function dispatcherFor(origin: string, env: Environment): UndiciDispatcher {
  const { protocol, hostname } = new URL(origin);
  const proxy = isLoopback(hostname) ? undefined : setting(PROXY[protocol === "https:" ? protocol : "http:"], env);
  if (!proxy) return pool(origin);
  const uri = proxyUrl(proxy.value)?.href;
  if (!uri) throw new TypeError(`${proxy.name} is no address of a proxy, such as http://proxy.example:3128`);
  const noProxy = setting(NO_PROXY, env)?.value ?? "";
  return new EnvHttpProxyAgent({ httpProxy: uri, httpsProxy: uri, noProxy, factory: pool });
}
