/** For a platform of whose events a test wants to know nothing. */
export const NO_EVENTS = { moved: async () => {}, left: async () => {}, isIn: async () => {} };
