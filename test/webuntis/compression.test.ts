import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Scripted, scriptedWebUntis } from "../fakes/webuntis.ts";
import { named, sessionWith } from "./school.ts";

const BOM = "\u{feff}";
const JSON_BODY = JSON.stringify({ jsonrpc: "2.0", id: "1", result: [named(1, "5a", "Überflieger")] });

const compressed = (bytes: Buffer, encoding: string | string[], status = 200, headers = {}): Scripted => ({
  raw: (response) => void response.setHeader("content-encoding", encoding).writeHead(status, headers).end(bytes),
});

async function ask(script: Scripted, maxAnswerSize = 1000) {
  await using server = await scriptedWebUntis(() => script);
  await using session = sessionWith(server, { jsessionid: "x", maxAnswerSize });
  const klassen = await session.klassen();
  return { names: klassen.map(({ longName }) => longName), asked: server.calls[0]?.headers["accept-encoding"] };
}

test("compression is asked for", async () => {
  expect((await ask({ result: [] })).asked).toBe("gzip, br");
});

describe("an answer is understood", () => {
  const gzipped = gzipSync(JSON_BODY);

  test.each<[string, Buffer, string | string[]]>([
    ["gzip", gzipped, "gzip"],
    ["GZip in capitals", gzipped, "GZip"],
    ["gzip under its old name", gzipped, "x-gzip"],
    ["gzip with a byte order mark inside", gzipSync(BOM + JSON_BODY), "gzip"],
    ["gzip in two members", Buffer.concat([gzipSync(JSON_BODY.slice(0, 9)), gzipSync(JSON_BODY.slice(9))]), "gzip"],
    ["brotli", brotliCompressSync(JSON_BODY), "br"],
    ["deflate", deflateSync(JSON_BODY), "deflate"],
    ["deflate without its wrapping", deflateRawSync(JSON_BODY), "deflate"],
    ["zstd", zstdCompressSync(JSON_BODY), "zstd"],
    ["first gzip, then brotli", brotliCompressSync(gzipped), "gzip, br"],
    ["first gzip, then brotli, in two headers", brotliCompressSync(gzipped), ["gzip", "br"]],
    ["nothing, and saying so", Buffer.from(JSON_BODY), "identity"],
    ["a charset in the wrong place", Buffer.from(JSON_BODY), "UTF-8"],
    ["a byte order mark", Buffer.from(BOM + JSON_BODY), ""],
  ])("with %s", async (_, bytes, encoding) => {
    expect((await ask(compressed(bytes, encoding))).names).toEqual(["Überflieger"]);
  });
});

describe("an answer that unpacks to more than the limit ends as one that is too large", () => {
  const MUCH = Buffer.alloc(50_000_000);
  const bomb = gzipSync(MUCH);

  test.each([
    ["gzip", bomb, "gzip"],
    ["gzip twice", gzipSync(bomb), "gzip, gzip"],
    ["brotli", brotliCompressSync(MUCH, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } }), "br"],
    ["zstd", zstdCompressSync(MUCH), "zstd"],
  ])("%s", async (_, bytes, encoding) => {
    await expect(ask(compressed(bytes, encoding), 100_000)).rejects.toMatchObject({
      kind: "too-large",
      message: "getKlassen: the answer is larger than 100000 bytes",
    });
  });

  test("up to the limit it is read", async () => {
    const body = JSON_BODY + " ".repeat(1000);
    const script = compressed(gzipSync(body), "gzip");
    expect((await ask(script, Buffer.byteLength(body))).names).toEqual(["Überflieger"]);
    await expect(ask(script, Buffer.byteLength(body) - 1)).rejects.toMatchObject({ kind: "too-large" });
  });
});

describe("an answer that is not compressed as it says is told without its content", () => {
  const whole = gzipSync(JSON_BODY);

  test.each([
    ["an incomplete one", whole.subarray(0, -9), "gzip"],
    ["a damaged one", Buffer.concat([whole.subarray(0, -8), Buffer.alloc(8)]), "gzip"],
    ["plain text that claims gzip", Buffer.from(JSON_BODY), "gzip"],
    ["plain text that claims brotli", Buffer.from(JSON_BODY), "br"],
    ["plain text that claims zstd", Buffer.from(JSON_BODY), "zstd"],
  ])("%s", async (_, bytes, encoding) => {
    await expect(ask(compressed(bytes, encoding))).rejects.toMatchObject({
      name: "TransportError",
      kind: "cut-off",
      message: "getKlassen: the answer is not compressed as it says",
    });
  });

  test("with a status the status counts, and so does the pause the server wants", async () => {
    const script = compressed(Buffer.from("<html>busy"), "gzip", 503, { "retry-after": "30" });
    await expect(ask(script)).rejects.toMatchObject({ kind: "rate-limited", status: 503 });
  });

  test("nothing at all is no compressed answer but none", async () => {
    await expect(ask(compressed(Buffer.alloc(0), "gzip"))).rejects.toMatchObject({ kind: "not-json" });
  });
});

describe("the limit of time", () => {
  afterEach(() => void vi.useRealTimers());

  test("holds for a compressed answer that stops in the middle", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const arrived = Promise.withResolvers<void>();
    const half: Scripted = {
      raw: (response) => {
        response.writeHead(200, { "content-encoding": "gzip" });
        response.write(gzipSync(JSON_BODY).subarray(0, 20), () => arrived.resolve());
      },
    };
    await using server = await scriptedWebUntis((_, { length }) => (length > 1 ? { result: null } : half));
    await using session = sessionWith(server, { jsessionid: "x", timeout: 4000 });
    const error = session.klassen().catch((reason: unknown) => reason);
    await arrived.promise;
    vi.advanceTimersByTime(4000);
    expect(await error).toMatchObject({ kind: "timeout" });
  });
});
