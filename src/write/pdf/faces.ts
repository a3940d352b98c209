/** The four faces of the program's own family, opened from the files that come with it. */
import { type Face, openFace } from '../../formats/fonts/face.js';
import type { Resources } from '../writer.js';
import type { FaceName } from './type-styles.js';

export type Faces = Readonly<Record<FaceName, Face>>;

const FILES: Readonly<Record<FaceName, string>> = {
  regular: 'SourceSans3-Regular.ttf',
  bold: 'SourceSans3-Bold.ttf',
  italic: 'SourceSans3-It.ttf',
  boldItalic: 'SourceSans3-BoldIt.ttf',
};

/** Reads and opens all four faces. */
export async function openFaces(resources: Resources): Promise<Faces> {
  const open = async (name: FaceName) => openFace(await resources.font(FILES[name]));
  const [regular, bold, italic, boldItalic] = await Promise.all([
    open('regular'),
    open('bold'),
    open('italic'),
    open('boldItalic'),
  ]);
  return { regular, bold, italic, boldItalic };
}
