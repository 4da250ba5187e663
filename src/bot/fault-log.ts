/** Where faults are logged; pino's logger fits. */
export interface FaultLog {
  error(entry: object, message: string): void;
  warn(entry: object, message: string): void;
  /** For whoever mends a fault; a log need not take that much. */
  debug?(entry: object, message: string): void;
}
