// Loaded before a program (node -r). Plain JavaScript that any Node understands, however old: it says in one sentence what would
// otherwise be a stack.
// biome-ignore lint/style/useNodejsImportProtocol: before Node 14 there is none
const fs = require("fs");
// biome-ignore lint/style/useNodejsImportProtocol: likewise
const path = require("path");

const root = path.join(__dirname, "..");
const { engines, dependencies } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
const needed = Number(/\d+/.exec(engines.node)[0]);
const isMissing = (name) => !fs.existsSync(path.join(root, "node_modules", name));

function stop(german, english) {
  console.error(`${german}\n${english}`);
  process.exit(1);
}

if (Object.keys(dependencies).some(isMissing))
  stop(
    "Es fehlen Pakete, die der Bot braucht: bitte erst „npm ci“ ausführen, dann noch einmal starten.",
    "Packages that the bot needs are missing: please run “npm ci” first, then start again.",
  );
if (Number(process.versions.node.split(".")[0]) < needed)
  stop(
    `Der Bot braucht Node ${needed} oder neuer, und das hier ist ${process.version}: „npm ci“ bringt das richtige mit, gestartet wird dann mit „npm start“.`,
    `The bot needs Node ${needed} or newer, and this is ${process.version}: “npm ci” brings the right one along, then start with “npm start”.`,
  );
