import type { Asker } from "../asker.ts";
import type { Address, PlatformName } from "../platform.ts";
import type { NewSubscription, Subscription } from "./subscription.ts";

/** Whose class is remembered. */
export type Whose = "asker" | "place";

/** What the bot remembers of people and places, as commands use it. */
export interface Memory {
  /** The class that is meant where none is named: the place's, or the asker's own. As it was printed into `remember`. */
  klasseOf(asker: Asker): Promise<string | undefined>;
  /** Remembers a class, or forgets it. */
  remember(whose: Whose, klasse: string | undefined, asker: Asker): Promise<void>;
  /** Makes a subscription, in place of one that the same place has for the same class at the same time of day. */
  subscribe(wish: NewSubscription): Promise<{ readonly subscription: Subscription; readonly replaced: boolean }>;
  /** All subscriptions of a place, oldest first. */
  subscriptions(address: Address): Promise<readonly Subscription[]>;
  /** A platform's subscription by its number. */
  subscription(id: number, platform: PlatformName): Promise<Subscription | undefined>;
  /** False when the place has no such subscription (any more). */
  unsubscribe(id: number, address: Address): Promise<boolean>;
  /** Everything that is stored about a person, as data to give out. */
  dataOf(asker: Asker): Promise<object>;
  /** Deletes everything that is stored about a person. Subscriptions of groups stay, but no longer say who made them. */
  forget(asker: Asker): Promise<void>;
}
