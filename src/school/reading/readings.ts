import type { TimetableSource } from "../../webuntis/index.ts";
import { DayPlans } from "./day-plans.ts";
import { KlassenWeeks } from "./klassen-weeks.ts";
import { LastGood } from "./last-good.ts";
import { MasterData } from "./master-data.ts";
import { MissingNames } from "./missing-names.ts";
import { NameLists } from "./name-lists.ts";
import { OwnerNames } from "./owner-names.ts";
import { OwnersInKlassen } from "./owners-in-klassen.ts";
import type { RequestQueue } from "./request-queue.ts";
import { Weeks } from "./weeks.ts";

interface ReadingsParts {
  readonly source: TimetableSource;
  readonly queue: RequestQueue;
  readonly now: () => Temporal.Instant;
  readonly today: () => Temporal.PlainDate;
}

/** What is read of a school, the same for all who ask. */
export class Readings {
  readonly queue: RequestQueue;
  readonly lastGood: LastGood;
  readonly nameLists: NameLists;
  readonly masterData: MasterData;
  readonly weeks: Weeks;
  readonly klassenWeeks: KlassenWeeks;
  readonly ownerNames: OwnerNames;
  readonly dayPlans: DayPlans;

  constructor({ source, queue, now, today }: ReadingsParts) {
    const lastGood = new LastGood(now, queue);
    const nameLists = new NameLists(source, lastGood);
    const masterData = new MasterData(source, lastGood);
    this.queue = queue;
    this.lastGood = lastGood;
    this.nameLists = nameLists;
    this.masterData = masterData;
    this.weeks = new Weeks({ source, masterData, nameLists, lastGood, now, today });
    this.klassenWeeks = new KlassenWeeks(this.weeks, nameLists, queue);
    const ownersInKlassen = new OwnersInKlassen(this.klassenWeeks);
    this.dayPlans = new DayPlans(this.weeks, masterData, new MissingNames(nameLists), ownersInKlassen, now);
    this.ownerNames = new OwnerNames(nameLists, ownersInKlassen, this.dayPlans, queue);
  }
}
