import { createServer, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** What was asked of the proxy: "POST http://schule.test/…" or "CONNECT schule.test:443", and by whom ("name:password"). */
export interface ProxyRequest {
  readonly what: string;
  readonly as: string | undefined;
}

export interface FakeProxy extends AsyncDisposable {
  /** Host and port. */
  readonly address: string;
  readonly requests: readonly ProxyRequest[];
}

/** An HTTP proxy that brings whatever is asked for to one server on loopback, or refuses with a status. */
export async function startProxy(target: string, refusal?: number): Promise<FakeProxy> {
  const { hostname, port } = new URL(target);
  const requests: ProxyRequest[] = [];
  const note = (what: string, authorization: string | undefined) =>
    requests.push({ what, as: authorization && Buffer.from(authorization.replace("Basic ", ""), "base64").toString() });
  const server = createServer((asked, response) => {
    note(`${asked.method} ${asked.url}`, asked.headers["proxy-authorization"]);
    if (refusal) return void response.writeHead(refusal).end("refused");
    const { pathname, search } = new URL(asked.url ?? "");
    const options = { hostname, port, method: asked.method, path: pathname + search, headers: asked.headers };
    const onward = request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    asked.pipe(onward);
  });
  const tunnels = new Set<Socket>();
  server.on("connect", ({ url, headers }, socket: Socket) => {
    note(`CONNECT ${url}`, headers["proxy-authorization"]);
    tunnels.add(socket);
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal} Refused\r\n\r\n`);
    const onward = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const)
      one.on("error", () => {}).on("close", () => other.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      for (const tunnel of tunnels) tunnel.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
