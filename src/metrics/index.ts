import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Bot } from "../bot/bot.ts";
import type { Operation } from "../bot/operation.ts";
import type { MetricsPage } from "../health.ts";
import type { JobParts } from "../jobs/parts.ts";
import type { SchoolWatch } from "../open-school.ts";
import { botVersion } from "../version.ts";
import { countedBot } from "./answers.ts";
import { requestWatch } from "./requests.ts";

/** What is measured, for Prometheus. Labels have few values, all of them ours: nothing of people or schools. */
export interface Metrics {
  /** For `openSchool`. */
  readonly school: SchoolWatch;
  /** For `createJobs`. */
  readonly jobs: Required<Pick<JobParts, "onOutcome">>;
  /** The same bot, with its answers counted. */
  watchBot(bot: Bot): Bot;
  /** The page to be collected. @param operation how the bot is doing at that moment */
  page(operation: () => Promise<Operation>): () => Promise<MetricsPage>;
}

const ANSWER_BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 1.5, 3, 8, 15];
const REQUEST_BUCKETS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const WAIT_BUCKETS = [0.01, 0.1, 0.5, 1, 2, 4, 8, 30];

const seconds = (at: Temporal.Instant) => at.epochMilliseconds / 1000;

function gauges(registers: Registry[]) {
  const single = {
    start: new Gauge({ name: "stundenplan_start_timestamp_seconds", help: "When the bot started", registers }),
    webuntis: new Gauge({ name: "stundenplan_webuntis_up", help: "Whether WebUntis answered last", registers }),
    database: new Gauge({ name: "stundenplan_database_up", help: "Whether the database can be read", registers }),
    watched: new Gauge({
      name: "stundenplan_last_watch_timestamp_seconds",
      help: "When changes were last looked for",
      registers,
    }),
  };
  const labelled = {
    up: new Gauge({
      name: "stundenplan_platform_up",
      help: "Whether the bot is connected to a platform",
      labelNames: ["platform"],
      registers,
    }),
    waiting: new Gauge({
      name: "stundenplan_outbox_waiting",
      help: "Posts that are due and not sent yet",
      labelNames: ["platform"],
      registers,
    }),
    subscriptions: new Gauge({
      name: "stundenplan_subscriptions",
      help: "Subscriptions by state",
      labelNames: ["state"],
      registers,
    }),
    posted: new Gauge({
      name: "stundenplan_last_post_timestamp_seconds",
      help: "When a post was last sent",
      labelNames: ["platform"],
      registers,
    }),
  };
  return {
    ...single,
    ...labelled,
    /** What is not set anew is missing then, rather than 0, which as a time is long past. */
    clear() {
      for (const gauge of Object.values(single)) gauge.remove();
      for (const gauge of Object.values(labelled)) gauge.reset();
    },
  };
}

type Gauges = ReturnType<typeof gauges>;

function show({ start, up, webuntis, waiting, subscriptions, watched, posted }: Gauges, operation: Operation): void {
  start.set(seconds(operation.started));
  webuntis.set(Number(operation.webuntis === "ready"));
  subscriptions.set({ state: "active" }, operation.subscriptions.active);
  subscriptions.set({ state: "paused" }, operation.subscriptions.paused);
  if (operation.watched) watched.set(seconds(operation.watched));
  for (const { platform, state, waiting: due, last } of operation.platforms) {
    up.set({ platform }, Number(state === "ready"));
    waiting.set({ platform }, due);
    if (last) posted.set({ platform }, seconds(last));
  }
}

/** Begins to measure, in a registry of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "stundenplan_build_info",
    help: "Always 1; the labels say what runs",
    labelNames: ["version", "node"],
    registers,
  }).set({ version: botVersion(), node: process.versions.node }, 1);
  const answers = {
    answers: new Counter({
      name: "stundenplan_answers_total",
      help: "Answers given, by command",
      labelNames: ["command", "platform", "outcome"] as const,
      registers,
    }),
    duration: new Histogram({
      name: "stundenplan_answer_duration_seconds",
      help: "How long the bot took for an answer, without the platform",
      labelNames: ["platform"] as const,
      buckets: ANSWER_BUCKETS,
      registers,
    }),
  };
  const requests = {
    requests: new Counter({
      name: "stundenplan_webuntis_requests_total",
      help: "Requests sent to WebUntis",
      labelNames: ["method", "outcome"] as const,
      registers,
    }),
    duration: new Histogram({
      name: "stundenplan_webuntis_request_duration_seconds",
      help: "How long WebUntis took for an answer",
      labelNames: ["method"] as const,
      buckets: REQUEST_BUCKETS,
      registers,
    }),
    wait: new Histogram({
      name: "stundenplan_webuntis_queue_wait_seconds",
      help: "How long requests to WebUntis waited for their turn",
      buckets: WAIT_BUCKETS,
      registers,
    }),
    lookups: new Counter({
      name: "stundenplan_webuntis_cache_lookups_total",
      help: "Questions to stored answers: stored, joined (an equal one was on its way), or asked",
      labelNames: ["result"] as const,
      registers,
    }),
  };
  const posts = new Counter({
    name: "stundenplan_posts_total",
    help: "Attempts to post: sent, failed (tried again), or dropped",
    labelNames: ["platform", "kind", "outcome"] as const,
    registers,
  });
  const now = gauges(registers);
  return {
    school: requestWatch(requests),
    jobs: { onOutcome: ({ platform, kind, outcome }) => posts.inc({ platform, kind, outcome }) },
    watchBot: (bot) => countedBot(bot, answers),
    page: (operation) => async () => {
      now.clear();
      try {
        show(now, await operation());
        now.database.set(1);
      } catch {
        // What it would tell is missing; everything else is worth collecting all the more.
        now.database.set(0);
      }
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}
