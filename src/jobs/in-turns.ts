import { chatOf } from "../bot/platform.ts";

/**
 * Does all the work, so many pieces at once. Chats take turns, and of each chat one piece is under way at a time: whoever has much, or is
 * slow, holds up nobody else.
 */
export async function inTurns<Piece extends { readonly place: string }>(
  pieces: readonly Piece[],
  atOnce: number,
  work: (piece: Piece) => Promise<void>,
): Promise<void> {
  const waiting = Map.groupBy(pieces, ({ place }) => chatOf(place));
  // A chat under way is not among those that wait; whoever has taken it goes on with it.
  const worker = async () => {
    for (const [chat, [piece, ...rest]] of waiting) {
      waiting.delete(chat);
      if (piece) await work(piece);
      if (rest.length > 0) waiting.set(chat, rest);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
