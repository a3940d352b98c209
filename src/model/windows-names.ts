/** Names that Windows gives another meaning, or changes without a word (Microsoft, Naming Files, Paths, and Namespaces). */

/** Whether a name is kept for a device, whatever ending follows: `aux`, `con.txt`. */
export function isDeviceName(name: string): boolean {
  const [base = ''] = name.split('.');
  return /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])$/i.test(base.trimEnd());
}

/** Why Windows can't have a file at a path, in words that follow the name; undefined where it can. The drive, or the server, is left aside. */
export function windowsNameTrouble(path: string): { readonly name: string; readonly reason: string } | undefined {
  const names = path.replace(/^(?:[\\/]{2}[?.][\\/])?(?:[a-z]:)?/i, '').split(/[\\/]+/);
  for (const name of names) {
    const reason = reasonOf(name);
    if (reason !== undefined) return { name, reason };
  }
  return undefined;
}

function reasonOf(name: string): string | undefined {
  if (name === '.' || name === '..' || name === '') return undefined;
  if (isDeviceName(name)) return 'Windows keeps this name for a device';
  if (/[. ]$/.test(name)) return 'Windows leaves out a point or a space at the end of a name';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses these too.
  const [sign] = /[<>:"|?*\u0000-\u001f]/.exec(name) ?? [];
  return sign === undefined ? undefined : `names on Windows can’t have ${sign < ' ' ? 'control characters' : sign}`;
}
