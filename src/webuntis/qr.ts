/** What an account's QR code says. WebUntis shows it in the profile, under data access. */
export interface QrCode {
  /** The server's host, such as "thalia.webuntis.com". */
  readonly server: string;
  /** The school's login name. */
  readonly school: string;
  /** The account's login name. */
  readonly username: string;
  /** The account's key in base32. It is as good as a password. */
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
