/** Opens the faces of a theme, from the program's own font files or the organisation's. */
import { type Face, openFace } from '../../../formats/fonts/face.js';
import { remember } from '../../../model/remember.js';
import type { FaceFamily, FontFile, Theme } from '../../../model/theme.js';
import type { Resources } from '../../writer.js';
import { type FaceName, type FamilyFace, sameFamily } from './families.js';

export type Faces = Readonly<Record<FaceName, Face>>;

type FaceOpener = () => Face;

/** Themes that differ only in their colours share their font files, so one face, with the words it has shaped, serves all. */
const faceOf = remember((file: Uint8Array): Face => openFace(file));

/** Reads the files of all faces. Each face is opened when it is first used, since few documents use all. */
export async function openFaces(families: Theme['faces'], resources: Resources): Promise<Faces> {
  const body = await openFamily(families.body, resources);
  const headings = sameFamily(families.headings, families.body) ? body : await openFamily(families.headings, resources);
  return {
    get regular() {
      return body.regular();
    },
    get bold() {
      return body.bold();
    },
    get italic() {
      return body.italic();
    },
    get boldItalic() {
      return body.boldItalic();
    },
    get 'heading-regular'() {
      return headings.regular();
    },
    get 'heading-bold'() {
      return headings.bold();
    },
    get 'heading-italic'() {
      return headings.italic();
    },
    get 'heading-boldItalic'() {
      return headings.boldItalic();
    },
  };
}

type Family = Readonly<Record<FamilyFace, FaceOpener>>;

async function openFamily(family: FaceFamily, resources: Resources): Promise<Family> {
  const faceOpener = async (file: FontFile): Promise<FaceOpener> => {
    const bytes = file.kind === 'supplied' ? file.bytes : await resources.font(file.file);
    return () => faceOf(bytes);
  };
  const [regular, bold, italic, boldItalic] = await Promise.all([
    faceOpener(family.regular),
    faceOpener(family.bold),
    faceOpener(family.italic),
    faceOpener(family.boldItalic),
  ]);
  return { regular, bold, italic, boldItalic };
}
