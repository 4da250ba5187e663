/** What an account's QR code says. WebUntis shows it in the profile, under data access. */
export interface QrCode {
  readonly server: string;
  readonly school: string;
  readonly username: string;
  /** In base32. */
  readonly secret: string;
}

/**
 * Reads the text of the QR code, "untis://setschool?url=…&school=…&user=…&key=…".
 * @throws {TypeError} that names what is missing. Nothing of the text is repeated: it holds the key.
 */
export function parseQr(text: string): QrCode {
  const url = URL.parse(text.trim());
  if (url?.protocol !== "untis:") throw new TypeError("qr is no QR text: it begins with untis://setschool?");
  const [server, school, username, secret] = ["url", "school", "user", "key"].map((name) => {
    const value = url.searchParams.get(name)?.trim();
    if (!value) throw new TypeError(`qr lacks its part "${name}"`);
    return value;
  }) as [string, string, string, string];
  return { server, school, username, secret };
}
