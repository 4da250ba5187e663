import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const BITS = 8;

/** What a link does to data. */
export interface LinkSpeed {
  /** Milliseconds from one end to the other. */
  readonly oneWay: number;
  /** Bits a second, in each direction, for all connections together. */
  readonly bits: number;
}

/** One direction of a link: bytes leave one after the other and arrive later, in order. */
class Direction {
  readonly #speed: LinkSpeed;
  /** When the last byte so far has left. */
  #free = 0;

  constructor(speed: LinkSpeed) {
    this.#speed = speed;
  }

  async carry(from: Socket, to: Socket): Promise<void> {
    let arriving = Promise.resolve();
    from.on("data", (chunk) => {
      const { oneWay, bits } = this.#speed;
      this.#free = Math.max(this.#free, performance.now()) + ((chunk.length * BITS) / bits) * 1000;
      const due = this.#free + oneWay;
      arriving = arriving.then(async () => {
        await pause(Math.max(0, due - performance.now()));
        if (to.writable) to.write(chunk);
      });
    });
    await once(from, "close");
    await arriving;
    to.end();
  }
}

/** Puts a slow link in front of a server on loopback; gives the port of its near end. */
export async function startLink(server: number, speed: LinkSpeed): Promise<number> {
  const [there, back] = [new Direction(speed), new Direction(speed)];
  const link = createServer((near) => {
    const far = connect(server, "127.0.0.1");
    for (const socket of [near, far]) socket.setNoDelay(true).on("error", () => socket.destroy());
    void there.carry(near, far);
    void back.carry(far, near);
  });
  link.listen(0, "127.0.0.1");
  await once(link, "listening");
  return (link.address() as AddressInfo).port;
}
