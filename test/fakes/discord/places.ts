import { type APIRole, ChannelType, PermissionFlagsBits, type RoleFlags } from "discord-api-types/v10";
import { DM_CHANNEL, GUILD_CHANNEL, GUILD_ID, PERSON, personOf } from "./identity.ts";
import { cannotSendToUser, missingAccess, missingPermissions, notATextChannel, unknownChannel } from "./refusal.ts";

export interface ChannelOptions {
  readonly name: string;
  /** A text channel when not said. */
  readonly type?: Exclude<ChannelType, ChannelType.DM | ChannelType.GroupDM>;
  /** Of a thread: its channel; the guild's first one when not said. Of another channel: its category. */
  readonly parent_id?: string;
  /** What the person may do there; what they may do where they write when not said. */
  readonly permissionsOfPerson?: bigint | string;
}

/** A channel, a thread, or a conversation with one person. */
export interface Place {
  readonly id: string;
  readonly type: ChannelType;
  readonly name?: string;
  readonly parent_id?: string;
  readonly permissionsOfPerson?: string;
  /** With whom, in a direct conversation. */
  readonly recipient?: string;
}

/** What a bot loses in a channel: writing, or even seeing it. */
export type Forbidden = "send" | "access";

export interface RoleOptions {
  /** Everybody may mention it, when not said. */
  readonly mentionable?: boolean;
  readonly permissions?: bigint;
}

/** The channels and roles of the guild, and the direct conversations with the bot. */
export interface Places {
  addChannel(options: ChannelOptions): { readonly id: string };
  deleteChannel(id: string): void;
  forbid(id: string, what?: Forbidden): void;
  /** Takes a `forbid` back. */
  allow(id: string): void;
  addRole(name: string, options?: RoleOptions): { readonly id: string };
  setRole(id: string, options: RoleOptions): void;
  /** Makes somebody a member of the guild, with these roles, or no member any more. The usual person is one. */
  setMember(user: string, roles?: readonly string[] | "left"): void;
  /** The roles of a member; undefined for somebody else. */
  rolesOf(user: string): readonly string[] | undefined;
  roles(): readonly APIRole[];
  role(id: string): APIRole | undefined;
  /** The direct conversation with a person, always the same. */
  dmWith(user: string): Place;
  blockDms(user: string): void;
  find(id: string): Place | undefined;
  /** The channels and threads of the guild. */
  inGuild(): readonly Place[];
  /** What the bot may do there. */
  permissionsOfBot(id: string): string;
  /** @throws {Refusal} when the bot cannot see the channel. */
  open(id: string): Place;
  /** @throws {Refusal} when the bot cannot post there. */
  openForPosts(id: string): Place;
}

export const THREADS: readonly ChannelType[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];
const NOT_FOR_MESSAGES: readonly ChannelType[] = [
  ChannelType.GuildCategory,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildDirectory,
];

const SEEING = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
const SENDING =
  PermissionFlagsBits.SendMessages | PermissionFlagsBits.SendMessagesInThreads | PermissionFlagsBits.EmbedLinks;

const roleOf = (
  id: string,
  name: string,
  position: number,
  { mentionable = true, permissions = 0n }: RoleOptions = {},
): APIRole => ({
  id,
  name,
  position,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  permissions: String(permissions),
  managed: false,
  mentionable,
  flags: 0 as RoleFlags,
});

export function createPlaces(nextId: () => string): Places {
  const places = new Map<string, Place>([
    [GUILD_CHANNEL.id, GUILD_CHANNEL],
    [DM_CHANNEL.id, { ...DM_CHANNEL, recipient: PERSON.id }],
  ]);
  const forbidden = new Map<string, Forbidden>();
  const roles = new Map<string, APIRole>([[GUILD_ID, roleOf(GUILD_ID, "@everyone", 0)]]);
  const blocked = new Set<string>();
  const members = new Map<string, readonly string[]>([[PERSON.id, []]]);

  /** What cannot be seen hides its threads too. */
  const isHidden = ({ id, parent_id }: Place) =>
    forbidden.get(id) === "access" || (parent_id !== undefined && forbidden.get(parent_id) === "access");

  function open(id: string): Place {
    const place = places.get(id);
    if (!place) throw unknownChannel();
    if (isHidden(place)) throw missingAccess();
    return place;
  }

  return {
    addChannel({ permissionsOfPerson, type = ChannelType.GuildText, ...options }) {
      if (options.parent_id !== undefined && !places.has(options.parent_id))
        throw new Error(`There is no channel ${options.parent_id}`);
      const place: Place = {
        ...(THREADS.includes(type) ? { parent_id: GUILD_CHANNEL.id } : {}),
        ...options,
        id: nextId(),
        type,
        ...(permissionsOfPerson === undefined ? {} : { permissionsOfPerson: String(permissionsOfPerson) }),
      };
      places.set(place.id, place);
      return { id: place.id };
    },
    deleteChannel(id) {
      places.delete(id);
      for (const { id: thread, type, parent_id } of places.values())
        if (parent_id === id && THREADS.includes(type)) places.delete(thread);
    },
    forbid: (id, what = "send") => void forbidden.set(id, what),
    allow: (id) => void forbidden.delete(id),
    addRole(name, options) {
      const id = nextId();
      roles.set(id, roleOf(id, name, roles.size, options));
      return { id };
    },
    setRole(id, options) {
      const before = roles.get(id);
      if (before) roles.set(id, roleOf(id, before.name, before.position, options));
    },
    setMember(user, given = []) {
      if (given === "left") members.delete(user);
      else members.set(user, given);
    },
    rolesOf: (user) => members.get(user),
    roles: () => [...roles.values()],
    role: (id) => roles.get(id),
    dmWith(user) {
      const before = places.values().find(({ recipient }) => recipient === user);
      const place = before ?? { id: nextId(), type: ChannelType.DM, recipient: personOf(user).id };
      places.set(place.id, place);
      return place;
    },
    blockDms: (user) => void blocked.add(user),
    find: (id) => places.get(id),
    inGuild: () => [...places.values()].filter(({ type }) => type !== ChannelType.DM),
    permissionsOfBot(id) {
      const place = places.get(id);
      if (!place || isHidden(place)) return "0";
      return String(forbidden.has(id) ? SEEING : SEEING | SENDING);
    },
    open,
    openForPosts(id) {
      const place = open(id);
      if (place.recipient !== undefined && blocked.has(place.recipient)) throw cannotSendToUser();
      if (forbidden.has(id)) throw missingPermissions();
      if (NOT_FOR_MESSAGES.includes(place.type)) throw notATextChannel();
      return place;
    },
  };
}
