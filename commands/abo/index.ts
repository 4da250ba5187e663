import liste from "./liste.ts";
import start from "./start.ts";
import stopp from "./stopp.ts";

/** The first is meant where only "/abo" is typed. */
export default [start, liste, stopp];
