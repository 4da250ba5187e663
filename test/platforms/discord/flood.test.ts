import { expect, test } from "vitest";
import { started } from "./started.ts";

const BERTA = "1300000000000000077";

test("who asks for more than 20 at once is told so once, alone, and then gets no answer; others do", async () => {
  await using bot = await started();
  const { user } = bot.discord;
  const answers = await Promise.all(Array.from({ length: 21 }, () => user.slash("hilfe")));
  expect(answers.filter(({ title }) => title === "hilfe")).toHaveLength(20);
  expect(answers.filter(({ ephemeral }) => ephemeral)).toMatchObject([{ title: "Einen Augenblick bitte" }]);
  for (let each = 0; each < 30; each++) void user.slash("hilfe");
  expect(await user.slash("hilfe", {}, { as: BERTA })).toMatchObject({ title: "hilfe" });
  expect(bot.discord.messages()).toHaveLength(22);
  // What is typed is no question.
  expect(await user.autocomplete("stundenplan", "klasse", "5")).toEqual([]);
});
