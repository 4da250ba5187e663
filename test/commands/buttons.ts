import { expect } from "vitest";
import { MAX_PACKED_BYTES, pack } from "../../src/bot/action.ts";
import type { Bot } from "../../src/bot/bot.ts";
import type { Asker } from "../../src/bot/command.ts";
import type { Reply } from "../../src/bot/reply.ts";

const labels = ({ actions }: Reply) => actions.flat().map(({ label }) => label);

/** What comes of pressing a button, by the way that it takes on a platform: packed into the message and back. */
export function press(bot: Bot, reply: Reply, label: string, asker: Asker): Promise<Reply> {
  const action = reply.actions.flat().find((each) => each.label === label);
  if (!action) throw new RangeError(`There is no button “${label}”, but ${labels(reply).join(", ")}`);
  return bot.runPacked(pack(action.invocation, bot.commands), asker);
}

/** Presses every button of a reply: each fits into a message and leads to an answer. Gives the answers' titles by the buttons' labels. */
export async function pressAll(bot: Bot, reply: Reply, asker: Asker): Promise<Readonly<Record<string, string>>> {
  const titles: Record<string, string> = {};
  for (const { label, invocation } of reply.actions.flat()) {
    const packed = pack(invocation, bot.commands);
    expect(Buffer.byteLength(packed)).toBeLessThanOrEqual(MAX_PACKED_BYTES);
    const answer = await bot.runPacked(packed, asker);
    expect(answer.tone, `“${label}” leads to “${answer.title}”`).not.toBe("error");
    titles[label] = answer.title;
  }
  return titles;
}
