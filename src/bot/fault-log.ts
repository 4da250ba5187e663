/** Where faults are logged; pino's logger fits. */
export interface FaultLog {
  error(entry: object, message: string): void;
  warn(entry: object, message: string): void;
}
