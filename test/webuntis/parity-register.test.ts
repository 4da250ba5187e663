import { describe, expect, test } from "vitest";
import { NotFoundError } from "../../src/webuntis/index.ts";
import { answering, MONDAY, named, THAT_WEEK } from "./school.ts";

/** python-webuntis's own example school. */
const LISTS = {
  getKlassen: [named(2, "1A", "Erste A")],
  getTeachers: [
    { ...named(3, "GAN", "Gans"), foreName: "Hans" },
    { ...named(7, "DUE", "Duesentrieb"), foreName: "Daniel" },
  ],
  getSubjects: [named(4, "Math", "Mathematics")],
  getStudents: [
    { ...named(1, "Nobody", "Nobody"), foreName: "Without key" },
    { ...named(9, "Potter", "Potter"), foreName: "Harry", key: "42" },
  ],
};
const RANGE = { startDate: 20261123, endDate: 20261127 };
const AT = { date: 20180320, startTime: 850, endTime: 940 };

describe("exams", () => {
  const EXAM = { id: 2114, classes: [2], teachers: [3, 7], students: [9], subject: 4, ...AT };

  test("ask for a type, or for all", async () => {
    await using school = await answering({ getExams: {}, ...LISTS });
    expect(await school.session.exams(THAT_WEEK)).toEqual([]);
    await school.session.exams({ ...THAT_WEEK, examTypeId: 8 });
    const asked = school.server.calls.filter(({ method }) => method === "getExams");
    expect(asked.map(({ params }) => params)).toEqual([
      { ...RANGE, examTypeId: 0 },
      { ...RANGE, examTypeId: 8 },
    ]);
    await expect(school.session.exams({ start: THAT_WEEK.end, end: MONDAY })).rejects.toThrow(RangeError);
  });

  test("know classes, teachers, students and the subject by their lists", async () => {
    await using school = await answering({ getExams: [EXAM], ...LISTS });
    const [exam] = await school.session.exams(THAT_WEEK);
    expect([exam?.start, exam?.end].map(String)).toEqual(["2018-03-20T08:50:00", "2018-03-20T09:40:00"]);
    expect(exam).toMatchObject({
      id: 2114,
      klassen: [named(2, "1A", "Erste A")],
      teachers: [named(3, "GAN", "Gans"), named(7, "DUE", "Duesentrieb")],
      students: [named(9, "Potter", "Potter")],
      subject: named(4, "Math", "Mathematics"),
    });
  });

  test("have empty names where no list knows an id or may be read, and no subject for 0", async () => {
    const bare = { id: 1, subject: 0, teachers: {}, ...AT };
    await using school = await answering({ getExams: [{ ...EXAM, classes: [99] }, bare], getKlassen: [] });
    const [exam, empty] = await school.session.exams(THAT_WEEK);
    expect([exam?.klassen, exam?.subject, exam?.students]).toEqual([[named(99, "")], named(4, ""), [named(9, "")]]);
    expect(empty).toMatchObject({ klassen: [], teachers: [], students: [], subject: null });
  });
});

describe("timetable_with_absences", () => {
  const ABSENCE = {
    ...AT,
    studentId: "42",
    subjectId: "4",
    teacherIds: ["3", "7"],
    studentGroup: "MAM_1A_M",
    user: "",
    checked: true,
    absenceReason: "illness",
    absentTime: 50,
    excuseStatus: "excused",
  };
  const absences = async (wire: readonly object[], lists: object = LISTS) => {
    await using school = await answering({ getTimetableWithAbsences: { periodsWithAbsences: wire }, ...lists });
    return await school.session.timetableWithAbsences(THAT_WEEK);
  };

  test("asks with options, and many answers hold nothing", async () => {
    for (const result of [{}, [], null, "", { periodsWithAbsences: {} }]) {
      await using school = await answering({ getTimetableWithAbsences: result });
      expect(await school.session.timetableWithAbsences(THAT_WEEK)).toEqual([]);
      expect(school.server.calls[0]?.params).toEqual({ options: RANGE });
    }
  });

  test("Absence: the student by the key, minutes, reason and state of the excuse", async () => {
    const [absence] = await absences([ABSENCE]);
    expect([absence?.start, absence?.end].map(String)).toEqual(["2018-03-20T08:50:00", "2018-03-20T09:40:00"]);
    expect(absence).toMatchObject({
      studentKey: "42",
      student: { id: 9, fullName: "Harry Potter" },
      name: "Harry Potter",
      subject: named(4, "Math", "Mathematics"),
      teachers: [named(3, "GAN", "Gans"), named(7, "DUE", "Duesentrieb")],
      studentGroup: "MAM_1A_M",
      checked: true,
      reason: "illness",
      time: 50,
      status: "excused",
    });
  });

  test("Absence: subject and teachers are usually empty, texts and minutes may be missing", async () => {
    const bare = { ...AT, studentId: 42, subjectId: "", teacherIds: [""], checked: null };
    const [absence] = await absences([bare]);
    expect(absence).toMatchObject({
      name: "Harry Potter",
      subject: null,
      teachers: [],
      studentGroup: "",
      reason: "",
      time: 0,
      status: "",
      checked: false,
    });
    expect((await absences([{ ...bare, absentTime: "50" }]))[0]?.time).toBe(50);
    expect((await absences([{ ...bare, subjectId: null }]))[0]?.subject).toBeNull();
  });

  test("Absence: an unknown student has a key for a name, and no key is nobody's", async () => {
    const [unknown] = await absences([{ ...ABSENCE, studentId: "17" }], {});
    expect(unknown).toMatchObject({ name: "17", student: undefined, subject: named(4, "") });
    const [nobody] = await absences([{ ...ABSENCE, studentId: "" }]);
    expect(nobody).toMatchObject({ name: "", student: undefined });
  });
});

describe("class_reg_events", () => {
  const EVENT = {
    studentid: "42",
    surname: "Potter",
    forname: "Harry",
    date: 20180417,
    subject: "E",
    reason: "remark",
    text: "magic in classroom",
  };
  const CATEGORIES = { getClassregCategories: [{ ...named(5, "Magie"), groupId: 1 }] };

  test("ask for a range, or for one element in it", async () => {
    await using school = await answering({ getClassregEvents: {}, ...LISTS, ...CATEGORIES });
    expect(await school.session.classRegEvents(THAT_WEEK)).toEqual([]);
    expect(await school.session.classRegEventForId({ ...THAT_WEEK, klasse: 2 })).toEqual([]);
    expect(await school.session.classRegEventForId({ ...THAT_WEEK, student: { id: 9 } })).toEqual([]);
    const asked = school.server.calls.filter(({ method }) => method === "getClassregEvents");
    expect(asked.map(({ params }) => params)).toEqual([
      RANGE,
      { ...RANGE, id: 2, type: 1 },
      { ...RANGE, id: 9, type: 5 },
    ]);
    await expect(school.session.classRegEvents({ start: THAT_WEEK.end, end: MONDAY })).rejects.toThrow(RangeError);
  });

  const events = async (more: object, lists: object = { ...LISTS, ...CATEGORIES }) => {
    await using school = await answering({ getClassregEvents: [{ ...EVENT, ...more }], ...lists });
    const [event] = await school.session.classRegEvents(THAT_WEEK);
    return event;
  };

  test("ClassRegEvent: date, names, subject, reason and text", async () => {
    const event = await events({ categoryId: 5 });
    expect(String(event?.date)).toBe("2018-04-17");
    expect(event).toMatchObject({
      studentKey: "42",
      student: { id: 9, fullName: "Harry Potter" },
      surname: "Potter",
      foreName: "Harry",
      name: "Potter Harry",
      subject: "E",
      reason: "remark",
      text: "magic in classroom",
      categoryId: 5,
      category: "Magie",
    });
  });

  test.each<[string, object, number | null, string]>([
    ["none", {}, null, ""],
    ["an id in categoryId", { categoryId: 5 }, 5, "Magie"],
    ["an id as text", { categoryId: "5" }, 5, "Magie"],
    ["an empty text", { categoryId: "" }, null, ""],
    ["a number in category", { category: 5 }, 5, "Magie"],
    ["its name", { category: "Zauberei" }, null, "Zauberei"],
    ["both", { category: "Zauberei", categoryId: 5 }, 5, "Zauberei"],
    ["an id that no list knows", { categoryId: 6 }, 6, ""],
  ])("ClassRegEvent: its category is %s", async (_, more, categoryId, category) => {
    expect(await events(more)).toMatchObject({ categoryId, category });
  });

  test("ClassRegEvent: neither the students nor the categories need to be readable", async () => {
    expect(await events({ categoryId: 5, forname: null }, {})).toMatchObject({
      student: undefined,
      name: "Potter",
      categoryId: 5,
      category: "",
    });
  });
});

describe("get_student and get_teacher", () => {
  test("search by surname, fore name, date of birth and kind", async () => {
    await using school = await answering({ getPersonId: 9 });
    const query = { surname: "Potter", foreName: "Harry" };
    expect(await school.session.getStudent(query)).toEqual({ ...named(9, "Potter", "Potter"), foreName: "Harry" });
    const teacher = await school.session.getTeacher({ ...query, dob: 19800731 });
    expect(teacher.foreName).toBe("Harry");
    expect(school.server.calls.map(({ method, params }) => [method, params])).toEqual([
      ["getPersonId", { sn: "Potter", fn: "Harry", dob: 0, type: 5 }],
      ["getPersonId", { sn: "Potter", fn: "Harry", dob: 19800731, type: 2 }],
    ]);
  });

  test.each([0, null])("%j is nobody, python's KeyError, and asked for anew", async (result) => {
    await using school = await answering({ getPersonId: result }, { jsessionid: "x", useCache: true });
    const query = { surname: "Riddle", foreName: "Tom" };
    await expect(school.session.getStudent(query)).rejects.toThrow(
      new NotFoundError("No student is called Tom Riddle"),
    );
    await expect(school.session.getTeacher(query)).rejects.toThrow(NotFoundError);
    await expect(school.session.getTeacher(query)).rejects.toThrow(NotFoundError);
    expect(school.server.calls).toHaveLength(3);
  });
});
