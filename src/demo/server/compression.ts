import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** Bytes from which on it is worth it, as for Tomcat (`compressionMinSize`). */
const SMALLEST = 2048;

/** Sends an answer, compressed with gzip where the request accepts that. */
export function sendBytes(response: ServerResponse, status: number, type: string, bytes: Buffer): void {
  const accepted = response.req.headers["accept-encoding"] ?? "";
  const compresses = bytes.length >= SMALLEST && /\bgzip\b/.test(String(accepted));
  const body = compresses ? gzipSync(bytes) : bytes;
  response
    .writeHead(status, {
      "content-type": type,
      "content-length": body.length,
      ...(compresses ? { "content-encoding": "gzip" } : {}),
    })
    .end(body);
}
