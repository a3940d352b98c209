/** The faces that documents are set in: which there are, and what they hold. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openFaces } from '../../../../src/write/pdf/lines/faces.js';
import { ownFonts } from '../../../support/pdf/fonts.js';

const faces = await openFaces(DEFAULT_THEME.faces, ownFonts);

describe('the faces of code', () => {
  const boxDrawing = Array.from({ length: 0x80 }, (_, n) => String.fromCodePoint(0x2500 + n));

  it.each(['code-regular', 'code-bold', 'code-italic', 'code-boldItalic'] as const)(
    '%s has every sign that charts are drawn with, all as wide as a letter',
    (name) => {
      const face = faces.of(name);
      for (const sign of [...boxDrawing, 'i', 'W', 'ŵ', '→', '█', '•'])
        expect(face.shape(sign), sign).toMatchObject({ width: 600, missingCodePoints: [] });
    },
  );

  it('are regular, bold and slanted', () => {
    expect(faces.of('code-regular').metrics).toMatchObject({ weight: 400, italicAngle: 0 });
    expect(faces.of('code-bold').metrics).toMatchObject({ weight: 700, italicAngle: 0 });
    expect(faces.of('code-italic').metrics.italicAngle).toBeLessThan(0);
    expect(faces.of('code-boldItalic').metrics).toMatchObject({ weight: 700 });
  });
});
