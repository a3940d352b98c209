/** Which styles of a Word file hide their words, or set them in a font of signs, directly or by a style that they are based on. */

import { type PlacedElement, parseXmlPlaces, placedChild, placedChildren } from '../../../formats/xml/places.js';
import { rememberByValue } from '../../../model/remember.js';

/** What a style, or a run's own properties, say of its letters; absent where they say nothing. */
export interface LetterStyle {
  readonly isHidden?: boolean;
  readonly isOfSigns?: boolean;
}

/** Gives what a style says by its id. */
export type LetterStyles = (id: string | undefined) => LetterStyle;

/** Fonts whose letters are signs. */
const SIGN_FONT = /^(?:symbol|wingdings(?: [23])?|webdings)$/i;

/** Reads `styles.xml`; without one no style says anything. */
export function readLetterStyles(xml: string | undefined): LetterStyles {
  const root = xml === undefined ? undefined : parseXmlPlaces(xml);
  const styles = new Map(
    (root ? placedChildren(root, 'w:style') : []).map((style) => [style.attributes.get('w:styleId'), style]),
  );
  return rememberByValue((id: string | undefined): LetterStyle => {
    let said: LetterStyle = {};
    const seen = new Set<PlacedElement>();
    for (let style = styles.get(id); style && !seen.has(style); ) {
      seen.add(style);
      said = { ...letterStyle(placedChild(style, 'w:rPr')), ...said };
      style = styles.get(placedChild(style, 'w:basedOn')?.attributes.get('w:val'));
    }
    return said;
  }, 'small');
}

/** Reads the properties of a run or of a style's runs. */
export function letterStyle(properties: PlacedElement | undefined): LetterStyle {
  const vanish = placedChild(properties, 'w:vanish');
  const fonts = placedChild(properties, 'w:rFonts');
  const font = fonts?.attributes.get('w:ascii') ?? fonts?.attributes.get('w:hAnsi');
  return {
    ...(vanish ? { isHidden: !/^(?:0|false|off)$/.test(vanish.attributes.get('w:val') ?? '') } : {}),
    ...(font === undefined ? {} : { isOfSigns: SIGN_FONT.test(font) }),
  };
}
