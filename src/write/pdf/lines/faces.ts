/** Opens the faces of a theme, from the program's own font files or the organisation's, and those that step in for them. */
import { type Face, openFace } from '../../../formats/fonts/face.js';
import { remember } from '../../../model/remember.js';
import { type FontFile, SOURCE_CODE, SOURCE_SANS, type Theme } from '../../../model/theme.js';
import type { Resources } from '../../writer.js';
import { FAMILY_FACES, type FaceName, type SignFace } from './families.js';

/** The faces of a theme by name. */
export interface Faces {
  /** The face of that name, opened when it is first asked for. Names that share a font file share a face. */
  of(name: FaceName): Face;
}

type FaceOpener = () => Face;

/** Noto (SIL Open Font License 1.1). The emoji are outlines of one colour, which is all that a font in a PDF can hold. */
const SIGN_FILES: Readonly<Record<SignFace, string>> = {
  symbols: 'NotoSansSymbols2-Regular.ttf',
  'more-symbols': 'NotoSansSymbols-Regular.ttf',
  mathematics: 'NotoSansMath-Regular.ttf',
  emoji: 'NotoEmoji-Regular.ttf',
};

/** Themes that differ only in their colours share their font files, so one face, with the words it has shaped, serves all. */
const faceOf = remember((file: Uint8Array): Face => openFace(file));

/** A document uses a sign or two of these faces, so that no two documents share a subset anyway. */
const signFaceOf = remember((file: Uint8Array): Face => openFace(file, []));

/** Reads the files of all faces. Each face is opened when it is first used, since few documents use all. */
export async function openFaces(families: Theme['faces'], resources: Resources): Promise<Faces> {
  const read = async (file: FontFile) => (file.kind === 'supplied' ? file.bytes : resources.font(file.file));
  const familyFaces = FAMILY_FACES.flatMap((face): readonly (readonly [FaceName, FontFile])[] => [
    [face, families.body[face]],
    [`heading-${face}`, families.headings[face]],
    [`code-${face}`, families.code[face]],
    [`sans-${face}`, SOURCE_SANS[face]],
    [`mono-${face}`, SOURCE_CODE[face]],
  ]);
  const signFaces = (['symbols', 'more-symbols', 'mathematics', 'emoji'] as const).map(
    (face) => [face, SIGN_FILES[face]] as const,
  );
  const openers = new Map<FaceName, FaceOpener>(
    await Promise.all([
      ...familyFaces.map(async ([name, file]) => {
        const bytes = await read(file);
        return [name, () => faceOf(bytes)] as const;
      }),
      ...signFaces.map(async ([name, file]) => {
        const bytes = await resources.font(file);
        return [name, () => signFaceOf(bytes)] as const;
      }),
    ]),
  );
  return {
    of(name) {
      const open = openers.get(name);
      if (!open) throw new Error(`There is no face ${name}.`);
      return open();
    },
  };
}
