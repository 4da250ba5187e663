import { Visitor } from "@swc/core/Visitor.js";

// This visitor does not know `using` and `await using` yet. They declare what `const` does: see docs/decisions/01-swc-for-import-rules.md.
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== "UsingDeclaration") return visitStatement.call(this, statement);
  this.visitVariableDeclarators(statement.decls);
  return statement;
};

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const OURS = "^(src|commands|test|bench)/";

/** The rooms of the house and who may enter them: see docs/architecture.md. */
const room = (name, mayImport) =>
  forbid(
    `room-${name}`,
    `${name} may import only ${mayImport.join(", ") || "nothing of ours"}`,
    { path: `^${name}/` },
    { path: OURS, pathNot: [name, ...mayImport].map((path) => `^${path}(/|$)`) },
  );

const platforms = ["discord", "telegram", "terminal"].map((name) => room(`src/platforms/${name}`, ["src/bot"]));

/** What a room shows to the tests of others. `src/bot` and `src/replies` are shared as a whole. */
const FACES = [
  "^(src/[^/]+|src/platforms/[^/]+|commands)/index\\.ts$",
  "^src/platforms/terminal/(terminal|render)\\.ts$",
  "^src/(bot|replies)/",
];

export default {
  forbidden: [
    room("src/webuntis", []),
    forbid(
      "client-dependencies",
      "What src/webuntis/package.json names, and nothing else: the client is published by itself",
      { path: "^src/webuntis/" },
      { path: "node_modules/", pathNot: "node_modules/(lru-cache|otpauth|undici|zod)/" },
    ),
    room("src/demo", ["src/clock.ts"]),
    room("src/school", ["src/webuntis"]),
    room("src/bot", ["src/school"]),
    room("src/store", ["src/bot"]),
    forbid(
      "store-types-only",
      "src/store takes nothing but types from other rooms",
      { path: "^src/store/" },
      { path: "^src/", pathNot: "^src/store/", dependencyTypesNot: ["type-only"] },
    ),
    room("src/access", ["src/bot", "src/store"]),
    room("src/replies", ["src/bot", "src/school"]),
    room("src/jobs", ["src/bot", "src/replies", "src/school", "src/store"]),
    room("commands", ["src/bot", "src/replies", "src/school"]),
    ...platforms,
    forbid(
      "one-clock",
      "The clock is an argument; only what starts a process makes one",
      { path: OURS, pathNot: "^src/([^/]+|demo/main)\\.ts$|^test/clock\\.test\\.ts$" },
      { path: "^src/clock\\.ts$" },
    ),
    forbid(
      "no-tests-in-product",
      "src and commands never import test or bench",
      { path: "^(src|commands)/" },
      { path: "^(test|bench)/" },
    ),
    forbid("no-bench-in-tests", "Tests do not need what measures", { path: "^test/" }, { path: "^bench/" }),
    forbid(
      "fakes-stand-alone",
      "The fakes speak for Discord, Telegram and WebUntis: what we believe of those must not get in",
      { path: "^test/fakes/" },
      { path: "^(src|commands|bench)/|^test/(?!fakes/)" },
    ),
    forbid(
      "client-tests-stand-alone",
      "The client is a library of its own, and so are its tests. The contract compares what a school makes of each source",
      { path: "^test/webuntis/" },
      {
        path: OURS,
        pathNot: ["^src/(webuntis|demo)/", "^test/(webuntis|fakes)/", "^src/school/index\\.ts$"],
      },
    ),
    forbid(
      "tests-of-a-room",
      "Tests reach into their own room; of others they see the public face",
      // plan-changes: what the school finds and how it is said are tested together, as people read it.
      { path: "^test/([^/]+)/", pathNot: ["^test/platforms/", "^test/replies/plan-changes\\.test\\.ts$"] },
      { path: "^(src|commands)/.*/", pathNot: ["^(src/)?$1/", ...FACES] },
    ),
    forbid(
      "tests-of-a-platform",
      "Tests reach into their own platform; of others they see the public face",
      { path: "^test/platforms/([^/]+)/" },
      { path: "^(src|commands)/.*/", pathNot: ["^src/platforms/$1/", ...FACES] },
    ),
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    forbid(
      "no-dev-dependency-in-product",
      "What runs is installed with npm ci --omit=dev; the log does without pino-pretty where that is missing",
      { path: "^(src|commands)/" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/pino-pretty/" },
    ),
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
