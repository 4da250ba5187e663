import {
  type APIChannel,
  ApplicationIntegrationType,
  type GuildMemberFlags,
  InteractionContextType,
  Locale,
} from "discord-api-types/v10";
import { APPLICATION_ID, DM_CHANNEL, GUILD_ID, PERSON, personOf } from "./identity.ts";
import type { Interaction } from "./interactions.ts";
import type { Place, Places } from "./places.ts";

/** Who does something, where, and as what. */
export interface How {
  /** Discord's language of the person; German when not said. */
  readonly locale?: `${Locale}`;
  /** Directly to the bot instead of in a channel of the guild. */
  readonly dm?: boolean;
  /** The channel or thread; the guild's first one when not said, and for a button its message's. */
  readonly channel?: string;
  /** What the person may do in that channel; none when neither this nor the channel says it. */
  readonly permissions?: bigint | string;
  /** The id of a server that the bot was only installed to for commands; the usual one when not said. */
  readonly guild?: string;
  /** The person's id, for another person than the usual one. */
  readonly as?: string;
}

/**
 * Where it is done.
 * @param usual when it is not said
 * @throws {Error} when there is no such channel
 */
export function placeOf({ dm, channel, as = PERSON.id }: How, usual: string, places: Places): Place {
  const id = channel ?? (dm ? places.dmWith(as).id : usual);
  const place = places.find(id);
  if (!place) throw new Error(`There is no channel ${id} to write in`);
  return place;
}

export const permissionsOf = ({ permissions }: How, { permissionsOfPerson = "0" }: Place) =>
  String(permissions ?? permissionsOfPerson);

const member = (how: How, place: Place) => ({
  user: personOf(how.as ?? PERSON.id),
  roles: [],
  joined_at: "2026-08-31T07:00:00.000000+00:00",
  deaf: false,
  mute: false,
  flags: 0 as GuildMemberFlags,
  permissions: permissionsOf(how, place),
});

type Told = Partial<APIChannel> & Pick<APIChannel, "id" | "type">;

const told = ({ permissionsOfPerson: _, recipient: __, ...place }: Place) => place as Told;

/** Everything an interaction carries besides what was done. */
export function envelope({ id, token }: Interaction, how: How, place: Place, places: Places) {
  const { guild = GUILD_ID } = how;
  return {
    id,
    token,
    version: 1 as const,
    application_id: APPLICATION_ID,
    app_permissions: places.permissionsOfBot(place.id),
    locale: (how.locale ?? Locale.German) as Locale,
    entitlements: [],
    authorizing_integration_owners: {
      [ApplicationIntegrationType.GuildInstall]: place.recipient === undefined ? guild : "0",
    },
    attachment_size_limit: 10_485_760,
    channel_id: place.id,
    ...(place.recipient === undefined
      ? {
          channel: { ...told(place), guild_id: guild },
          context: InteractionContextType.Guild,
          guild_id: guild,
          guild_locale: Locale.German,
          member: member(how, place),
        }
      : {
          channel: { ...DM_CHANNEL, id: place.id },
          context: InteractionContextType.BotDM,
          user: personOf(how.as ?? PERSON.id),
        }),
  };
}
