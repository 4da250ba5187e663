import { createServer } from "node:http";
import type { Running } from "./bot/platform.ts";

/** The server for containers and monitors. */
export interface Health extends Running {
  readonly port: number;
}

/** How the bot is. */
export interface HealthReport {
  /** What is gone until a person acts, and why: one line each. */
  gone(): readonly string[];
  /** How each part is, and whether all of them do their work. */
  readiness(): Promise<{ readonly isReady: boolean; readonly parts: object }>;
}

/** What monitors collect. */
export interface MetricsPage {
  /** As the header "content-type" wants it. */
  readonly type: string;
  readonly body: string;
}

interface Answer extends MetricsPage {
  readonly status: number;
}

function alive(gone: readonly string[]): Answer {
  const [status, lines] = gone.length === 0 ? [200, ["ok"]] : [503, gone];
  return { status, type: "text/plain", body: lines.map((line) => `${line}\n`).join("") };
}

async function answer(
  path: string | undefined,
  report: HealthReport,
  metrics: (() => Promise<MetricsPage>) | undefined,
): Promise<Answer> {
  if (path === "/healthz") return alive(report.gone());
  if (path === "/metrics" && metrics) return { status: 200, ...(await metrics()) };
  if (path !== "/readyz") return { status: 404, type: "text/plain", body: "404\n" };
  const { isReady, parts } = await report.readiness();
  return { status: isReady ? 200 : 503, type: "application/json", body: `${JSON.stringify(parts, null, 2)}\n` };
}

const FAILED: Answer = { status: 500, type: "text/plain", body: "500\n" };

/**
 * Answers `GET /healthz` with 200 while nothing is gone for good, and `GET /readyz` while every part does its work; otherwise with 503.
 * `GET /metrics` answers with what is measured.
 * @param port 0 picks a free one.
 * @param host the address to listen on; all by default, since a container is asked from outside.
 * @throws the system's error when it cannot listen there.
 */
export async function startHealth(
  port: number,
  report: HealthReport,
  host?: string,
  metrics?: () => Promise<MetricsPage>,
): Promise<Health> {
  const server = createServer(async (request, response) => {
    const { status, type, body } = await answer(request.url, report, metrics).catch(() => FAILED);
    response.writeHead(status, { "content-type": type }).end(body);
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
