import {
  type APIRole,
  type GatewayGuildCreateDispatchData,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  type GuildSystemChannelFlags,
  GuildVerificationLevel,
  Locale,
} from "discord-api-types/v10";
import { GUILD_ID, PERSON } from "./identity.ts";
import { type Place, THREADS } from "./places.ts";

const NO_FLAGS = 0 as GuildSystemChannelFlags;

type Channel = GatewayGuildCreateDispatchData["channels"][number];
type Thread = GatewayGuildCreateDispatchData["threads"][number];

const described = ({ id, type, name = "", parent_id }: Place) => ({
  id,
  type,
  name,
  parent_id,
  guild_id: GUILD_ID,
});

const asChannel = (place: Place, position: number) =>
  ({ ...described(place), position, permission_overwrites: [], nsfw: false }) as unknown as Channel;

const asThread = (place: Place) => {
  const metadata = {
    archived: false,
    auto_archive_duration: 1440,
    archive_timestamp: "2026-11-01T12:00:00Z",
    locked: false,
  };
  return { ...described(place), owner_id: PERSON.id, thread_metadata: metadata } as unknown as Thread;
};

/** What the gateway says of the guild once a bot has come in. */
export const guildData = (places: readonly Place[], roles: readonly APIRole[]) =>
  ({
    id: GUILD_ID,
    name: "Klasse 5a",
    owner_id: PERSON.id,
    joined_at: "2026-09-01T12:00:00Z",
    large: false,
    member_count: 2,
    channels: places.filter(({ type }) => !THREADS.includes(type)).map(asChannel),
    threads: places.filter(({ type }) => THREADS.includes(type)).map(asThread),
    roles: [...roles],
    members: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    emojis: [],
    stickers: [],
    features: [],
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    vanity_url_code: null,
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: NO_FLAGS,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
    hub_type: null,
    premium_progress_bar_enabled: false,
    preferred_locale: Locale.German,
    premium_tier: GuildPremiumTier.None,
    nsfw_level: GuildNSFWLevel.Default,
    mfa_level: GuildMFALevel.None,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
  }) satisfies Partial<GatewayGuildCreateDispatchData> as GatewayGuildCreateDispatchData;
