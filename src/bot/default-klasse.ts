import type { PlanOwner } from "../school/index.ts";
import type { CommandContext } from "./command.ts";

/** The class that is meant where none is named: the remembered one, else the account's own. */
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
