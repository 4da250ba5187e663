import { expect, test } from "vitest";
import { asText, startDemoBot } from "../demo-bot.ts";
import { inChannel, inPrivate } from "./askers.ts";
import { startClosedBot } from "./operators.ts";

test("the code of the log makes an operator, who is told what to do next", async () => {
  await using demo = await startDemoBot({ isOpen: false });
  const code = demo.access.newCode();
  expect(asText(await demo.bot.runText(`betreiber ${code}`, inPrivate()))).toMatchInlineSnapshot(`
    "Du betreibst jetzt diesen Bot
      Wo du mich benutzt, dürfen mich von da an alle dort fragen. Fragt mich jemand anderswo, sage ich dir hier Bescheid.
      • /orte zeigt, wo man mich fragen darf
      • /zulassen und /sperren entscheiden darüber
      • /betreiber gibt dir einen Code für jemanden, der mithilft
    "
  `);
});

test("without a code says where it stands, and of a wrong one that it is wrong", async () => {
  await using demo = await startDemoBot({ isOpen: false });
  demo.access.newCode();
  expect(asText(await demo.bot.runText("betreiber", inPrivate()))).toContain("der beim Start im Log des Bots steht");
  expect(asText(await demo.bot.runText("betreiber 123456", inPrivate()))).toContain("Dieser Code stimmt nicht");
  expect(asText(await demo.bot.runText("operator 123456", inPrivate("en")))).toContain("This code is wrong");
});

test("an operator gets a code for somebody else, for their eyes only", async () => {
  await using bot = await startClosedBot();
  const given = await bot.bot.runText("betreiber", bot.operator);
  expect(given.audience).toBe("asker");
  const [, code = ""] = /\/betreiber (\w+)/.exec(asText(given)) ?? [];
  const who = inChannel("de", { user: "9", isPrivate: true, community: "@9" });
  expect(await bot.runs(`betreiber ${code}`, who)).toContain("Du betreibst jetzt diesen Bot");
});
