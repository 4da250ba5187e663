import { type ClientApplication, Team, TeamMemberMembershipState, TeamMemberRole } from "discord.js";

/** The people to whom the application belongs: its owner, or those of its team who may change it. */
export async function ownersOf(application: ClientApplication): Promise<readonly string[]> {
  const { owner } = await application.fetch();
  if (!(owner instanceof Team)) return owner ? [owner.id] : [];
  const working = owner.members.filter(
    ({ membershipState, role, id }) =>
      id === owner.ownerId ||
      (membershipState === TeamMemberMembershipState.Accepted && role !== TeamMemberRole.ReadOnly),
  );
  return [...working.keys()];
}
