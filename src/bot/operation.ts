import type { PlatformName, PlatformState } from "./platform.ts";

/** What became of a platform's posts. */
export interface PostCounts {
  readonly platform: PlatformName;
  /** Within the last 24 hours. */
  readonly sent: number;
  readonly dropped: number;
  /** Now. */
  readonly waiting: number;
  /** When one was last sent; undefined if none is known. */
  readonly last: Temporal.Instant | undefined;
}

/** How the bot is doing, for whoever runs it. */
export interface Operation {
  readonly version: string;
  readonly started: Temporal.Instant;
  /** As the settings name it; undefined for the demo school. */
  readonly school: string | undefined;
  /** `waiting`: at the last look WebUntis could not be asked. */
  readonly webuntis: "ready" | "waiting";
  /** When changes were last looked for; undefined before the first time. */
  readonly watched: Temporal.Instant | undefined;
  readonly subscriptions: { readonly active: number; readonly paused: number };
  readonly platforms: readonly (PostCounts & { readonly state: PlatformState })[];
}
