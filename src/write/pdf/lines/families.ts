/**
 * Names the faces that a document is set in: those of the body, of the headings if they differ, and of code; and those that
 * step in for a character that these lack.
 */
import type { FaceFamily, FontFile } from '../../../model/theme.js';

export const FAMILY_FACES = ['regular', 'bold', 'italic', 'boldItalic'] as const;

/** One of the four faces of a family. */
export type FamilyFace = (typeof FAMILY_FACES)[number];

/** Faces of signs alone, of which there is only one weight. */
export type SignFace = 'symbols' | 'more-symbols' | 'mathematics' | 'emoji';

/** The faces of the body have no word in front; `sans` and `mono` are the program's own, whatever the theme's are. */
export type FaceName = FamilyFace | `${'heading' | 'code' | 'sans' | 'mono'}-${FamilyFace}` | SignFace;

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
