/** The record beside documents that show what differs: which files were written, with the SHA-256 of their bytes. */
import { z } from 'zod';

const record = z.strictObject({
  /** The number of the form. */
  changes: z.literal(1),
  files: z.array(
    z.strictObject({
      /** A name in the folder. */
      path: z.string().regex(/^[^/\\]+$/),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type ChangesRecord = z.output<typeof record>;

/** The name of the record in its folder. */
export const CHANGES_RECORD_FILE = 'changes.json';

/** Reads a record; undefined for a text that is none. */
export function readChangesRecord(text: string): ChangesRecord | undefined {
  try {
    const { success, data } = record.safeParse(JSON.parse(text));
    return success ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a record, its files in the order of their names. */
export function writeChangesRecord(files: ChangesRecord['files']): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return `${JSON.stringify({ changes: 1, files: sorted }, null, 2)}\n`;
}
