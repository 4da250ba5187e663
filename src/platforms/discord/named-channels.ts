import { type Client, Events, GatewayDispatchEvents } from "discord.js";
import { z } from "zod";

const rights = z.string().regex(/^\d+$/).transform(BigInt);

/** A channel as an interaction describes it: its name, and if it was given as an option, the asker's and the bot's permissions in it. */
const channel = z.object({
  name: z.string().nullish(),
  permissions: rights.optional(),
  app_permissions: rights.optional(),
});

const packet = z.object({
  t: z.literal(GatewayDispatchEvents.InteractionCreate),
  d: z.object({
    id: z.string(),
    channel: z.object({ id: z.string(), name: z.string().nullish() }).optional(),
    data: z
      .object({ resolved: z.object({ channels: z.record(z.string(), channel).optional() }).optional() })
      .optional(),
  }),
});

export type NamedChannels = ReadonlyMap<string, z.infer<typeof channel>>;

function channelsOf({ channel: own, data }: z.infer<typeof packet>["d"]): NamedChannels {
  const named = new Map(Object.entries(data?.resolved?.channels ?? {}));
  return own && !named.has(own.id) ? named.set(own.id, { name: own.name }) : named;
}

/** Collects the channels of interactions, which discord.js does not keep. The function returned gives those of an interaction by its id, once. */
export function listenForChannels(client: Client): (interaction: string) => NamedChannels {
  const channels = new Map<string, NamedChannels>();
  client.on(Events.Raw, (data: unknown) => {
    const parsed = packet.safeParse(data);
    if (parsed.success) channels.set(parsed.data.d.id, channelsOf(parsed.data.d));
  });
  return (interaction) => {
    const found = channels.get(interaction);
    channels.delete(interaction);
    return found ?? new Map();
  };
}
