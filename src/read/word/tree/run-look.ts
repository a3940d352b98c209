/** How the letters of a run look, by its own properties and its styles. */
import { runFonts } from '../../../formats/word/run-fonts.js';
import type { CharacterStyle } from '../../../formats/word/styles.js';
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import type { InlineStyle, Leaf, LinkTarget } from '../../../model/document.js';
import { type LetterLook, toggle } from './looks.js';
import type { TreeReading } from './reading.js';

/** The style of a run's paragraph, the run's own, and the link that it is in. */
export interface RunPlace {
  readonly paragraph: ReturnType<TreeReading['styles']['paragraph']>;
  readonly character: CharacterStyle;
  readonly link: LinkTarget<Leaf> | undefined;
}

/** Gives the look of a run; `properties` is its `w:rPr`. */
export function lookOfRun(
  properties: PlacedElement | undefined,
  { paragraph, character, link }: RunPlace,
  reading: TreeReading,
): LetterLook {
  const isOn = (name: string) => toggle(placedChild(properties, name));
  const language =
    placedChild(properties, 'w:lang')?.attributes.get('w:val') ?? character.language ?? paragraph.language;
  return {
    // If the paragraph's style makes all its words bold or italic, that is the style's look: each format has its own.
    strong: (isOn('w:b') ?? character.bold ?? paragraph.bold) && !paragraph.bold,
    emphasis: (isOn('w:i') ?? character.italic ?? paragraph.italic) && !paragraph.italic,
    styles: stylesOf(properties, character, link !== undefined),
    language: foreign(language, reading),
    link,
    ...(reading.isRendered && isCode(properties, character, paragraph) ? { code: true } : {}),
  };
}

/** The face that the program sets code in. */
const CODE_FACE = 'Consolas';

/** Whether letters are in the face of code, among others that aren't. */
function isCode(
  properties: PlacedElement | undefined,
  character: CharacterStyle,
  paragraph: RunPlace['paragraph'],
): boolean {
  return runFonts(properties, character.fonts).ascii === CODE_FACE && paragraph.fonts.ascii !== CODE_FACE;
}

/** The language of a passage, if it isn't English or the document's own. */
function foreign(language: string | undefined, { styles, isRendered }: TreeReading): string | undefined {
  const documentLanguage = styles.defaults.language ?? 'en-GB';
  if (!language || language.split('-')[0] === documentLanguage.split('-')[0] || language.startsWith('en'))
    return undefined;
  return isRendered ? language : language.split('-')[0];
}

/** How letters look beside bold and italic. Those of links are underlined as links are. */
function stylesOf(
  properties: PlacedElement | undefined,
  style: CharacterStyle,
  isLink: boolean,
): readonly InlineStyle[] {
  const setting = (name: string) => placedChild(properties, name)?.attributes.get('w:val');
  const struck = toggle(placedChild(properties, 'w:strike')) ?? toggle(placedChild(properties, 'w:dstrike'));
  const underline = setting('w:u');
  const position = setting('w:vertAlign') ?? style.position;
  const isUnderlined = underline === undefined ? style.underlined : underline !== 'none';
  const styles: InlineStyle[] = [];
  if (position === 'superscript' || position === 'subscript') styles.push(position);
  if (isUnderlined && !isLink) styles.push('underlined');
  if (struck ?? style.struck) styles.push('struck');
  return styles;
}
