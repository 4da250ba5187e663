import { type Client, Events, GatewayDispatchEvents } from "discord.js";
import { z } from "zod";

const thing = z.object({ id: z.string() });

const packet = z.discriminatedUnion("t", [
  z.object({ t: z.literal(GatewayDispatchEvents.Ready), d: z.object({ guilds: z.array(thing) }) }),
  // One that is unavailable is down, and comes back.
  z.object({
    t: z.literal(GatewayDispatchEvents.GuildDelete),
    d: thing.extend({ unavailable: z.boolean().nullish() }),
  }),
  z.object({ t: z.enum([GatewayDispatchEvents.ChannelDelete, GatewayDispatchEvents.ThreadDelete]), d: thing }),
]);

export interface Removals {
  /** A server or channel is gone for the bot, with all these channels and threads. */
  gone(ids: readonly string[]): void;
  /** The bot has begun anew, and is in these servers. */
  isIn(guilds: readonly string[]): void;
}

/** The channels and threads of a server, and the threads of a channel, as far as discord.js has seen them. */
const within = ({ guilds, channels }: Client, id: string): readonly string[] => [
  ...(guilds.cache.get(id)?.channels.cache.keys() ?? []),
  ...channels.cache.filter((each) => each.isThread() && each.parentId === id).keys(),
];

/** Tells what the gateway says of servers and channels that are gone. discord.js itself says it only of those that it has seen. */
export function listenForRemovals(client: Client, { gone, isIn }: Removals): void {
  client.on(Events.Raw, (data: unknown) => {
    const { data: event } = packet.safeParse(data);
    if (!event) return;
    if (event.t === GatewayDispatchEvents.Ready) isIn(event.d.guilds.map(({ id }) => id));
    else if (!("unavailable" in event.d && event.d.unavailable)) gone([event.d.id, ...within(client, event.d.id)]);
  });
}
