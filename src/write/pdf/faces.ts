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

/** Reads all four faces; each is opened when it is first used, since few documents use all. */
export async function openFaces(resources: Resources): Promise<Faces> {
  const lazily = async (name: FaceName) => {
    const file = await resources.font(FILES[name]);
    let face: Face | undefined;
    return () => {
      face ??= openFace(file);
      return face;
    };
  };
  const [regular, bold, italic, boldItalic] = await Promise.all([
    lazily('regular'),
    lazily('bold'),
    lazily('italic'),
    lazily('boldItalic'),
  ]);
  return {
    get regular() {
      return regular();
    },
    get bold() {
      return bold();
    },
    get italic() {
      return italic();
    },
    get boldItalic() {
      return boldItalic();
    },
  };
}
