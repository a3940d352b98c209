/** Opens the faces of a theme, from the program's own font files or the organisation's. */
import { type Face, openFace } from '../../../formats/fonts/face.js';
import { remember } from '../../../model/remember.js';
import type { FaceFamily, FontFile, Theme } from '../../../model/theme.js';
import type { Resources } from '../../writer.js';
import type { FaceName } from './families.js';

/** The faces of a theme by name. */
export interface Faces {
  /** The face of that name, opened when it is first asked for. Names that share a font file share a face. */
  of(name: FaceName): Face;
}

type FaceOpener = () => Face;

/** Themes that differ only in their colours share their font files, so one face, with the words it has shaped, serves all. */
const faceOf = remember((file: Uint8Array): Face => openFace(file));

/** Reads the files of all faces. Each face is opened when it is first used, since few documents use all. */
export async function openFaces(families: Theme['faces'], resources: Resources): Promise<Faces> {
  const opener = async (file: FontFile): Promise<FaceOpener> => {
    const bytes = file.kind === 'supplied' ? file.bytes : await resources.font(file.file);
    return () => faceOf(bytes);
  };
  const family = async ({ regular, bold, italic, boldItalic }: FaceFamily) =>
    Promise.all([opener(regular), opener(bold), opener(italic), opener(boldItalic)]);
  const [body, headings, code] = await Promise.all([
    family(families.body),
    family(families.headings),
    family(families.code),
  ]);
  const openers: Readonly<Record<FaceName, FaceOpener>> = {
    regular: body[0],
    bold: body[1],
    italic: body[2],
    boldItalic: body[3],
    'heading-regular': headings[0],
    'heading-bold': headings[1],
    'heading-italic': headings[2],
    'heading-boldItalic': headings[3],
    'code-regular': code[0],
    'code-bold': code[1],
    'code-italic': code[2],
    'code-boldItalic': code[3],
  };
  return { of: (name) => openers[name]() };
}
