import { promisify } from "node:util";
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, type ZlibOptions, zstdDecompress } from "node:zlib";

/** More bytes came, or would come out of a compressed answer, than are read. */
export class TooLargeError extends Error {
  override name = "TooLargeError";
}

/** A compressed answer is broken or not complete. */
export class CompressionError extends Error {
  override name = "CompressionError";
}

/** What answers may be compressed with. More is understood: some servers and the proxies before them do not wait to be asked. */
export const ACCEPT_ENCODING = "gzip, br";

/** As in curl and undici: nobody needs more, and each step costs memory. */
const MOST_CODINGS = 5;

/** "deflate" is wrapped by zlib as RFC 9110 has it, or bare, as old servers send it. */
const ZLIB_METHOD = 8;
const isWrapped = ([first = 0]: Uint8Array) => (first & 0x0f) === ZLIB_METHOD;

/** Decoders may need at most 8 MiB to look back in (RFC 9659). */
const ZSTD_WINDOW = { [constants.ZSTD_d_windowLogMax]: 23 };

type Decompress = (bytes: Uint8Array, options: ZlibOptions) => Promise<Buffer>;

const [unzip, unwrap, unbare] = [promisify(gunzip), promisify(inflate), promisify(inflateRaw)] as const;
const [unbrotli, unzstd] = [promisify(brotliDecompress), promisify(zstdDecompress)] as const;

const DECOMPRESS: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ["gzip", unzip],
  ["x-gzip", unzip],
  ["deflate", (bytes, options) => (isWrapped(bytes) ? unwrap : unbare)(bytes, options)],
  ["br", unbrotli],
  ["zstd", (bytes, { maxOutputLength }) => unzstd(bytes, { maxOutputLength, params: ZSTD_WINDOW })],
]);

/** The codings of a Content-Encoding header, the last one applied first. */
const codingsOf = (header: string | readonly string[] | undefined): readonly string[] =>
  [header ?? []]
    .flat()
    .join()
    .toLowerCase()
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "identity")
    .reverse();

async function read(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const read: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most) throw new TooLargeError();
    read.push(chunk);
  }
  return Buffer.concat(read, length);
}

async function decompressed(bytes: Buffer, decompress: Decompress, most: number): Promise<Buffer> {
  try {
    return await decompress(bytes, { maxOutputLength: most });
  } catch (error) {
    const isTooLarge = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isTooLarge ? new TooLargeError() : new CompressionError();
  }
}

/**
 * The text of an answer's body, decompressed and without a byte order mark. Reads and decompresses no further than the limit, so that a
 * small answer cannot fill the memory. A coding that is not known is left as it is: some servers put a charset there.
 * @param encoding the header Content-Encoding. @param most bytes, before and after decompression.
 * @throws {TooLargeError} @throws {CompressionError}
 */
export async function textOf(
  body: AsyncIterable<Uint8Array>,
  encoding: string | readonly string[] | undefined,
  most: number,
): Promise<string> {
  let bytes = await read(body, most);
  const codings = codingsOf(encoding);
  const steps = codings.map((coding) => DECOMPRESS.get(coding)).filter((step) => step !== undefined);
  const isKnown = steps.length === codings.length && steps.length <= MOST_CODINGS;
  if (bytes.length > 0 && isKnown) for (const step of steps) bytes = await decompressed(bytes, step, most);
  return new TextDecoder().decode(bytes);
}
