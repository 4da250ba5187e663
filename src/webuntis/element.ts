import type { ElementKind, Id } from "./element-kind.ts";

/** Something with a name, such as a class: `Element<"klasse">`. Empty texts where WebUntis says nothing. */
export interface Element<K extends ElementKind = ElementKind> {
  /** WebUntis's id, unique within its kind. */
  readonly id: Id<K>;
  /** Short: "5a", "MEI", "M", "R204". */
  readonly name: string;
  /** "Klasse 5a", "Mathematik"; of a person the surname. */
  readonly longName: string;
}
