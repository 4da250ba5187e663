import { type Client, Events, GatewayDispatchEvents } from "discord.js";
import { z } from "zod";

/** What Discord tells of a channel that was named as an option: the asker's rights in it, and the bot's. */
interface NamedChannel {
  readonly permissions: bigint;
  readonly app_permissions?: bigint | undefined;
}

export type NamedChannels = ReadonlyMap<string, NamedChannel>;

const rights = z.string().regex(/^\d+$/).transform(BigInt);

const packet = z.object({
  t: z.literal(GatewayDispatchEvents.InteractionCreate),
  d: z.object({
    id: z.string(),
    data: z.object({
      resolved: z.object({
        channels: z.record(z.string(), z.object({ permissions: rights, app_permissions: rights.optional() })),
      }),
    }),
  }),
});

/** Listens for the channels of interactions, whose rights discord.js does not keep. Gives and forgets those of an interaction by its id. */
export function listenForChannels(client: Client): (interaction: string) => NamedChannels {
  const channels = new Map<string, NamedChannels>();
  client.on(Events.Raw, (data: unknown) => {
    const parsed = packet.safeParse(data);
    if (parsed.success) channels.set(parsed.data.d.id, new Map(Object.entries(parsed.data.d.data.resolved.channels)));
  });
  return (interaction) => {
    const found = channels.get(interaction);
    channels.delete(interaction);
    return found ?? new Map();
  };
}
