import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Asker } from "../../src/bot/command.ts";
import type { Reply } from "../../src/bot/reply.ts";
import { type Course, choose, packChoice } from "../../src/school/index.ts";
import { asText, type DemoBot, startDemoBot } from "../demo-bot.ts";
import { wireLesson } from "../school/small-school.ts";
import { inChannel, inGroup, inPrivate, manages } from "./askers.ts";
import { press, pressAll } from "./buttons.ts";
import { startSmallSchoolBot } from "./small-school-bot.ts";

const labels = ({ actions }: Reply) => actions.flat().map(({ label }) => label);

/** What a pupil of Q1 takes, by the buttons' labels, without the sign before them, on all pages. */
const TAKEN = ["Ge KÖN", "D BEC", "E LAN", "Bi WEB", "Lit BÄR", "M STE", "PL THI", "Sp STE"];

/** Presses some courses of the Q1 of 36, wherever they are, and then that this is all. */
async function pressAllTaken(
  { bot }: DemoBot,
  who: Asker = inPrivate(),
  names: readonly string[] = TAKEN,
): Promise<Reply> {
  let reply = await bot.runText("meinekurse q1", who);
  for (const name of names) {
    const wanted = `⬜ ${name}`;
    if (!labels(reply).includes(wanted)) {
      const turn = labels(reply).findLast((label) => label.includes("Seite")) ?? "";
      reply = await press(bot, reply, turn, who);
    }
    reply = await press(bot, reply, wanted, who);
  }
  return press(bot, reply, "Fertig", who);
}

/** The same in one step, for tests of what comes of it. */
async function takes({ school, store }: DemoBot, who: Asker = inPrivate(), label = ""): Promise<void> {
  const q1 = (await school.klassen()).find(({ name }) => name === "Q1");
  const offer = await school.courses(q1 ?? expect.fail());
  const nameOf = ({ subjects, teachers }: Course) => `${subjects[0]?.name} ${teachers[0]?.name}`;
  const taken = offer.courses.filter((course) => TAKEN.includes(nameOf(course)));
  const choice = packChoice(
    choose(
      offer,
      taken.map(({ id }) => id),
    ),
  );
  await store.memory.changeCourses(who, "Q1", () => ({ label, until: offer.until, choice }));
}

/** The subjects and teachers of a day's answer, in order. */
const lessonsOf = ({ blocks }: Reply) =>
  blocks.flatMap((block) => (block.kind === "lessons" ? block.rows.flatMap(({ entries }) => entries) : []));
const taught = (reply: Reply) =>
  lessonsOf(reply).map(({ subject, teacher }) =>
    [...subject, ...teacher].map(({ text }) => text.replaceAll("~", "")).join(" "),
  );

describe("choosing", () => {
  test("among the 36 courses of Q1, a page at a time; looking remembers nothing", async () => {
    await using demo = await startDemoBot();
    const reply = await demo.bot.runText("meinekurse q1", inPrivate());
    expect(reply.audience).toBe("asker");
    const said = asText(reply);
    expect(said).toContain("Gewählt: 0 von 36 · Seite 1 von 3");
    expect(said).toContain("• ⬜ Bi WEB: Biologie, Bi-G1_Q1_WEB, 3 Std.");
    // One teacher with two courses of a subject: their groups tell them apart.
    expect(labels(reply)).toEqual(expect.arrayContaining(["⬜ D-G1_Q1_PET", "⬜ D-L1_Q1_PET", "Seite 2 ▶", "Fertig"]));
    expect(reply.actions.map(({ length }) => length)).toEqual([4, 4, 4, 4, 2]);
    const second = await press(demo.bot, reply, "Seite 2 ▶", inPrivate());
    expect(asText(second)).toContain("Seite 2 von 3");
    expect(labels(second)).toEqual(expect.arrayContaining(["⬜ M STE", "◀ Seite 1", "Seite 3 ▶"]));
    expect(await demo.store.memory.coursesOf(inPrivate())).toEqual([]);
  });

  test("each press is remembered at once, once however often it comes, and can be taken back", async () => {
    await using demo = await startDemoBot();
    const reply = await demo.bot.runText("meinekurse q1", inPrivate());
    const once = await press(demo.bot, reply, "⬜ Bi WEB", inPrivate());
    const twice = await press(demo.bot, reply, "⬜ Bi WEB", inPrivate());
    expect(labels(once)).toContain("✅ Bi WEB");
    expect(twice).toEqual(once);
    expect(asText(once)).toContain("Gewählt: 1 von 36");
    const back = await press(demo.bot, once, "✅ Bi WEB", inPrivate());
    expect(asText(back)).toContain("Gewählt: 0 von 36");
    const none = await press(demo.bot, back, "Fertig", inPrivate());
    expect(asText(none)).toContain("Solange nichts gewählt ist, zeige ich dir den ganzen Plan.");
    expect(taught(await demo.bot.runText("stundenplan q1", inPrivate()))).toHaveLength(12);
  });

  test("says at the end what is remembered, and what follows", async () => {
    await using demo = await startDemoBot();
    const done = await pressAllTaken(demo);
    expect(asText(done)).toMatchInlineSnapshot(`
      "Kurse gemerkt: Q1
        Bi WEB · D BEC · E LAN · Ge KÖN · Lit BÄR · M STE · PL THI · Sp STE
        Im privaten Chat mit mir zeigen /stundenplan, /vertretung, /naechste und deine Abos jetzt nur noch diese Kurse. „Alle zeigen“ zeigt den ganzen Plan. In Gruppen und Kanälen steht immer alles, und niemand sieht deine Auswahl.
        [1] /stundenplan  [2] Ändern  [3] Vergessen
      "
    `);
    expect(await pressAll(demo.bot, done, inPrivate())).toEqual({
      "/stundenplan": "Q1 · Montag, 23. November",
      Ändern: "Kurse der Q1",
      Vergessen: "Kurse vergessen",
    });
    expect(await demo.store.memory.coursesOf(inPrivate())).toEqual([]);
  });

  test("what the whole class has is ticked already, but not what is taught beside something else", async () => {
    await using demo = await startDemoBot();
    const reply = await demo.bot.runText("mycourses 5a", inPrivate("en"));
    expect(asText(reply)).toContain("What the whole class has is ticked already.");
    expect(labels(reply)).toEqual(
      expect.arrayContaining(["✅ M KAI", "✅ D SCÄ", "✅ E BAU", "⬜ ER FEL", "⬜ KR BÄR", "⬜ PP HUB"]),
    );
    await press(demo.bot, reply, "⬜ KR BÄR", inPrivate("en"));
    const days = await demo.bot.runText("timetable 5a wed", inPrivate("en"));
    expect(taught(days).join()).not.toContain("ER");
  });

  test("a class without lessons in the coming weeks has nothing to choose from", async () => {
    await using small = await startSmallSchoolBot({ lessons: () => [] });
    const reply = await small.bot.runText("meinekurse 5a", inPrivate());
    expect(asText(reply)).toContain("In den nächsten vier Wochen zeigt die Schule noch keinen Unterricht der 5a.");
    expect(reply.tone).toBe("unknown");
  });
});

describe("several classes and children", () => {
  let lines: DemoBot;
  beforeAll(async () => {
    lines = await startDemoBot();
  });
  afterAll(() => lines[Symbol.asyncDispose]());

  test("each has its name, and is offered where no class is named", async () => {
    await using demo = await startDemoBot();
    await takes(demo);
    await demo.bot.runText("meinekurse 5a für großes Kind", inPrivate());
    const overview = await demo.bot.runText("meinekurse", inPrivate());
    expect(asText(overview)).toMatchInlineSnapshot(`
      "Deine Kurse
        • 5a · großes Kind: noch keine Kurse gewählt
        • Q1: 8 Kurse, bis Sa 31.07.2027
        Für noch eine Klasse oder ein anderes Kind: /meinekurse 5a großes Kind
        [1] 5a · großes Kind  [2] Q1  [3] Alle vergessen
      "
    `);
    expect(await pressAll(demo.bot, overview, inPrivate())).toEqual({
      "5a · großes Kind": "Kurse der 5a · großes Kind",
      Q1: "Kurse der Q1",
      "Alle vergessen": "Kurse vergessen",
    });
  });

  test("the plan’s question for the class begins with them, but not where others read along", async () => {
    await using demo = await startDemoBot();
    await takes(demo);
    await demo.bot.runText("meinekurse 5a für großes Kind", inPrivate());
    expect(labels(await demo.bot.runText("stundenplan", inPrivate())).slice(0, 3)).toEqual([
      "großes Kind (5a)",
      "Q1",
      "5b",
    ]);
    expect(labels(await demo.bot.runText("stundenplan", inGroup())).slice(0, 2)).toEqual(["5a", "5b"]);
  });

  test("the name is said with the plan", async () => {
    await using demo = await startDemoBot();
    await takes(demo, inPrivate(), "Ben");
    expect(asText(await demo.bot.runText("stundenplan q1", inPrivate()))).toContain(
      "Nur die Kurse von „Ben“; 9 weitere Stunden sind ausgeblendet.",
    );
  });

  test.each([
    ["meinekurse q1 für großes Kind", "Kurse der Q1 · großes Kind"],
    ["meinekurse Q1 großes Kind", "Kurse der Q1 · großes Kind"],
    ["meinekurse EF ich", "Kurse der EF · ich"],
    ["meinekurse 5a Anna-Lena", "Kurse der 5a · Anna-Lena"],
    ["mycourses 5a for big child", "Courses of 5a · big child"],
    ["meinekurse q1 vergessen", "Kurse vergessen"],
    ["mycourses forget q1", "Courses forgotten"],
    ["meinekurse 5a für <b>", "Das habe ich nicht verstanden"],
    ["meinekurse 9x", "Meintest du …?"],
  ])("/%s", async (line, expected) => {
    const language = line.startsWith("my") ? "en" : "de";
    expect((await lines.bot.runText(line, inPrivate(language))).title).toBe(expected);
  });

  test("beyond ten classes it says what to do", async () => {
    await using demo = await startDemoBot();
    const { memory } = demo.store;
    const until = Temporal.PlainDate.from("2027-07-31");
    const choice = packChoice({ until, courses: [] });
    for (let each = 0; each < 9; each += 1)
      await memory.changeCourses(inPrivate(), `${each}`, () => ({ label: "", until, choice }));
    expect((await demo.bot.runText("meinekurse 5a für Kind", inPrivate())).title).toBe("Kurse der 5a · Kind");
    const refused = await demo.bot.runText("meinekurse 5b für Kind", inPrivate());
    expect(refused.tone).toBe("refused");
    expect(asText(refused)).toContain("Mehr als 10 Klassen kann ich mir für dich nicht merken.");
    expect((await demo.bot.runText("meinekurse 5a für großes Kind", inPrivate())).tone).toBe("normal");
  });
});

describe("from then on, in a private chat", () => {
  test("the plan, the changes and the next lesson are those of the chosen courses", async () => {
    await using demo = await startDemoBot();
    await takes(demo);
    const plan = await demo.bot.runText("stundenplan q1", inPrivate());
    expect(asText(plan)).toMatchInlineSnapshot(`
      "Q1 · Montag, 23. November
        Unterricht 07:55 bis 13:20 · keine Änderungen
        Std.               Fach        Lehrkraft  Raum
        1–2   07:55–09:30  Geschichte  KÖN        R309
        3–4   09:50–11:25  Mathematik  STE        R309
        5–6   11:45–13:20  Biologie    WEB        BIO2
        Nur deine Kurse; 9 weitere Stunden sind ausgeblendet.
        Stand 07:30
        [1] ◀ Fr 20.11.  [2] Heute  [3] Di 24.11. ▶  [4] Alle zeigen
      "
    `);
    expect(taught(await demo.bot.runText("naechste q1", inPrivate()))).toEqual(["Geschichte KÖN"]);
    expect(taught(await demo.bot.runText("naechste q1 alle", inPrivate()))).toHaveLength(4);
    const changes = async (more: string) => {
      const days = ["mo", "di", "mi", "do", "fr"].map((day) => `vertretung q1 ${day} ${more}`);
      return (await Promise.all(days.map((line) => demo.bot.runText(line, inPrivate())))).flatMap(taught);
    };
    const [own, all] = [await changes(""), await changes("alle")];
    expect(all).toEqual(expect.arrayContaining([...own]));
    expect(own.length).toBeLessThan(all.length);
    // Without a class it is the only one that courses were chosen of.
    expect((await demo.bot.runText("stundenplan", inPrivate())).title).toBe(plan.title);
  });

  test("a button shows all, the next day as well, and another goes back", async () => {
    await using demo = await startDemoBot();
    await takes(demo);
    const own = await demo.bot.runText("stundenplan q1", inPrivate());
    const all = await press(demo.bot, own, "Alle zeigen", inPrivate());
    expect(taught(all)).toHaveLength(12);
    expect(taught(await press(demo.bot, all, "Di 24.11. ▶", inPrivate())).length).toBeGreaterThan(8);
    expect(await press(demo.bot, all, "Nur meine Kurse", inPrivate())).toMatchObject({ blocks: own.blocks });
    expect(labels(await demo.bot.runText("timetable q1", inPrivate("en")))).toContain("Show all");
  });

  test("other classes, and other people’s plans, stay whole", async () => {
    await using demo = await startDemoBot();
    await takes(demo);
    const others = inPrivate("de", { chat: "77", user: "77" });
    expect(taught(await demo.bot.runText("stundenplan q1", others))).toHaveLength(12);
    expect(labels(await demo.bot.runText("stundenplan 5a", inPrivate()))).not.toContain("Alle zeigen");
  });
});

describe("where others read along", () => {
  test("all is shown to all, and nothing tells that somebody has chosen", async () => {
    await using demo = await startDemoBot();
    await takes(demo);
    await takes(demo, inChannel("de", { isPrivate: true }));
    for (const who of [inGroup("de"), inGroup("de", manages), inChannel("de")]) {
      const own = await demo.bot.runText("stundenplan q1", who);
      const nobodys = await demo.bot.runText("stundenplan q1", { ...who, user: "77" });
      expect(own).toEqual(nobodys);
      expect(taught(own)).toHaveLength(12);
    }
  });

  test("who can be answered alone gets their own courses when they ask for them, for their eyes only", async () => {
    await using demo = await startDemoBot();
    await takes(demo, inChannel());
    const done = await demo.bot.runText("meinekurse q1 fertig", inChannel());
    expect(done.audience).toBe("asker");
    expect(asText(done)).toContain("Hier im Kanal geht das mit /stundenplan meine: Die Antwort siehst nur du.");
    const own = await demo.bot.runText("stundenplan q1 meine", inChannel());
    expect(own.audience).toBe("asker");
    expect(taught(own).length).toBeLessThan(12);
  });

  test("in a group that reads all answers it is refused kindly, whoever asks", async () => {
    await using demo = await startDemoBot();
    for (const line of ["meinekurse q1", "meinekurse", "stundenplan q1 meine"]) {
      const refused = await demo.bot.runText(line, inGroup());
      expect(refused).toMatchObject({ title: "Nur im privaten Chat", tone: "refused", audience: "asker" });
    }
    expect((await demo.bot.runText("meinekurse q1", inChannel("de", { user: null }))).title).toBe(
      "Ich sehe nicht, wer du bist",
    );
  });
});

describe("what is new", () => {
  /** A course of Q1 becomes another group’s, with another teacher: nobody was offered it. The plans are read again. */
  function withNewCourse(demo: DemoBot): void {
    demo.demo.happens((each) =>
      each.group === "D-G1_Q1_PET"
        ? {
            ...each,
            group: "D-G4_Q1_NEU",
            teachers: each.teachers.map(({ now }) => ({ now: { ...(now ?? expect.fail()), id: 99, name: "NEU" } })),
          }
        : each,
    );
    demo.setTime("2026-11-23T07:40:00+01:00");
  }
  const line = "stundenplan q1 di";

  test("is shown, marked and asked about, until it is taken or left", async () => {
    await using demo = await startDemoBot();
    await takes(demo);
    const before = await demo.bot.runText(line, inPrivate());
    expect(asText(before)).not.toContain("neu");
    withNewCourse(demo);
    const day = await demo.bot.runText(line, inPrivate());
    expect(asText(day)).toMatchInlineSnapshot(`
      "Q1 · Dienstag, 24. November
        Unterricht 07:55 bis 17:20 · keine Änderungen
        Std.               Fach         Lehrkraft  Raum
        1–2   07:55–09:30  Deutsch      BEC        R309
                           Deutsch      NEU        R310
                           ↳ neu: deins?
        3     09:50–10:35  Mathematik   STE        R313
        5     11:45–12:30  Biologie     WEB        BIO3
        6     12:35–13:20  Literatur    BÄR        R314
        7–8   14:05–15:40  Geschichte   KÖN        R313
        9–10  15:45–17:20  Philosophie  THI        R312
        Neu im Plan: Deutsch. Gehört das dazu? Bis du es sagst, bleibt es hier stehen.
        Nur deine Kurse; 18 weitere Stunden sind ausgeblendet.
        Stand 07:40
        [1] ◀ Mo 23.11.  [2] Heute  [3] Mi 25.11. ▶  [4] Alle zeigen  [5] Neues einordnen
      "
    `);
    const question = await press(demo.bot, day, "Neues einordnen", inPrivate());
    expect(asText(question)).toMatchInlineSnapshot(`
      "Neu seit deiner Wahl: Q1
        Gehört das dazu? ✅ nimmt es dazu, ❌ blendet es aus. Bis dahin bleibt es im Plan stehen.
        • D NEU: Deutsch, D-G4_Q1_NEU, 3 Std.
        [1] ✅ D NEU  [2] ❌ D NEU  [3] Fertig
      "
    `);
    expect((await press(demo.bot, question, "❌ D NEU", inPrivate())).title).toBe("Kurse gemerkt: Q1");
    expect(taught(await demo.bot.runText(line, inPrivate())).join()).not.toContain("NEU");
    const taken = await press(demo.bot, question, "✅ D NEU", inPrivate());
    expect(asText(taken)).toContain("D NEU");
    const after = asText(await demo.bot.runText(line, inPrivate()));
    expect(after).toContain("NEU");
    expect(after).not.toContain("neu: deins?");
    expect(asText(await press(demo.bot, day, "Neues einordnen", inPrivate()))).toContain("nichts Neues");
  });

  test("stays undecided when another course is changed, and is marked among all", async () => {
    await using demo = await startDemoBot();
    await takes(demo);
    withNewCourse(demo);
    const among = await demo.bot.runText("meinekurse q1 fertig", inPrivate());
    const list = await press(demo.bot, among, "Ändern", inPrivate());
    expect(labels(list)).toContain("🆕 D NEU");
    await press(demo.bot, list, "⬜ Ek KRÄ", inPrivate());
    expect(asText(await demo.bot.runText(line, inPrivate()))).toContain("neu: deins?");
  });
});

describe("a new school year", () => {
  test("asks anew, kindly, and shows all until then", async () => {
    await using demo = await startDemoBot();
    await takes(demo, inPrivate(), "Ben");
    demo.setTime("2027-09-06T07:00:00+02:00");
    const day = await demo.bot.runText("stundenplan q1", inPrivate());
    expect(asText(day)).toContain("Ein neues Schuljahr hat begonnen.");
    expect(taught(day).length).toBeGreaterThan(8);
    expect(labels(day)).not.toContain("Alle zeigen");
    const anew = await press(demo.bot, day, "Kurse neu wählen", inPrivate());
    expect(anew.title).toBe("Kurse der Q1 · Ben");
    expect(asText(anew)).toContain("Ein neues Schuljahr! Die Kurse vom letzten gelten nicht mehr");
    expect(asText(await demo.bot.runText("meinekurse", inPrivate()))).toContain(
      "bitte neu wählen, das Schuljahr ist vorbei",
    );
    const first = labels(anew)[0] ?? "";
    expect(asText(await press(demo.bot, anew, first, inPrivate()))).toContain("Gewählt: 1 von");
    expect(labels(await demo.bot.runText("stundenplan q1", inPrivate()))).toContain("Alle zeigen");
  });
});

describe("a school that names things oddly", () => {
  test.each([
    ["blank", " "],
    ["invisible", "\u200b"],
    ["endless", "🦔".repeat(5_000)],
    ["markup", "<b>|%7C"],
  ])("with %s names has buttons that can be read and pressed", async (_, name) => {
    const named = (id: number) => [{ id, name, longname: name }];
    const lessons = (date: Temporal.PlainDate) =>
      date.dayOfWeek > 5
        ? []
        : ([1, 2, 3] as const).map((unit) =>
            wireLesson(`${date}`, unit, "M", { su: named(unit), te: named(unit), sg: `${name}${unit}` }),
          );
    await using small = await startSmallSchoolBot({ lessons });
    const reply = await small.bot.runText("meinekurse 5a", inPrivate());
    for (const label of labels(reply)) {
      expect(label.replaceAll(/[\s\u200b⬜✅]/gu, "")).not.toBe("");
      expect(label.length).toBeLessThanOrEqual(30);
      expect(label.isWellFormed()).toBe(true);
    }
    await pressAll(small.bot, reply, inPrivate());
    expect(small.log).toEqual([]);
  });
});
