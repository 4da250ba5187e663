import { spawn } from "node:child_process";
import { once } from "node:events";

/** Holds the write lock of a database until its input ends, as a backup or a migration does. */
const HOLDER = `
  import { DatabaseSync } from "node:sqlite";
  const database = new DatabaseSync(process.argv[1]);
  database.exec("begin immediate");
  console.log("held");
  process.stdin.resume().on("end", () => database.close());
`;

/** Another process that writes into the database, until it is told to stop. */
export async function holdWriteLock(path: string) {
  const child = spawn(process.execPath, ["--no-warnings", "--input-type=module", "-e", HOLDER, path], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  return {
    async release() {
      child.stdin.end();
      await ended;
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
