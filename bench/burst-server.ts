import { startFakeDiscord } from "../test/fakes/discord/index.ts";

/** A Discord whose time is real; on a message, so many people send a command at once. */
const discord = await startFakeDiscord({ now: () => performance.now() });

process.on("message", async (people: number) => {
  const start = performance.now();
  const asked = Array.from({ length: people }, (_, each) =>
    discord.user
      .slash(
        "stundenplan",
        { klasse: "5a", tag: "2026-11-25" },
        { as: String(1_400_000_000_000_000_000n + BigInt(each)) },
      )
      .then(({ deferred }) => ({ deferred, milliseconds: performance.now() - start })),
  );
  const seen = (await Promise.allSettled(asked)).flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const atOnce = seen.filter(({ deferred }) => !deferred).map(({ milliseconds }) => milliseconds);
  process.send?.({
    atOnce: atOnce.length,
    slowestAtOnce: Math.max(0, ...atOnce),
    announced: seen.length - atOnce.length,
    slowest: Math.max(0, ...seen.map(({ milliseconds }) => milliseconds)),
    unanswered: people - seen.length,
  });
});
process.send?.({ url: discord.url, token: discord.token });
