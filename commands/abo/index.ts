import liste from "./liste.ts";
import start from "./start.ts";
import stopp from "./stopp.ts";

/** Typing only "/abo" means the first. */
export default [start, liste, stopp];
