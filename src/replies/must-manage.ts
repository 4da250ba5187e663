import type { Asker } from "../bot/command.ts";
import { UserError } from "../bot/errors.ts";

/** @throws {UserError} for people who may not manage a place; in private everybody may. */
export async function mustManage(asker: Asker, place: string = asker.chat): Promise<void> {
  if (await asker.mayManage(place)) return;
  const isHere = place === asker.chat;
  const { places } = asker.abilities;
  throw new UserError("refused", ({ errors }) => (isHere ? errors.mayNotManage[places] : errors.mayNotManageThere));
}
