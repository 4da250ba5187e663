import type { CommunityState, KnownCommunity } from "../bot/access.ts";
import type { Asker } from "../bot/command.ts";
import type { FaultLog } from "../bot/fault-log.ts";
import type { Platform } from "../bot/platform.ts";
import { bold, paragraph, plain, type Reply } from "../bot/reply.ts";
import { bilingual, type Wording } from "../bot/texts/index.ts";

const texts = bilingual({
  knockTitle: { de: "Darf hier jemand fragen?", en: "May people ask me here?" },
  knock: {
    de: (isPrivate: boolean) =>
      isPrivate
        ? "schreibt mir privat und gehört zu keinem zugelassenen Ort. Ich habe nichts vom Plan gezeigt."
        : ": Dort hat mich jemand etwas gefragt, und der Ort ist nicht zugelassen. Ich habe nichts vom Plan gezeigt.",
    en: (isPrivate: boolean) =>
      isPrivate
        ? "is writing to me in private and does not belong to any approved place. I have not shown any of the timetable."
        : ": Somebody asked me something there, and the place has not been approved. I have not shown any of the timetable.",
  },
  admittedTitle: { de: "Ort zugelassen", en: "Place approved" },
  admitted: {
    de: ": Weil du mich dort benutzt hast, dürfen mich jetzt alle dort fragen, und wer dazugehört auch privat.",
    en: ": Because you used me there, everybody there can ask me now, and its members can ask me in private too.",
  },
  admit: { de: "Zulassen", en: "Approve" },
  block: { de: "Sperren", en: "Block" },
  somebody: { de: "Jemand", en: "Somebody" },
  unnamed: { de: "Ein Ort ohne Namen", en: "A place without a name" },
});

/** Words in a day. More are strangers at play: the rest stands in /orte. */
const MOST_A_DAY = 20;

const decision = (label: string, command: "zulassen" | "sperren", { number }: KnownCommunity) => ({
  label,
  invocation: { command, options: { ort: `#${number}` } },
});

const nameIn = (name: string | null, isPrivate: boolean, text: Wording) =>
  bold(name ?? (isPrivate ? texts(text).somebody : texts(text).unnamed));

function knockReply(community: KnownCommunity, name: string | null, text: Wording): Reply {
  const isPrivate = community.id.startsWith("@");
  const { knockTitle, knock, admit, block } = texts(text);
  return {
    title: knockTitle,
    tone: "warning",
    blocks: [paragraph(nameIn(name, isPrivate, text), plain(`${isPrivate ? " " : ""}${knock(isPrivate)}`))],
    actions: [[decision(admit, "zulassen", community), decision(block, "sperren", community)]],
    audience: "asker",
  };
}

function admittedReply(community: KnownCommunity, name: string | null, text: Wording): Reply {
  const { admittedTitle, admitted, block } = texts(text);
  return {
    title: admittedTitle,
    tone: "normal",
    blocks: [paragraph(nameIn(name, false, text), plain(admitted))],
    actions: [[decision(block, "sperren", community)]],
    audience: "asker",
  };
}

export interface WordsParts {
  readonly platforms: readonly Platform[];
  readonly operatorsOf: (platform: Platform) => Promise<readonly string[]>;
  readonly text: Wording;
  readonly now: () => Temporal.Instant;
  readonly log: FaultLog;
}

/** Private words to those who run the bot. */
export class Words {
  readonly #parts: WordsParts;
  #today = "";
  #told = 0;

  constructor(parts: WordsParts) {
    this.#parts = parts;
  }

  /** Tells what has become of a community, or that it waits. The name is told even where it is not stored. Never throws. */
  async tell(community: KnownCommunity, name: string | null, state: CommunityState, asker: Asker): Promise<void> {
    const { text, log, now } = this.#parts;
    const day = now().toString().slice(0, 10);
    if (day !== this.#today) this.#told = 0;
    this.#today = day;
    this.#told += 1;
    if (this.#told > MOST_A_DAY) return;
    const reply = state === "waiting" ? knockReply(community, name, text) : admittedReply(community, name, text);
    try {
      for (const { platform, user } of await this.#listeners(asker)) {
        const key = `w${community.number}:${now().epochMilliseconds.toString(36)}`;
        const posted = await platform.post({
          place: `@${user}`,
          reply,
          key,
          triedAt: null,
          mention: null,
          quiet: false,
        });
        if (posted.kind !== "posted")
          log.warn({ platform: platform.name, outcome: posted.kind }, "An operator could not be told who asks");
      }
    } catch (error) {
      log.warn({ err: error }, "Operators could not be told who asks");
    }
  }

  /** The operators on the platform where it happened; if it has none, those of the others. */
  async #listeners(asker: Asker) {
    const all = await Promise.all(
      this.#parts.platforms.map(async (platform) =>
        (await this.#parts.operatorsOf(platform)).map((user) => ({ platform, user })),
      ),
    );
    const own = all.flat().filter(({ platform }) => platform.name === asker.platform);
    return own.length > 0 ? own : all.flat();
  }
}
