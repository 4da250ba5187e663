import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const USUAL = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const MOST_OUTPUT = 64 * 1024 * 1024;
/** For screens on which a point is several dots. */
const SCALE = 2;

/** The browser: $CHROMIUM, or where it usually is. @throws {Error} that says what to do, when there is none */
export function findChromium({ CHROMIUM }: NodeJS.ProcessEnv): string {
  const found = (CHROMIUM ? [CHROMIUM] : USUAL).find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(
      `There is no Chromium at ${CHROMIUM || USUAL.join(", ")}. Install it (Debian: apt install chromium fonts-noto-core fonts-noto-color-emoji), or name it: CHROMIUM=/path/to/chrome npm run picture`,
    );
  return found;
}

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files"];

/** Where the page notes how high it is. */
const NOTED = /data-height="(\d+)"/;
const NOTE = `<script>addEventListener("load", () => { document.documentElement.dataset.height = Math.ceil(document.body.getBoundingClientRect().height) })</script>`;

/** Takes a picture of a page, as wide as is said and as high as it is. */
export async function takePicture(chromium: string, html: string, width: number, to: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "picture-"));
  try {
    const page = join(folder, "page.html");
    writeFileSync(page, html.replace("</head>", `${NOTE}</head>`));
    const common = [...FLAGS, `--user-data-dir=${join(folder, "profile")}`];
    const url = pathToFileURL(page).href;
    const size = (height: number) => `--window-size=${width},${height}`;
    const { stdout } = await run(chromium, [...common, size(1000), "--dump-dom", url], { maxBuffer: MOST_OUTPUT });
    const height = Number(NOTED.exec(stdout)?.[1]);
    if (!height) throw new Error("Chromium did not tell how high the page is");
    const scale = `--force-device-scale-factor=${SCALE}`;
    await run(chromium, [...common, size(height), scale, `--screenshot=${to}`, url]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
