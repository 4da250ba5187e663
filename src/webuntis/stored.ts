import { frozen } from "./frozen.ts";
import { isPackable, PACK, type Unpack } from "./packed.ts";

/** A stored answer, as it is or packed. */
export class Stored {
  /** When it was given. */
  readonly at: Temporal.Instant;
  #open: object | undefined;
  #unpack: Unpack<object>;
  #isPacked = false;

  constructor(value: object, at: Temporal.Instant) {
    this.at = at;
    this.#unpack = () => value;
  }

  /** The answer, frozen deep down: the same object until it is packed. */
  get value(): object {
    this.#open ??= frozen(this.#unpack());
    return this.#open;
  }

  /** Makes room, if the answer can be packed. It is packed once only. */
  pack(): void {
    const { value } = this;
    if (!isPackable(value)) return;
    if (!this.#isPacked) this.#unpack = value[PACK]();
    this.#isPacked = true;
    this.#open = undefined;
  }
}
