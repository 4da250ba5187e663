import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type Guild,
  InteractionContextType,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
  PermissionsBitField,
} from "discord.js";
import type { Asker, Invocation } from "../../bot/command.ts";
import type { Abilities } from "../../bot/platform.ts";
import { guildName, isMember, roleFor } from "./guilds.ts";
import type { NamedChannels } from "./named-channels.ts";

const ID = /^\d{17,20}$/;

const ABILITIES: Abilities = {
  canAnswerAlone: true,
  hasRoles: true,
  buttonsReachElsewhere: false,
  places: "channels",
  hasForms: true,
};

const idIn = async (typed: string) => (ID.test(typed) ? typed : undefined);

const mayManage = (permissions: Readonly<PermissionsBitField>) =>
  permissions.any([PermissionFlagsBits.ManageChannels, PermissionFlagsBits.ManageGuild]);

/** Posting into a thread is a permission of its own; whether the place is a thread, Discord does not say here. */
const mayPost = (permissions: Readonly<PermissionsBitField>) =>
  permissions.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.EmbedLinks]) &&
  permissions.any([PermissionFlagsBits.SendMessages, PermissionFlagsBits.SendMessagesInThreads]);

/** Under an answer stand buttons for whom it answers; what only one person sees is theirs. */
function isAddressee(interaction: BaseInteraction, isPrivate: boolean): boolean {
  if (isPrivate || !interaction.isButton()) return true;
  const { flags, interactionMetadata } = interaction.message;
  return flags.has(MessageFlags.Ephemeral) || interactionMetadata?.user.id === interaction.user.id;
}

/** Who asks, and where. A thread is a place of its own. */
export function askerOf(interaction: BaseInteraction, channels: NamedChannels): Asker {
  const { channelId, user, locale, guildId, memberPermissions, appPermissions } = interaction;
  const { rest } = interaction.client;
  const chat = channelId ?? user.id;
  // Commands are not offered in conversations of several people: there others would read along.
  const isPrivate = guildId === null && interaction.context !== InteractionContextType.PrivateChannel;
  const community = guildId ?? (isPrivate ? `@${user.id}` : chat);
  return {
    platform: "discord",
    abilities: ABILITIES,
    chat,
    user: user.id,
    community,
    isPrivate,
    language: locale,
    isAddressee: isAddressee(interaction, isPrivate),
    findPlace: idIn,
    findRole: async (typed) =>
      guildId === null || memberPermissions === null
        ? undefined
        : roleFor(rest, { guildId, typed, user: user.id, permissions: memberPermissions }),
    async mayManage(place) {
      if (place === chat) return isPrivate || (memberPermissions !== null && mayManage(memberPermissions));
      return mayManage(new PermissionsBitField(channels.get(place)?.permissions));
    },
    nameOf: async (place) => channels.get(place)?.name ?? undefined,
    async canPost(place) {
      if (isPrivate) return true;
      const rights = place === chat ? appPermissions : channels.get(place)?.app_permissions;
      return rights === undefined || mayPost(new PermissionsBitField(rights));
    },
    // A channel that is named is one of this server.
    communityOf: () => community,
    communityName: async () =>
      guildId === null ? `${user.displayName} (@${user.username})` : guildName(rest, guildId),
    isMemberOf: (guild) => isMember(rest, guild, user.id),
  };
}

/** Who has written to the bot directly. Discord does not tell the language of messages. */
export function askerFor({ author, channelId, client: { rest } }: Message): Asker {
  const community = `@${author.id}`;
  return {
    platform: "discord",
    abilities: ABILITIES,
    chat: channelId,
    user: author.id,
    community,
    isPrivate: true,
    language: undefined,
    isAddressee: true,
    findPlace: idIn,
    findRole: async () => undefined,
    mayManage: async (place) => place === channelId,
    nameOf: async () => undefined,
    canPost: async () => true,
    communityOf: () => community,
    communityName: async () => `${author.displayName} (@${author.username})`,
    isMemberOf: (guild) => isMember(rest, guild, author.id),
  };
}

/** Nobody in particular on a server: who has added the bot, Discord does not tell. */
export const askerInGuild = ({ id, name }: Guild, channel: string): Asker => ({
  platform: "discord",
  abilities: ABILITIES,
  chat: channel,
  user: null,
  community: id,
  isPrivate: false,
  language: undefined,
  isAddressee: true,
  findPlace: idIn,
  findRole: async () => undefined,
  mayManage: async () => false,
  nameOf: async () => undefined,
  canPost: async () => true,
  communityOf: () => id,
  communityName: async () => name,
  isMemberOf: async () => false,
});

/** The command's name, with its subcommand's: "abo start". */
export function commandOf({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const subcommand = options.getSubcommand(false);
  return subcommand === null ? commandName : `${commandName} ${subcommand}`;
}

/** What was typed. A subcommand's options are one level deeper. */
export function invocationOf(interaction: ChatInputCommandInteraction): Invocation {
  const { data } = interaction.options;
  const given = data[0]?.type === ApplicationCommandOptionType.Subcommand ? (data[0].options ?? []) : data;
  return {
    command: commandOf(interaction),
    options: Object.fromEntries(given.map(({ name, value }) => [name, String(value ?? "")])),
  };
}
