import { startFakeDiscord } from "../test/fakes/discord/index.ts";

/** Two Discords, one for each bot; on a message, one slash command after the other to one of them. */
const servers = [await startFakeDiscord(), await startFakeDiscord()];

process.on("message", async ({ server, rounds }: { server: number; rounds: number }) => {
  const user = servers[server]?.user;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await user?.slash("stundenplan", { klasse: "5a", tag: "2026-11-25" });
    times.push(performance.now() - start);
  }
  process.send?.(times);
});
process.send?.(servers.map(({ url, token }) => ({ url, token })));
