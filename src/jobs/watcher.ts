import type { JobParts } from "./parts.ts";
export class Watcher {
  constructor(_: unknown) {}
  async round(): Promise<"asked" | "cannot ask"> {
    return "asked";
  }
}
export type { JobParts };
