/** Finds the sheets to sign that became pages of one document when the program was upgraded. */
import type { ManifestFile } from '../model/manifest.js';
import type { Product } from './produce.js';

/**
 * The paths among those of obsolete documents that are such sheets. Manifests of versions that made a sheet for each policy call
 * them `signing`, as the document is called now; sheets that a pack asks for are `signing-sheets`.
 */
export function joinedSheets(
  { before, entries }: Pick<Product, 'before' | 'entries'>,
  obsolete: readonly string[],
): readonly string[] {
  if (!entries.some(isSigning)) return [];
  const sheets = new Set(before?.files.filter(isSigning).map(({ path }) => path));
  return obsolete.filter((path) => sheets.has(path));
}

function isSigning(file: ManifestFile): boolean {
  return 'page' in file && file.page === 'signing';
}
