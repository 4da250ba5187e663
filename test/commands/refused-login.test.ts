import { expect, test } from "vitest";
import { startDemoBot } from "../demo-bot.ts";

test("where a school logs in through another service the bot asks for the QR code, and with it gets in", async () => {
  const demoSchool = { ssoLogin: true };
  await using byPassword = await startDemoBot({ demoSchool });
  expect(await byPassword.says("stundenplan 5a")).toContain(
    "Diese Schule meldet über SSO an (Microsoft 365, IServ …). Wer diesen Bot betreibt, nimmt statt des Passworts den QR-Code oder Schlüssel aus dem Profil (WEBUNTIS_QR).",
  );
  expect(await byPassword.says("stundenplan 5a", "en")).toContain("this school uses single sign-on");
  expect(byPassword.demo.requests("authenticate")).toBe(1);
  await using byKey = await startDemoBot({ demoSchool, password: "", secret: "JBSWY3DPEHPK3PXP" });
  expect(await byKey.says("stundenplan 5a")).toContain("Mathematik");
});

test("a key that is refused may be that of an old password", async () => {
  await using bot = await startDemoBot({ password: "", secret: "GEZDGNBVGY3TQOJQ" });
  expect(await bot.says("stundenplan 5a")).toContain(
    "Nach einer Änderung des Passworts gilt der alte QR-Code oder Schlüssel nicht mehr",
  );
  expect(await bot.says("stundenplan 5a", "en")).toContain(
    "Once the password has been changed, the old QR code or key no longer works",
  );
});

test("a password that is refused otherwise is to be checked", async () => {
  await using bot = await startDemoBot({ password: "falsch" });
  expect(await bot.says("stundenplan 5a")).toContain("muss die Zugangsdaten prüfen.");
});
