import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What `npm run build` makes. */
const BUILT = fileURLToPath(new URL("../../dist/webuntis-client", import.meta.url));
const OURS = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** The client's dependencies with their own: a machine without internet has them here and nowhere else. */
const FROM_HERE = ["@noble/hashes", "lru-cache", "otpauth", "undici", "zod"];

/** A folder in which somebody has just said `npm install webuntis-client`. */
export interface Stranger extends AsyncDisposable {
  readonly folder: string;
  /** The packed client, as it is published. */
  readonly tarball: Buffer;
  /** The client's files as installed: "dist/index.js". */
  readonly files: readonly string[];
  /** The text of one of them. */
  read(file: string): Promise<string>;
  /** The code blocks of its README in one language. */
  examples(language: "js" | "ts"): Promise<readonly string[]>;
  write(file: string, text: string): Promise<void>;
  /** Runs a program on this Node and gives what it wrote. @throws {Error} with all it wrote, when it fails. */
  node(...args: readonly string[]): Promise<string>;
}

/** Packs the client and installs it into an empty folder, without asking any registry. */
export async function arrive(): Promise<Stranger> {
  const folder = await mkdtemp(join(tmpdir(), "webuntis-client-"));
  const npm = (...args: readonly string[]) =>
    run("npm", [...args, "--offline", "--ignore-scripts", `--cache=${join(folder, ".npm")}`], { cwd: folder });
  const { stdout } = await npm("pack", BUILT, "--json");
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const dependencies = Object.fromEntries(FROM_HERE.map((name) => [name, `file:${join(OURS, name)}`]));
  const manifest = {
    private: true,
    type: "module",
    dependencies: { ...dependencies, "webuntis-client": `file:${filename}` },
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  // Copies instead of links: otherwise Node and TypeScript find more than is installed.
  await npm("install", "--install-links", "--engine-strict", "--no-audit", "--no-fund");
  const client = join(folder, "node_modules/webuntis-client");
  const read = (file: string) => readFile(join(client, file), "utf8");
  const found = await readdir(client, { recursive: true, withFileTypes: true });
  return {
    folder,
    tarball: await readFile(join(folder, filename)),
    files: found
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(client.length + 1)
          .replaceAll(sep, "/"),
      )
      .sort(),
    read,
    async examples(language) {
      const blocks = (await read("README.md")).matchAll(/^```(\w*)\n(.*?)^```$/gms);
      return [...blocks].flatMap(([, tag, code = ""]) => (tag === language ? code : []));
    },
    write: (file, text) => writeFile(join(folder, file), text),
    async node(...args) {
      try {
        return (await run(process.execPath, args, { cwd: folder })).stdout;
      } catch (error) {
        // Compilers complain on standard output, which the error's message lacks.
        throw error instanceof Error && "stdout" in error ? new Error(`${error.message}${error.stdout}`) : error;
      }
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
