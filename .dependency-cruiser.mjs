/** The rooms of the house and who may enter them: see docs/architecture.md. */
const room = (name, mayImport) => ({
  name: `room-${name}`,
  comment: `${name} may import only ${mayImport.join(", ") || "nothing of ours"}`,
  severity: "error",
  from: { path: `^${name}/` },
  to: { path: "^(src|commands|test|bench)/", pathNot: [name, ...mayImport].map((path) => `^${path}/`) },
});

const platforms = ["discord", "telegram", "terminal"].map((name) => room(`src/platforms/${name}`, ["src/bot"]));

export default {
  forbidden: [
    room("src/webuntis", []),
    room("src/demo", []),
    room("src/school", ["src/webuntis"]),
    room("src/bot", ["src/school"]),
    room("src/store", ["src/bot"]),
    {
      name: "store-types-only",
      comment: "src/store takes nothing but types from other rooms",
      severity: "error",
      from: { path: "^src/store/" },
      to: { path: "^src/", pathNot: "^src/store/", dependencyTypesNot: ["type-only"] },
    },
    room("src/replies", ["src/bot", "src/school"]),
    room("src/jobs", ["src/bot", "src/replies", "src/school", "src/store"]),
    room("commands", ["src/bot", "src/replies", "src/school"]),
    ...platforms,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-tests-in-product",
      severity: "error",
      from: { path: "^(src|commands)/" },
      to: { path: "^(test|bench)/" },
    },
    {
      name: "no-dev-dependency-in-product",
      severity: "error",
      from: { path: "^(src|commands)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
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
