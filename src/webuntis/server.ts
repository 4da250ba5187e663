const ENDPOINT = "/WebUntis/jsonrpc.do";

/** Where to send calls. `school` is set when a browser's address names it. */
export interface Server {
  readonly url: URL;
  readonly school: string | undefined;
  /** Set when the address is valid but probably a slip. */
  readonly warning: string | undefined;
}

/** Whether this is a page of the web client rather than an endpoint: the address people most often copy. */
const isPage = ({ pathname, searchParams, hash }: URL) =>
  searchParams.has("school") || hash !== "" || /^\/WebUntis\/?(index\.do|monitor|timetable.*)?$/i.test(pathname);

/**
 * Reads the `server` setting as python-webuntis does, and a browser's address as well.
 *
 * "thalia.webuntis.com" means `https://thalia.webuntis.com/WebUntis/jsonrpc.do`; a scheme, port or path given is kept.
 * @throws {TypeError} "Not a valid hostname" for anything else.
 */
export function parseServer(server: string): Server {
  const [, scheme = "https", authority = "", rest = ""] =
    /^(?:(https?):\/\/)?([^/?#]*)(.*)$/is.exec(server.trim()) ?? [];
  if (!/^[A-Za-z0-9.:_-]+$/.test(authority) || rest.startsWith("//") || !URL.canParse(`${scheme}://${authority}`))
    throw new TypeError(`Not a valid hostname: ${JSON.stringify(authority)}`);
  const url = new URL(`${scheme.toLowerCase()}://${authority}${rest}`);
  if (rest === "" || isPage(url)) {
    const school = url.searchParams.get("school") ?? undefined;
    return { url: new URL(ENDPOINT, url.origin), school, warning: undefined };
  }
  const warning = url.pathname === "/" ? `The endpoint is "/": remove the slash to use ${ENDPOINT}` : undefined;
  return { url, school: undefined, warning };
}
