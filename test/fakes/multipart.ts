/** A file as it was uploaded. */
export interface UploadedFile {
  readonly name: string;
  readonly text: string;
}

export interface MultipartBody {
  readonly fields: ReadonlyMap<string, string>;
  /** By the name of their part. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** Also without quotes and in lower case, as grammY writes it. */
const NAME = /;\s*name="?([^";\r\n]+)"?/i;
const FILENAME = /;\s*filename="?([^";\r\n]*)"?/i;
const BOUNDARY = /boundary="?([^";]+)"?/i;

export const isMultipart = (contentType = "") => contentType.startsWith("multipart/form-data");

/** Bytes stand as characters while they are divided. */
const decode = (bytes: string) => Buffer.from(bytes, "latin1").toString("utf8");

/**
 * The parts of a multipart/form-data body.
 * @throws {Error} when the body is none
 */
export function parseMultipart(body: Buffer, contentType: string): MultipartBody {
  const [, boundary] = BOUNDARY.exec(contentType) ?? [];
  const [, ...parts] = boundary ? `\r\n${body.toString("latin1")}`.split(`\r\n--${boundary}`) : [];
  if (parts.pop()?.trimEnd() !== "--") throw new Error("The multipart body has no end");
  const files = new Map<string, UploadedFile>();
  const fields = new Map<string, string>();
  for (const part of parts) {
    const [head = "", ...rest] = part.slice(2).split("\r\n\r\n");
    const text = decode(rest.join("\r\n\r\n"));
    const [, name] = NAME.exec(head) ?? [];
    const [, filename] = FILENAME.exec(head) ?? [];
    if (name === undefined) throw new Error("A part of the multipart body has no name");
    if (filename === undefined) fields.set(decode(name), text);
    else files.set(decode(name), { name: decode(filename), text });
  }
  return { fields, files };
}
