const TROUBLES = ["busy", "full", "broken"] as const;

/** Carried by errors of a memory that cannot remember for now: another program holds it for long, there is no room, or it takes nothing. */
export interface MemoryTrouble {
  readonly trouble: (typeof TROUBLES)[number];
}

/** What keeps the memory from remembering; undefined for any other error. */
export function memoryTrouble(error: unknown): MemoryTrouble["trouble"] | undefined {
  const trouble: unknown = error instanceof Error ? Reflect.get(error, "trouble") : undefined;
  return TROUBLES.find((each) => each === trouble);
}
