/**
 * Names the faces that a document is set in: those of the body, of the headings if they differ, and of code.
 */
import type { FaceFamily, FontFile } from '../../../model/theme.js';

/** One of the four faces of a family. */
export type FamilyFace = 'regular' | 'bold' | 'italic' | 'boldItalic';

export type FaceName = FamilyFace | `heading-${FamilyFace}` | `code-${FamilyFace}`;

/** Whether two families are the same. If so, a document embeds each face once. */
export function sameFamily(a: FaceFamily, b: FaceFamily): boolean {
  return (
    sameFile(a.regular, b.regular) &&
    sameFile(a.bold, b.bold) &&
    sameFile(a.italic, b.italic) &&
    sameFile(a.boldItalic, b.boldItalic)
  );
}

function sameFile(a: FontFile, b: FontFile): boolean {
  if (a.kind === 'program') return b.kind === 'program' && a.file === b.file;
  return b.kind === 'supplied' && a.path === b.path && a.bytes === b.bytes;
}
