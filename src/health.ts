import { createServer } from "node:http";
import type { Running } from "./bot/platform.ts";

/** The server for containers and monitors. */
export interface Health extends Running {
  readonly port: number;
}

/**
 * Answers `GET /healthz` with 200 while the bot is ready, otherwise with 503.
 * @param port 0 picks a free one.
 * @param host the address to listen on; all by default, since a container is asked from outside.
 * @throws the system's error when it cannot listen there.
 */
export async function startHealth(port: number, isReady: () => boolean, host?: string): Promise<Health> {
  const server = createServer((request, response) => {
    const status = request.url !== "/healthz" ? 404 : isReady() ? 200 : 503;
    response.writeHead(status, { "content-type": "text/plain" }).end(status === 200 ? "ok\n" : `${status}\n`);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(port, host, resolve);
  await promise;
  const address = server.address();
  return {
    name: "health",
    port: typeof address === "object" && address ? address.port : port,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
