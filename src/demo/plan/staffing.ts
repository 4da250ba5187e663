import type { Course } from "../school/courses.ts";
import { roll } from "../school/dice.ts";
import { type Teacher, teachersOf } from "../school/staff.ts";
import { Engagements } from "./engagements.ts";
import { timesOf } from "./grid.ts";
import type { Placed } from "./occupancy.ts";

/** The most units a teacher gives in a week. */
const MOST_UNITS = 26;

interface Vacancy {
  readonly course: Course;
  readonly times: readonly number[];
}

/** Nobody has studied this subject (the Klassenstunde): one of the class's own teachers gives it. */
const isForOwnTeachers = ({ course }: Vacancy) => teachersOf(course.subject.taughtAs).length === 0;

/** Long courses that few can teach are filled first. */
const difficulty = ({ course, times }: Vacancy) => times.length / teachersOf(course.subject.taughtAs).length;

class Staffing {
  readonly #engagements = new Engagements<Teacher>();
  readonly #assigned = new Map<Vacancy, Teacher>();

  get assigned(): ReadonlyMap<Course, Teacher> {
    return new Map([...this.#assigned].map(([{ course }, teacher]) => [course, teacher]));
  }

  fill(vacancy: Vacancy): void {
    const teacher = this.#leastBusy(vacancy) ?? this.#makeFree(vacancy);
    if (!teacher)
      throw new Error(`Nobody is free for course ${vacancy.course.lsnumber} (${vacancy.course.subject.name})`);
    this.#assign(vacancy, teacher);
  }

  #able({ course: { subject, klassen } }: Vacancy): readonly Teacher[] {
    const learned = teachersOf(subject.taughtAs);
    if (learned.length > 0) return learned;
    const own = [...this.#assigned].filter(
      ([{ course }]) => course.klassen.length === 1 && course.klassen[0] === klassen[0],
    );
    return own.map(([, teacher]) => teacher);
  }

  #leastBusy(vacancy: Vacancy, except?: Teacher): Teacher | undefined {
    const { course, times } = vacancy;
    const chance = ({ name }: Teacher) => roll(`${course.lsnumber} ${name}`);
    const busy = (teacher: Teacher) => this.#engagements.count(teacher);
    const free = this.#able(vacancy).filter(
      (each) => each !== except && this.#engagements.isFree(each, times) && busy(each) + times.length <= MOST_UNITS,
    );
    return free.toSorted((a, b) => busy(a) - busy(b) || chance(a) - chance(b))[0];
  }

  /** Frees somebody who could teach it by giving what is in the way to colleagues. */
  #makeFree(vacancy: Vacancy): Teacher | undefined {
    for (const teacher of this.#able(vacancy)) {
      const inTheWay = [...this.#assigned].filter(
        ([{ times }, other]) => other === teacher && times.some((time) => vacancy.times.includes(time)),
      );
      const moved: (readonly [Vacancy, Teacher])[] = [];
      for (const [each] of inTheWay) {
        const colleague = this.#leastBusy(each, teacher);
        if (!colleague) break;
        this.#dismiss(each, teacher);
        this.#assign(each, colleague);
        moved.push([each, colleague]);
      }
      if (moved.length === inTheWay.length) return teacher;
      for (const [each, colleague] of moved) {
        this.#dismiss(each, colleague);
        this.#assign(each, teacher);
      }
    }
    return undefined;
  }

  #assign(vacancy: Vacancy, teacher: Teacher): void {
    this.#engagements.take(teacher, vacancy.times);
    this.#assigned.set(vacancy, teacher);
  }

  #dismiss(vacancy: Vacancy, teacher: Teacher): void {
    this.#engagements.release(teacher, vacancy.times);
    this.#assigned.delete(vacancy);
  }
}

/** A teacher for every course: among those who can teach it and are free, the one with the fewest units. */
export function assignTeachers(placed: readonly Placed[]): ReadonlyMap<Course, Teacher> {
  const vacancies = [...Map.groupBy(placed, ({ band }) => band)].flatMap(([band, all]) =>
    band.courses.map((course) => ({ course, times: all.flatMap(timesOf) })),
  );
  const staffing = new Staffing();
  const learned = vacancies.filter((each) => !isForOwnTeachers(each));
  for (const each of learned.toSorted((a, b) => difficulty(b) - difficulty(a))) staffing.fill(each);
  for (const each of vacancies.filter(isForOwnTeachers)) staffing.fill(each);
  return staffing.assigned;
}
