import { type PeriodList, RemoteError } from "../../webuntis/index.ts";
import type { ElementNames } from "../element-names.ts";
import { Derived } from "./derived.ts";
import type { NameLists } from "./name-lists.ts";

/** The kinds whose lists a source has, and whose names may be missing from a period. */
type NamedKind = "teacher" | "room";

const isUnnamed = ({ name, longName }: { readonly name: string; readonly longName: string }) => !name && !longName;

/** Names for timetables that give teachers or rooms by id only, as for those that were replaced. Other timetables ask for no list. */
export class MissingNames {
  readonly #nameLists: NameLists;
  readonly #lacking = new Derived((periods: PeriodList): readonly NamedKind[] => [
    ...(periods.some((each) => [...each.teachers, ...each.originalTeachers].some(isUnnamed))
      ? ["teacher" as const]
      : []),
    ...(periods.some((each) => [...each.rooms, ...each.originalRooms].some(isUnnamed)) ? ["room" as const] : []),
  ]);

  constructor(nameLists: NameLists) {
    this.#nameLists = nameLists;
  }

  /** The list of a kind if a timetable needs it and it may be read. */
  async of<K extends NamedKind>(kind: K, periods: PeriodList): Promise<ElementNames<K> | undefined> {
    if (!this.#lacking.of(periods).includes(kind)) return undefined;
    try {
      return await this.#nameLists.of(kind);
    } catch (error) {
      if (error instanceof RemoteError) return undefined;
      throw error;
    }
  }
}
