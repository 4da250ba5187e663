/** 755 as "07:55", as the newer pages write it. */
export const clock = (time: number): string =>
  `${String(Math.floor(time / 100)).padStart(2, "0")}:${String(time % 100).padStart(2, "0")}`;
