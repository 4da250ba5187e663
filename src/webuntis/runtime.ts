/** Imported before everything else: where Temporal is missing, all that follows would fail with a riddle. */
if (!("Temporal" in globalThis))
  throw new Error(`The WebUntis client needs Node 26 or newer: this is ${process.version}, which has no Temporal`);
