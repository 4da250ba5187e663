import { createServer } from "node:http";
import type { Running } from "./bot/platform.ts";

/**
 * Answers `GET /healthz` with 200 while the bot is ready, with 503 before and while it stops, for containers and monitors.
 * @param host the address to listen on; all by default, since a container is asked from outside.
 * @throws the system's error when the port cannot be had.
 */
export async function startHealth(port: number, isReady: () => boolean, host?: string): Promise<Running> {
  const server = createServer((request, response) => {
    const status = request.url !== "/healthz" ? 404 : isReady() ? 200 : 503;
    response.writeHead(status, { "content-type": "text/plain" }).end(status === 200 ? "ok\n" : `${status}\n`);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(port, host, resolve);
  await promise;
  return {
    name: "health",
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
