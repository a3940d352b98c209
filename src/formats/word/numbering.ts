/** Reads the lists of a Word file (ISO/IEC 29500-1, 17.9): the definition of each level for each use of a list. */
import { rememberByValue } from '../../model/remember.js';
import type { NumberDefinition, NumberDefinitions } from '../../model/word-numbering.js';
import { type PlacedElement, parseXmlPlaces, placedChild, placedChildren } from '../xml/places.js';
import { runFonts, shownLetters } from './run-fonts.js';
import type { WordStyles } from './styles.js';

export type WordNumbering = NumberDefinitions;

const DEEPEST = 8;

/** Reads `numbering.xml`; without one there are no lists. */
export function readNumbering(xml: string | undefined, styles: WordStyles): WordNumbering {
  const root = xml === undefined ? undefined : parseXmlPlaces(xml);
  const elements = (name: string) => (root ? placedChildren(root, name) : []);
  const lists = new Map(
    elements('w:abstractNum').map((element) => [element.attributes.get('w:abstractNumId') ?? '', element]),
  );
  const uses = new Map(elements('w:num').map((element) => [element.attributes.get('w:numId') ?? '', element]));
  const levelsOf = rememberByValue(
    (numId: string) => rememberByValue((level: number) => definitionOf(numId, level, uses, lists, styles), 'small'),
    'small',
  );
  return {
    definition: (numId, level) => levelsOf(numId)(level),
  };
}

type Elements = ReadonlyMap<string, PlacedElement>;

function definitionOf(
  numId: string,
  level: number,
  uses: Elements,
  lists: Elements,
  styles: WordStyles,
): NumberDefinition | undefined {
  const use = numId === '0' ? undefined : uses.get(numId);
  const list = use && listOf(use, uses, lists, styles);
  if (!use || !list || level < 0 || level > DEEPEST) return undefined;
  const override = placedChildren(use, 'w:lvlOverride').find(
    (element) => element.attributes.get('w:ilvl') === String(level),
  );
  const levelElement = levelOf(override, level) ?? levelOf(list, level);
  if (!levelElement) return undefined;
  const startOverride = settingOf(override, 'w:startOverride');
  return {
    ...levelDefinition(levelElement, list),
    ...(startOverride ? { start: Number(startOverride), startsAnew: true } : {}),
  };
}

/** The list of a use; one that only names a style has the levels of the list that the style is linked to (17.9.21). */
function listOf(use: PlacedElement, uses: Elements, lists: Elements, styles: WordStyles): PlacedElement | undefined {
  const list = lists.get(settingOf(use, 'w:abstractNumId') ?? '');
  const style = settingOf(list, 'w:numStyleLink');
  if (style === undefined) return list;
  const linked = [...lists.values()].find((candidate) => settingOf(candidate, 'w:styleLink') === style);
  const through = uses.get(styles.paragraph(style).numbering?.numId ?? '');
  return linked ?? lists.get(settingOf(through, 'w:abstractNumId') ?? '') ?? list;
}

function levelOf(element: PlacedElement | undefined, level: number): PlacedElement | undefined {
  return element && placedChildren(element, 'w:lvl').find((child) => child.attributes.get('w:ilvl') === String(level));
}

function levelDefinition(level: PlacedElement, list: PlacedElement): NumberDefinition {
  const format = settingOf(level, 'w:numFmt') ?? 'decimal';
  const restart = settingOf(level, 'w:lvlRestart');
  const indent = placedChild(placedChild(level, 'w:pPr'), 'w:ind')?.attributes;
  const left = indent?.get('w:left') ?? indent?.get('w:start');
  return {
    list: list.attributes.get('w:abstractNumId') ?? '',
    format,
    text: levelText(level, format),
    start: Number(settingOf(level, 'w:start') ?? 0),
    legal: placedChild(level, 'w:isLgl') !== undefined,
    isBullet: format === 'bullet',
    ...(restart === undefined ? {} : { restart: Number(restart) }),
    ...(left === undefined ? {} : { indentLeft: Number(left) }),
  };
}

/** A bullet is a sign in its own font; around numbers, only the codes of symbol fonts are signs. */
function levelText(level: PlacedElement, format: string): string {
  const letters = settingOf(level, 'w:lvlText') ?? '';
  const fonts = format === 'bullet' ? runFonts(placedChild(level, 'w:rPr')) : {};
  return shownLetters(letters, fonts)
    .map(({ shown }) => shown ?? '')
    .join('');
}

function settingOf(element: PlacedElement | undefined, name: string): string | undefined {
  return placedChild(element, name)?.attributes.get('w:val');
}
