import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraph, plain, type Reply, replySchema } from "../../src/bot/reply.ts";
import { arbitraryOf } from "./arbitrary.ts";

const stored = (reply: Reply) => replySchema.parse(JSON.parse(JSON.stringify(reply)));

test("any reply is the same after it was stored", () => {
  fc.assert(
    fc.property(arbitraryOf(replySchema), (reply) => {
      expect(stored(reply)).toEqual(reply);
    }),
    { seed: 20_261_123, numRuns: 500 },
  );
});

test("a stored reply keeps its file and its footer", () => {
  const reply: Reply = {
    title: "Das ist über dich gespeichert",
    tone: "normal",
    blocks: [paragraph(plain("Als Datei."))],
    footer: "Stand 07:12",
    file: { name: "meine-daten.json", text: "{}\n" },
    actions: [[{ label: "Hilfe", invocation: { command: "hilfe", options: {} } }]],
    audience: "asker",
  };
  expect(stored(reply)).toEqual(reply);
});
