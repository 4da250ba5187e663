import { describe, expect, expectTypeOf, test } from "vitest";
import type { Element, Exam, Id, Period, Session, Substitution, TimetableQuery } from "../../src/webuntis/index.ts";
import { answering, named, THAT_DAY, THAT_WEEK, wirePeriod } from "./school.ts";

describe("an element's id", () => {
  test("finds the timetable of its own kind only; a plain number finds any", async () => {
    await using school = await answering({
      getTimetable: [wirePeriod()],
      getTeachers: [named(54, "MEI")],
      getClassregEvents: [],
      getKlassen: [{ ...named(1, "5a"), teacher1: 54 }],
    });
    const { session } = school;
    const [teacher] = await session.teachers();
    const [klasse] = await session.klassen();
    const [period] = await session.timetable(THAT_DAY);
    if (!teacher || !klasse || !period?.rooms[0] || !klasse.teacher1) return expect.fail("The school is empty");

    await session.timetable({ ...THAT_WEEK, klasse });
    await session.timetable({ ...THAT_WEEK, teacher });
    await session.timetable({ ...THAT_WEEK, teacher: klasse.teacher1 });
    await session.timetable({ ...THAT_WEEK, room: period.rooms[0] });
    await session.timetable({ ...THAT_WEEK, klasse: 129 });
    await session.timetable({ ...THAT_WEEK, klasse: { id: 129 } });
    await session.timetableExtended({ ...THAT_WEEK, klasse: "5a", keyType: "name" });

    // @ts-expect-error A teacher is no class.
    await session.timetable({ ...THAT_WEEK, klasse: teacher });
    // @ts-expect-error Nor is a teacher's id.
    await session.timetable({ ...THAT_WEEK, klasse: teacher.id });
    // @ts-expect-error The class's teacher is no class.
    await session.timetable({ ...THAT_WEEK, klasse: klasse.teacher1 });
    // @ts-expect-error A room of a period is no teacher.
    await session.timetableExtended({ ...THAT_WEEK, teacher: period.rooms[0] });
    // @ts-expect-error A class is no student.
    await session.classRegEventForId({ ...THAT_WEEK, student: klasse });
  });

  test("knows its kind wherever it comes from", () => {
    expectTypeOf<Period["klassen"]>().toEqualTypeOf<readonly Element<"klasse">[]>();
    expectTypeOf<Period["originalRooms"]>().toEqualTypeOf<readonly Element<"room">[]>();
    expectTypeOf<Substitution["teachers"]>().toEqualTypeOf<readonly Element<"teacher">[]>();
    expectTypeOf<Exam["students"]>().toEqualTypeOf<readonly Element<"student">[]>();
    expectTypeOf<Exam["subject"]>().toEqualTypeOf<Element<"subject"> | null>();
    expectTypeOf<NonNullable<Session["loginResult"]>["klasseId"]>().toEqualTypeOf<Id<"klasse"> | undefined>();
    expectTypeOf<Awaited<ReturnType<Session["getTeacher"]>>["id"]>().toEqualTypeOf<Id<"teacher">>();
  });

  test("is a number to everybody else, and any number is one", () => {
    expectTypeOf<Id<"klasse">>().toExtend<number>();
    expectTypeOf<number>().toExtend<Id<"klasse">>();
    expectTypeOf<Id<"teacher">>().not.toExtend<Id<"klasse">>();
    expectTypeOf<Id>().not.toExtend<Id<"klasse">>();
    expectTypeOf<{ klasse: number; start: Temporal.PlainDate; end: Temporal.PlainDate }>().toExtend<TimetableQuery>();
  });
});
