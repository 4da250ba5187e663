import type { Kysely } from "kysely";
import type { Asker } from "../bot/command.ts";
import type { CountedBy, Memory, Whose } from "../bot/memory/memory.ts";
import type { NewSubscription } from "../bot/memory/subscription.ts";
import type { Address, PlatformName } from "../bot/platform.ts";
import { listOf } from "./lists.ts";
import type { Database } from "./schema.ts";
import type { Subscriptions } from "./subscriptions.ts";

const idOf = (whose: Whose, { user, chat }: Asker) => (whose === "asker" ? user : chat);

/** Replaces equal subscriptions that exist under the new id. */
async function moveSubscriptions(database: Kysely<Database>, platform: PlatformName, from: string, to: string) {
  await database
    .deleteFrom("subscription as there")
    .where("platform", "=", platform)
    .where("place", "=", to)
    .where((row) =>
      row.exists(
        row
          .selectFrom("subscription as moving")
          .select("moving.id")
          .where("moving.platform", "=", platform)
          .where("moving.place", "=", from)
          .whereRef("moving.klasse", "=", "there.klasse")
          .whereRef("moving.eve", "=", "there.eve"),
      ),
    )
    .execute();
  await database
    .updateTable("subscription")
    .set({ place: to })
    .where("platform", "=", platform)
    .where("place", "=", from)
    .execute();
}

/** Replaces the class under the new id, if the old id has one. */
async function moveKlasse(database: Kysely<Database>, platform: PlatformName, from: string, to: string) {
  const moving = await database
    .deleteFrom("klasse")
    .where("platform", "=", platform)
    .where("whose", "=", "place")
    .where("id", "=", from)
    .returningAll()
    .executeTakeFirst();
  if (!moving) return;
  await database
    .insertInto("klasse")
    .values({ ...moving, id: to })
    .onConflict((conflict) => conflict.columns(["platform", "whose", "id"]).doUpdateSet({ klasse: moving.klasse }))
    .execute();
}

/** What commands remember, in the database. */
export class StoredMemory implements Memory {
  readonly #database: Kysely<Database>;
  readonly #subscriptions: Subscriptions;

  constructor(database: Kysely<Database>, subscriptions: Subscriptions) {
    this.#database = database;
    this.#subscriptions = subscriptions;
  }

  /** The place's class, else the only class of its subscriptions, else the asker's own; in a private chat the asker's own comes first. */
  async klasseOf(asker: Asker): Promise<string | undefined> {
    const own = await this.#chosen("asker", asker);
    if (asker.isPrivate && own !== undefined) return own;
    return (await this.#chosen("place", asker)) ?? (await this.#subscribed(asker)) ?? own;
  }

  async remember(whose: Whose, klasse: string | undefined, asker: Asker): Promise<void> {
    const key = { platform: asker.platform, whose, id: idOf(whose, asker) };
    if (klasse === undefined) return this.#forgetKlasse(whose, asker);
    await this.#database
      .insertInto("klasse")
      .values({ ...key, klasse })
      .onConflict((conflict) => conflict.columns(["platform", "whose", "id"]).doUpdateSet({ klasse }))
      .execute();
  }

  subscribe(wish: NewSubscription) {
    return this.#subscriptions.put(wish);
  }

  countSubscriptions(wish: Pick<NewSubscription, CountedBy>) {
    return this.#subscriptions.count(wish);
  }

  subscriptions(address: Address) {
    return this.#subscriptions.at(address);
  }

  async subscription(id: number, platform: PlatformName) {
    const found = await this.#subscriptions.get(id);
    return found?.platform === platform ? found : undefined;
  }

  unsubscribe(id: number, address: Address) {
    return this.#subscriptions.delete(id, address);
  }

  async dataOf(asker: Asker): Promise<object> {
    const { platform, user } = asker;
    const subscriptions = await this.#subscriptions.ofOwner(platform, user);
    return {
      platform,
      user,
      klasse: (await this.#chosen("asker", asker)) ?? null,
      subscriptions: subscriptions.map(({ owner: _, ...rest }) => rest),
      posts: await this.#posts(
        asker,
        subscriptions.filter(({ isPrivate }) => isPrivate).map(({ id }) => id),
      ),
    };
  }

  async forget(asker: Asker): Promise<void> {
    await this.#forgetKlasse("asker", asker);
    await this.#subscriptions.forgetOwner(asker.platform, asker.user);
    await this.#database
      .deleteFrom("delivery")
      .where("platform", "=", asker.platform)
      .where("place", "=", `@${asker.user}`)
      .execute();
  }

  /** A place has a new id. */
  async moved(platform: PlatformName, from: string, to: string): Promise<void> {
    if (from === to) return;
    await this.#database.transaction().execute(async (database) => {
      await database
        .updateTable("delivery")
        .set({ place: to })
        .where("platform", "=", platform)
        .where("place", "=", from)
        .execute();
      await moveSubscriptions(database, platform, from, to);
      await moveKlasse(database, platform, from, to);
    });
  }

  /** The posts still known of these subscriptions, and to this person. */
  async #posts({ platform, user }: Asker, subscriptions: readonly number[]): Promise<readonly object[]> {
    const rows = await this.#database
      .selectFrom("delivery")
      .select(["subscription", "kind", "date", "due", "state"])
      .where("platform", "=", platform)
      .where((row) => row.or([row("subscription", "in", listOf(subscriptions)), row("place", "=", `@${user}`)]))
      .orderBy("due")
      .execute();
    return rows.map(({ due, ...rest }) => ({ ...rest, due: Temporal.Instant.fromEpochMilliseconds(due) }));
  }

  async #chosen(whose: Whose, asker: Asker): Promise<string | undefined> {
    const found = await this.#database
      .selectFrom("klasse")
      .select("klasse")
      .where("platform", "=", asker.platform)
      .where("whose", "=", whose)
      .where("id", "=", idOf(whose, asker))
      .executeTakeFirst();
    return found?.klasse;
  }

  async #subscribed({ platform, chat }: Asker): Promise<string | undefined> {
    const subscribed = await this.subscriptions({ platform, place: chat });
    const [klasse, another] = [...new Set(subscribed.map((each) => each.klasse))];
    return another === undefined ? klasse : undefined;
  }

  async #forgetKlasse(whose: Whose, asker: Asker): Promise<void> {
    await this.#database
      .deleteFrom("klasse")
      .where("platform", "=", asker.platform)
      .where("whose", "=", whose)
      .where("id", "=", idOf(whose, asker))
      .execute();
  }
}
