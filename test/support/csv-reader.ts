/** Reads CSV by the grammar of RFC 4180 and refuses what it does not allow; a byte order mark must stand first. */
export function readCsv(text: string): readonly (readonly string[])[] {
  if (!text.startsWith('\ufeff')) throw new Error('No byte order mark');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 1;
  while (at < text.length) {
    const match = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;
    match.lastIndex = at;
    const found = match.exec(text);
    if (!found) throw new Error(`No cell at ${at}`);
    row.push((found[1] ?? found[3] ?? '').replaceAll('""', '"'));
    if ((found[2] ?? found[4]) === '\r\n') {
      rows.push(row);
      row = [];
    }
    at = match.lastIndex;
  }
  if (row.length > 0) throw new Error('The last line has no end');
  return rows;
}
