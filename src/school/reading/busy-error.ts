/** So many ask at the moment that the school's server was not asked. */
export class BusyError extends Error {
  constructor() {
    super("Too many questions at the same time: the school was not asked");
    this.name = "BusyError";
  }
}
