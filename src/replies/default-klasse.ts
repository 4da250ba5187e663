import type { CommandContext } from "../bot/command.ts";
import type { PlanOwner } from "../school/index.ts";

/** The class to use when none is named: the remembered one, else the account's own. */
export async function defaultKlasse({
  school,
  memory,
  asker,
}: Pick<CommandContext, "school" | "memory" | "asker">): Promise<PlanOwner<"klasse"> | undefined> {
  const remembered = await memory.klasseOf(asker);
  if (remembered === undefined) return school.ownKlasse();
  const match = await school.findKlasse(remembered);
  return match.kind === "one" ? match.element : school.ownKlasse();
}
