import { startDemoSchool } from "../src/demo/index.ts";

const demo = await startDemoSchool();
process.send?.({ url: demo.url });
