import { chatOf } from "../bot/platform.ts";

/** Lets so many do something at the same time; the others wait, first come, first served. */
class Slots {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async run(work: () => Promise<void>): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((go) => void this.#waiting.push(go));
    try {
      await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}

/**
 * Does all the work, so many pieces at once. Chats take turns, and of each chat one piece is under way at a time: whoever has much, or is
 * slow, holds up nobody else.
 * @param prepare what comes before a piece's turn, for all chats at the same time. Gives what is to be done when it is its turn, if anything.
 */
export async function inTurns<Piece extends { readonly place: string }>(
  pieces: readonly Piece[],
  atOnce: number,
  prepare: (piece: Piece) => Promise<(() => Promise<void>) | undefined>,
): Promise<void> {
  const slots = new Slots(atOnce);
  const chats = Map.groupBy(pieces, ({ place }) => chatOf(place));
  const inOrder = async (own: readonly Piece[]) => {
    for (const piece of own) {
      const work = await prepare(piece);
      if (work) await slots.run(work);
    }
  };
  await Promise.all([...chats.values()].map(inOrder));
}
