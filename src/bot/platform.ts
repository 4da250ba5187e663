/** A running chat platform. */
export interface Platform {
  readonly name: string;
  /** Takes no new work, lets answers in flight finish, and closes its connections. */
  stop(): Promise<void>;
}
