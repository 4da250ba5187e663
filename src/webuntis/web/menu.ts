import type { z } from "zod";
import { ALL_KINDS, ELEMENT_KINDS, type ElementKind } from "../element-kind.ts";
import type { menu } from "./schemas.ts";
import type { Timetable } from "./web-pages.ts";

const KIND_OF: ReadonlyMap<string, ElementKind> = new Map(
  ALL_KINDS.map((kind) => [ELEMENT_KINDS[kind].resource, kind]),
);

/** What an account may choose from in the web client. */
export class Menu {
  /** The timetable of the account's own person; undefined without one. */
  readonly own: Timetable | undefined;
  readonly #offered: ReadonlySet<ElementKind>;

  constructor({ myTimetable, availableTimetables }: z.infer<typeof menu>) {
    const kind = KIND_OF.get(myTimetable?.type ?? "");
    this.own = kind && myTimetable ? { kind, id: myTimetable.resource.id, isOwn: true } : undefined;
    this.#offered = new Set(availableTimetables.flatMap((type) => KIND_OF.get(type) ?? []));
  }

  /**
   * Whether a kind is closed as a whole. A menu that names none of the kinds says nothing. Neither does it about subjects, whose names
   * are shown where their timetables are not.
   */
  isClosed(kind: ElementKind): boolean {
    return kind !== "subject" && this.#offered.size > 0 && !this.#offered.has(kind);
  }
}
