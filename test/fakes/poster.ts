/** A process that posts once and says "done": what the tests of `hold` end by force while its post is on its way. */
const [url = "", authorization = "", body = ""] = process.argv.slice(2);
await fetch(url, { method: "POST", headers: { authorization, "content-type": "application/json" }, body });
process.stdout.write("done");
