import type { Asker } from "../asker.ts";
import type { Address, PlatformName } from "../platform.ts";
import type { CourseChange, OwnCourses } from "./own-courses.ts";
import type { NewSubscription, Subscription, SubscriptionLimits } from "./subscription.ts";

/** Who a class is remembered for. */
export type Whose = "asker" | "place";

/** What the bot remembers about people and places. */
export interface Memory {
  /** The class to use when none is named, as text for the class option: the place's, or the asker's own. */
  klasseOf(asker: Asker): Promise<string | undefined>;
  /** Remembers a class, or forgets it when `klasse` is undefined. */
  remember(whose: Whose, klasse: string | undefined, asker: Asker): Promise<void>;
  /** The courses that the asker takes, by class. They are nobody else's business: show them where nobody reads along. */
  coursesOf(asker: Asker): Promise<readonly OwnCourses[]>;
  /**
   * Changes the courses that the asker takes of a class, from what is remembered so far; two at the same time come one after the other.
   * @throws what the change throws
   */
  changeCourses(asker: Asker, klasse: string, change: CourseChange): Promise<OwnCourses>;
  /** Forgets the courses that the asker takes of a class. */
  forgetCourses(asker: Asker, klasse: string): Promise<void>;
  /**
   * Makes a subscription, or replaces the one this place has for the same class, in the morning or on the evening before.
   * @throws what the limits say, when there would be more than they allow; they hold however many ask at the same time.
   */
  subscribe(
    wish: NewSubscription,
    limits?: SubscriptionLimits,
  ): Promise<{ readonly subscription: Subscription; readonly replaced: boolean }>;
  /** All subscriptions of a place, oldest first. */
  subscriptions(address: Address): Promise<readonly Subscription[]>;
  /** A platform's subscription by its id. */
  subscription(id: number, platform: PlatformName): Promise<Subscription | undefined>;
  /** False when the place has no such subscription (any more). */
  unsubscribe(id: number, address: Address): Promise<boolean>;
  /** Everything stored about a person, for them to download. */
  dataOf(asker: Asker): Promise<object>;
  /** Deletes everything stored about a person. Subscriptions of groups stay, without their owner. */
  forget(asker: Asker): Promise<void>;
}
