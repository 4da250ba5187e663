import { describe, expect, test } from "vitest";
import { MethodNotFoundError, RemoteError } from "../../../src/webuntis/index.ts";
import { LOGGED_IN } from "../../fakes/webuntis.ts";
import { DETAIL, EXAMS, FILTER, FORBIDDEN, HOMEWORK, MENU, MESSAGES, OWN_ABSENCES, webSchool } from "./web-school.ts";

const MONDAY = Temporal.PlainDate.from("2026-11-23");
const WEEK = { start: MONDAY, end: MONDAY.add({ days: 6 }) };
const LESSON = { start: MONDAY.toPlainDateTime("07:55"), end: MONDAY.toPlainDateTime("08:40") };

/** Values as text. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe("homework", () => {
  const homework = (more: object = {}) => ({
    id: 1,
    lessonId: 10,
    date: 20261116,
    dueDate: 20261123,
    text: "vocabulary p. 241",
    remark: "",
    completed: true,
    attachments: [],
    ...more,
  });
  const page = (homeworks: readonly object[], more: object = {}) => ({
    [HOMEWORK]: {
      json: { data: { homeworks, lessons: [{ id: 10, subject: "E", lessonType: "Unterricht" }], ...more } },
    },
  });

  test("has its subject, its dates and who gave it", async () => {
    await using school = await webSchool(
      page([homework()], {
        records: [{ homeworkId: 1, teacherId: 172, elementIds: [8685] }],
        teachers: [{ id: 172, name: "Albert, Saskia (ALB)" }],
      }),
    );
    expect(plain(await school.source.homework(WEEK))).toEqual([
      {
        id: 1,
        lessonId: 10,
        subject: { id: expect.any(Number), name: "E", longName: "" },
        teachers: [{ id: 172, name: "ALB", longName: "Albert, Saskia" }],
        date: "2026-11-16",
        dueDate: "2026-11-23",
        text: "vocabulary p. 241",
        remark: "",
        completed: true,
      },
    ]);
    expect(school.server.calls.find(({ method }) => method === HOMEWORK)?.params).toEqual({
      startDate: "20261123",
      endDate: "20261129",
    });
  });

  test("stands without lesson, teachers and records, and with dates as text", async () => {
    await using school = await webSchool(page([homework({ lessonId: null, dueDate: "20261123", text: null })]));
    const [only] = await school.source.homework(WEEK);
    expect(plain(only)).toMatchObject({ lessonId: 0, subject: null, teachers: [], dueDate: "2026-11-23", text: "" });
  });

  test.each([
    ["Nr. 1\r\nNr. 2 mit x < 3 und y > 2 ", "Nr. 1\nNr. 2 mit x < 3 und y > 2"],
    ["<p>Nr. 1 &amp; <b>2</b></p><p>Heft</p>", "Nr. 1 & 2\nHeft"],
  ])("%j reads %j", async (text, read) => {
    await using school = await webSchool(page([homework({ text })]));
    expect((await school.source.homework(WEEK))[0]?.text).toBe(read);
  });

  test("of any length is cut", async () => {
    await using school = await webSchool(page([homework({ text: `<p>${"<".repeat(1_000_000)}` })]));
    expect((await school.source.homework(WEEK))[0]?.text.length).toBeLessThan(20_001);
  });

  test("without a list is an error, not none", async () => {
    await using school = await webSchool({ [HOMEWORK]: { json: { data: "" } } });
    await expect(school.source.homework(WEEK)).rejects.toThrow(RemoteError);
  });
});

describe("the details of a lesson", () => {
  const element = (id: number, shortName: string, status: string, longName = "") => ({
    id,
    shortName,
    longName,
    status,
  });
  const entry = (more: object = {}) => ({ id: 7, status: "TAKING_PLACE", ...more });
  const page = (...calendarEntries: object[]) => ({ [DETAIL]: { json: { calendarEntries } } });

  test("are asked for by kind, id and time", async () => {
    await using school = await webSchool(page());
    expect(await school.source.lessonDetails({ room: { id: 26 }, ...LESSON })).toHaveLength(0);
    const call = school.server.calls.find(({ method }) => method === DETAIL);
    expect(call?.params).toEqual({
      elementType: "4",
      elementId: "26",
      startDateTime: "2026-11-23T07:55:00",
      endDateTime: "2026-11-23T08:40:00",
    });
    expect(call?.headers).toMatchObject({ authorization: "Bearer e30.e30.sig", "tenant-id": "4711" });
  });

  test("tell who is there and who was, what was done, and the homework", async () => {
    await using school = await webSchool(
      page(
        entry({
          startDateTime: "2026-11-23T07:55",
          endDateTime: "2026-11-23T08:40:00",
          subject: element(5, "M", "REGULAR", "Mathematik"),
          teachers: [element(54, "MEI", "ADDED", "Meier Anna"), element(51, "HUB", "REMOVED", "Huber Eva")],
          rooms: [element(26, "R204", "SOMETHING_NEW")],
          klasses: [{ id: 1, displayName: "5a" }],
          lesson: { lessonId: 85929, lessonNumber: 1200 },
          notesAll: ["Buch mitbringen", "Heft"],
          teachingContent: "Brüche",
          singleEntries: [
            { teachingContent: "Brüche" },
            { teachingContent: "<p>Kürzen</p>" },
            { teachingContent: null },
          ],
          homeworks: [
            {
              id: 501,
              text: "S. 12",
              remark: null,
              completed: false,
              dateTime: "2026-11-16T07:45",
              dueDateTime: "2026-11-23T23:59:00",
            },
          ],
        }),
      ),
    );
    const subject = { id: 5, name: "M", longName: "Mathematik" };
    expect(plain(await school.source.lessonDetails({ klasse: 1, ...LESSON }))).toEqual([
      {
        id: 7,
        lessonId: 85929,
        start: "2026-11-23T07:55:00",
        end: "2026-11-23T08:40:00",
        isCancelled: false,
        subject,
        klassen: [{ id: 1, name: "5a", longName: "" }],
        teachers: [{ id: 54, name: "MEI", longName: "Meier Anna" }],
        rooms: [{ id: 26, name: "R204", longName: "" }],
        originalTeachers: [{ id: 51, name: "HUB", longName: "Huber Eva" }],
        originalRooms: [],
        substText: "",
        info: "",
        notes: "Buch mitbringen\nHeft",
        teachingContent: "Brüche\nKürzen",
        homework: [
          {
            id: 501,
            lessonId: 85929,
            subject,
            teachers: [],
            date: "2026-11-16",
            dueDate: "2026-11-23",
            text: "S. 12",
            remark: "",
            completed: false,
          },
        ],
      },
    ]);
  });

  test("stand with hardly anything told", async () => {
    await using school = await webSchool(page(entry({ status: "CANCELLED", lesson: { id: 3 }, notesAll: { x: 1 } })));
    const [only] = await school.source.lessonDetails({ klasse: 1, ...LESSON });
    expect(plain(only)).toMatchObject({
      lessonId: 3,
      start: "2026-11-23T07:55:00",
      end: "2026-11-23T08:40:00",
      isCancelled: true,
      subject: null,
      notes: "",
      homework: [],
    });
  });
});

test("an exam has its name, text and rooms", async () => {
  const exam = { id: 1, name: "Arbeit 2", text: "Kapitel 3\r\n", rooms: ["R204"], subject: "M", studentClass: ["5a"] };
  const time = { examDate: 20261124, startTime: 755, endTime: 930 };
  await using school = await webSchool({
    [EXAMS]: { json: { data: { exams: [{ ...exam, ...time, teachers: null }] } } },
  });
  expect(plain((await school.source.exams(WEEK))[0])).toMatchObject({
    name: "Arbeit 2",
    text: "Kapitel 3",
    rooms: [{ name: "R204" }],
    klassen: [{ id: 1, name: "5a" }],
    teachers: [],
    start: "2026-11-24T07:55:00",
  });
});

describe("the inbox", () => {
  test.each([
    ["2026-11-20T10:00:00", "2026-11-20T10:00:00"],
    ["2026-11-20T10:00:00Z", "2026-11-20T11:00:00"],
    ["2026-11-20T10:00:00.123+00:00", "2026-11-20T11:00:00.123"],
    ["2026-11-20", "2026-11-20T00:00:00"],
    ["gestern", null],
    ["", null],
  ])("tells what was sent at %j on the school's wall clock: %j", async (sentDateTime, sent) => {
    const message = { id: 1, subject: "Sprechtag", contentPreview: "<p>Liebe Eltern</p>", sender: null, sentDateTime };
    await using school = await webSchool({ [MESSAGES]: { json: { incomingMessages: [message] } } });
    expect(plain(await school.source.inbox())).toEqual([
      { id: 1, subject: "Sprechtag", preview: "Liebe Eltern", sender: "", sent, isRead: false },
    ]);
  });
});

describe("own absences", () => {
  const absence = { id: 4, startDate: 20261119, endDate: 20261120, startTime: 755, endTime: 1320, reason: "Krank" };
  const page = { [OWN_ABSENCES]: { json: { data: { absences: [{ ...absence, excuseStatus: null }] } } } };

  test("are those of the person who logged in, where there is no menu", async () => {
    await using school = await webSchool(page);
    await school.session.login();
    expect(plain(await school.source.ownAbsences(WEEK))).toEqual([
      {
        id: 4,
        start: "2026-11-19T07:55:00",
        end: "2026-11-20T13:20:00",
        reason: "Krank",
        text: "",
        isExcused: false,
        status: "",
      },
    ]);
    expect(school.server.calls.find(({ method }) => method === OWN_ABSENCES)?.params).toMatchObject({ studentId: "7" });
  });

  test("are those of the menu's person", async () => {
    const json = { myTimetable: { type: "STUDENT", resource: { id: 99 } }, availableTimetables: [] };
    await using school = await webSchool({ ...page, [MENU]: { json } });
    await school.source.ownAbsences(WEEK);
    expect(school.server.calls.find(({ method }) => method === OWN_ABSENCES)?.params).toMatchObject({
      studentId: "99",
    });
  });

  test.each([{ personType: 12, personId: 7 }, { personType: 5, personId: 0 }, { personType: 2, personId: 7 }, {}])(
    "do not exist for an account of %j",
    async (person) => {
      await using school = await webSchool({ ...page, authenticate: { result: { sessionId: "x", ...person } } });
      await school.session.login();
      await expect(school.source.ownAbsences(WEEK)).rejects.toThrow(MethodNotFoundError);
      expect(school.server.calls.filter(({ method }) => method === OWN_ABSENCES)).toEqual([]);
    },
  );
});

test("lists that are closed make elements of names only", async () => {
  const homeworks = [{ id: 1, lessonId: 1, date: 20261116, dueDate: 20261123 }];
  await using school = await webSchool({
    authenticate: LOGGED_IN,
    [FILTER]: FORBIDDEN,
    [HOMEWORK]: { json: { data: { homeworks, lessons: [{ id: 1, subject: "E" }] } } },
  });
  const [one] = await school.source.homework(WEEK);
  expect(one?.subject).toMatchObject({ name: "E" });
  expect(one?.subject?.id).toBeLessThan(0);
});
