const ENDPOINT = "/WebUntis/jsonrpc.do";

/** Where to send calls. */
export interface Server {
  /** The JSON-RPC endpoint, such as https://thalia.webuntis.com/WebUntis/jsonrpc.do. */
  readonly url: URL;
  /** The school's name, where the address holds it. */
  readonly school: string | undefined;
}

/** "thalia" alone: WebUntis's servers are known by one word. A host of one's own without a dot needs a scheme, a port or a path. */
function withDomain(server: string): string {
  const name = /^([a-z][a-z0-9-]*)\/?$/i.exec(server)?.[1];
  return name === undefined || name.toLowerCase() === "localhost" ? server : `${name}.webuntis.com`;
}

/** Whether this is an endpoint; all else are pages of the web client, whose addresses people copy. Its old start page ends in ".do", too. */
const isEndpoint = (pathname: string) => /\.do$/i.test(pathname) && !/\/index\.do$/i.test(pathname);

/** The endpoint beside a page. WebUntis may lie in a folder: "/school/WebUntis/today" has "/school/WebUntis/jsonrpc.do". */
const endpointBeside = (pathname: string) => `${/^(.*?)\/WebUntis(?:\/|$)/i.exec(pathname)?.[1] ?? ""}${ENDPOINT}`;

/**
 * Reads the `server` setting as python-webuntis does, and what people write or copy from the browser besides.
 *
 * "thalia.webuntis.com" and the address of any of its pages mean `https://thalia.webuntis.com/WebUntis/jsonrpc.do`, and so does "thalia"
 * alone; a scheme, a port and a path that ends in ".do" are kept.
 * @throws {TypeError} "Not a valid hostname" for anything else.
 */
export function parseServer(server: string): Server {
  const [, scheme = "https", authority = "", rest = ""] =
    /^(?:(https?):\/\/)?([^/?#]*)(.*)$/is.exec(withDomain(server.trim())) ?? [];
  if (!/^[A-Za-z0-9.:_-]+$/.test(authority) || rest.startsWith("//") || !URL.canParse(`${scheme}://${authority}`))
    throw new TypeError("Not a valid hostname");
  const url = new URL(`${scheme.toLowerCase()}://${authority}${rest}`);
  const school = url.searchParams.get("school")?.trim() || undefined;
  if (!isEndpoint(url.pathname)) return { url: new URL(endpointBeside(url.pathname), url.origin), school };
  url.hash = "";
  return { url, school };
}

/** A school's name, also as an address has it: "OSZ+IMT" and "OSZ%20IMT" are "OSZ IMT". */
export function schoolName(given: string): string {
  const spaced = given.replaceAll("+", " ").trim();
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
