import type { Kysely, Selectable } from "kysely";
import type { CourseChange, OwnCourses } from "../bot/memory/own-courses.ts";
import type { PlatformName } from "../bot/platform.ts";
import { listOf } from "./lists.ts";
import type { Database } from "./schema.ts";

/** Somebody on a platform. */
export interface Person {
  readonly platform: PlatformName;
  readonly user: string;
}

const ownCourses = ({ klasse, label, until, choice }: Selectable<Database["own_courses"]>): OwnCourses => ({
  klasse,
  label,
  until: Temporal.PlainDate.from(until),
  choice,
});

/** Which courses people take. */
export class CoursesOfPeople {
  readonly #database: Kysely<Database>;
  readonly #now: () => Temporal.Instant;

  constructor(database: Kysely<Database>, now: () => Temporal.Instant) {
    this.#database = database;
    this.#now = now;
  }

  async of({ platform, user }: Person): Promise<readonly OwnCourses[]> {
    const rows = await this.#database
      .selectFrom("own_courses")
      .selectAll()
      .where("platform", "=", platform)
      .where("user", "=", user)
      .orderBy("klasse")
      .execute();
    return rows.map(ownCourses);
  }

  /** Those of whoever made a private subscription, of its class, by the subscription's id. */
  async ofSubscriptions(ids: readonly number[]): Promise<ReadonlyMap<number, OwnCourses>> {
    const rows = await this.#database
      .selectFrom("subscription")
      .innerJoin("own_courses", (join) =>
        join
          .onRef("own_courses.platform", "=", "subscription.platform")
          .onRef("own_courses.user", "=", "subscription.owner")
          .onRef("own_courses.klasse", "=", "subscription.klasse"),
      )
      .selectAll("own_courses")
      .select("subscription.id")
      .where("subscription.id", "in", listOf(ids))
      .where("subscription.private", "=", 1)
      .execute();
    return new Map(rows.map(({ id, ...row }) => [id, ownCourses(row)]));
  }

  /** Changes what is known of a class, in one transaction. @throws what the change throws */
  async change({ platform, user }: Person, klasse: string, change: CourseChange): Promise<OwnCourses> {
    return this.#database.transaction().execute(async (database) => {
      const rows = await database
        .selectFrom("own_courses")
        .selectAll()
        .where("platform", "=", platform)
        .where("user", "=", user)
        .execute();
      const before = rows.find((row) => row.klasse === klasse);
      const others = rows.length - Number(before !== undefined);
      const { label, until, choice } = change(before && ownCourses(before), others);
      const after = { label, until: until.toString(), choice, used: this.#now().epochMilliseconds };
      await database
        .insertInto("own_courses")
        .values({ platform, user, klasse, ...after })
        .onConflict((conflict) => conflict.columns(["platform", "user", "klasse"]).doUpdateSet(after))
        .execute();
      return { klasse, label, until, choice };
    });
  }

  async delete({ platform, user }: Person, klasse?: string): Promise<void> {
    await this.#database
      .deleteFrom("own_courses")
      .where("platform", "=", platform)
      .where("user", "=", user)
      .$if(klasse !== undefined, (query) => query.where("klasse", "=", klasse ?? ""))
      .execute();
  }

  /** Notes that the bot is of use to somebody. */
  async used({ platform, user }: Person): Promise<void> {
    await this.#database
      .updateTable("own_courses")
      .set({ used: this.#now().epochMilliseconds })
      .where("platform", "=", platform)
      .where("user", "=", user)
      .execute();
  }

  /** Ends what nobody needed since before a time, and what was over by then. */
  async forgetUnused(before: Temporal.Instant): Promise<void> {
    const day = before.toZonedDateTimeISO("UTC").toPlainDate().toString();
    await this.#database
      .deleteFrom("own_courses")
      .where((row) => row.or([row("used", "<", before.epochMilliseconds), row("until", "<", day)]))
      .execute();
  }
}
