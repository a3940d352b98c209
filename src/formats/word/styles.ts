/**
 * The styles of a Word file (ISO/IEC 29500-1, 17.7), each with what it has from those it is based on, as far as a tree of
 * headings, lists and words needs it.
 */
import { rememberByValue } from '../../model/remember.js';
import { type PlacedElement, parseXmlPlaces, placedChild, placedChildren } from '../xml/places.js';
import { type RunFonts, runFonts } from './run-fonts.js';
import { type TabStop, tabStops } from './tab-stops.js';

/** A paragraph style, resolved. */
export interface ParagraphStyle {
  /** In small letters; Word's own have English names whatever the language: `heading 1`, `title`. */
  readonly name: string;
  /** From 0. */
  readonly outlineLevel?: number;
  readonly numbering?: { readonly numId: string; readonly level: number };
  readonly bold: boolean;
  readonly italic: boolean;
  readonly hidden?: boolean;
  /** Twips. */
  readonly indentLeft?: number;
  readonly pageBreakBefore: boolean;
  /** How its lines stand, as the file says it: `center`, `end`. */
  readonly justification?: string;
  readonly language?: string;
  readonly fonts: RunFonts;
  readonly tabs: readonly TabStop[];
}

export interface CharacterStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly underlined?: boolean;
  /** Whether letters are raised or lowered; `baseline` for neither. */
  readonly position?: string;
  readonly language?: string;
  readonly fonts?: RunFonts;
}

/** A table style, resolved. */
export interface TableStyle {
  readonly firstRow: boolean;
  readonly firstColumn: boolean;
  readonly hidden: boolean;
}

export interface WordStyles {
  /** The default style for an id that is not there. */
  paragraph(id: string | undefined): ParagraphStyle;
  character(id: string | undefined): CharacterStyle;
  /** Which parts of a table a style sets apart. */
  tableStyle(id: string | undefined): TableStyle;
  /** The id of the style of a name, in small letters as Word's own have it; undefined where there is none. */
  named(name: string, type: 'paragraph' | 'character'): string | undefined;
  readonly defaults: { readonly language?: string; readonly hidden: boolean };
}

/** Reads `styles.xml`; without one every style is plain. */
export function readStyles(xml: string | undefined): WordStyles {
  const root = xml === undefined ? undefined : parseXmlPlaces(xml);
  const styles = new Map(
    (root ? placedChildren(root, 'w:style') : []).map((style) => [style.attributes.get('w:styleId') ?? '', style]),
  );
  const byDefault = [...styles.values()].find(
    (style) => style.attributes.get('w:type') === 'paragraph' && isOn(style.attributes.get('w:default')),
  );
  const chainOf = (id: string | undefined): readonly PlacedElement[] => {
    const chain: PlacedElement[] = [];
    for (let at = styles.get(id ?? '') ?? byDefault; at && !chain.includes(at); ) {
      chain.push(at);
      at = styles.get(placedChild(at, 'w:basedOn')?.attributes.get('w:val') ?? '');
    }
    return chain;
  };
  const language = defaultLanguage(root);
  return {
    paragraph: rememberByValue((id: string | undefined) => paragraphStyle(chainOf(id)), 'small'),
    character: rememberByValue(
      (id: string | undefined) => (id === undefined || !styles.has(id) ? {} : characterStyle(chainOf(id))),
      'small',
    ),
    tableStyle: rememberByValue(
      (id: string | undefined) => tableStyle(styles.has(id ?? '') ? chainOf(id) : []),
      'small',
    ),
    named: (name, type) =>
      [...styles].find(
        ([, style]) =>
          style.attributes.get('w:type') === type &&
          placedChild(style, 'w:name')?.attributes.get('w:val')?.toLowerCase() === name,
      )?.[0],
    defaults: {
      ...(language === undefined ? {} : { language }),
      hidden: toggled(defaultRun(root), 'w:vanish') ?? false,
    },
  };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !/^(?:0|false|off)$/.test(value);
}

function defaultLanguage(root: PlacedElement | undefined): string | undefined {
  return runSetting(defaultRun(root), 'w:lang');
}

/** What the runs of the file have where no style says otherwise, as the one style of a chain. */
function defaultRun(root: PlacedElement | undefined): readonly PlacedElement[] {
  const defaults = placedChild(placedChild(root, 'w:docDefaults'), 'w:rPrDefault');
  return defaults ? [defaults] : [];
}

/** The first of a chain that says something. */
function first<Value>(
  chain: readonly PlacedElement[],
  find: (style: PlacedElement) => Value | undefined,
): Value | undefined {
  for (const style of chain) {
    const setting = find(style);
    if (setting !== undefined) return setting;
  }
  return undefined;
}

function toggled(chain: readonly PlacedElement[], name: string): boolean | undefined {
  return first(chain, (style) => {
    const element = placedChild(placedChild(style, 'w:rPr'), name);
    return element && isOn(element.attributes.get('w:val') ?? '1');
  });
}

function languageOf(chain: readonly PlacedElement[]): string | undefined {
  return runSetting(chain, 'w:lang');
}

function fontsOf(chain: readonly PlacedElement[]): RunFonts {
  const [style, ...bases] = chain;
  return style ? runFonts(placedChild(style, 'w:rPr'), fontsOf(bases)) : {};
}

function runSetting(chain: readonly PlacedElement[], name: string): string | undefined {
  return first(chain, (style) => placedChild(placedChild(style, 'w:rPr'), name)?.attributes.get('w:val'));
}

function paragraphStyle(chain: readonly PlacedElement[]): ParagraphStyle {
  const properties = (style: PlacedElement) => placedChild(style, 'w:pPr');
  const settingOf = (name: string) =>
    first(chain, (style) => placedChild(properties(style), name)?.attributes.get('w:val'));
  const outline = settingOf('w:outlineLvl');
  const numId = first(chain, (style) => numberOf(properties(style), 'w:numId'));
  const level = first(chain, (style) => numberOf(properties(style), 'w:ilvl'));
  const indent = first(chain, (style) => {
    const element = placedChild(properties(style), 'w:ind');
    return element?.attributes.get('w:left') ?? element?.attributes.get('w:start');
  });
  const language = languageOf(chain);
  const justification = settingOf('w:jc');
  return {
    name: (placedChild(chain[0], 'w:name')?.attributes.get('w:val') ?? '').toLowerCase(),
    bold: toggled(chain, 'w:b') ?? false,
    italic: toggled(chain, 'w:i') ?? false,
    hidden: toggled(chain, 'w:vanish') ?? false,
    pageBreakBefore:
      first(chain, (style) => {
        const element = placedChild(properties(style), 'w:pageBreakBefore');
        return element && isOn(element.attributes.get('w:val') ?? '1');
      }) ?? false,
    fonts: fontsOf(chain),
    tabs: chain.reduceRight<readonly TabStop[]>((below, style) => tabStops(properties(style), below), []),
    ...(outline === undefined ? {} : { outlineLevel: Number(outline) }),
    ...(numId === undefined ? {} : { numbering: { numId, level: Number(level ?? 0) } }),
    ...(indent === undefined ? {} : { indentLeft: Number(indent) }),
    ...(justification === undefined ? {} : { justification }),
    ...(language === undefined ? {} : { language }),
  };
}

function numberOf(properties: PlacedElement | undefined, name: string): string | undefined {
  return placedChild(placedChild(properties, 'w:numPr'), name)?.attributes.get('w:val');
}

function characterStyle(chain: readonly PlacedElement[]): CharacterStyle {
  const [bold, italic, hidden] = ['w:b', 'w:i', 'w:vanish'].map((name) => toggled(chain, name));
  const struck = toggled(chain, 'w:strike') ?? toggled(chain, 'w:dstrike');
  const underline = runSetting(chain, 'w:u');
  const position = runSetting(chain, 'w:vertAlign');
  const language = languageOf(chain);
  return {
    fonts: fontsOf(chain),
    ...(struck === undefined ? {} : { struck }),
    ...(underline === undefined ? {} : { underlined: underline !== 'none' }),
    ...(position === undefined ? {} : { position }),
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(language === undefined ? {} : { language }),
  };
}

function tableStyle(chain: readonly PlacedElement[]): TableStyle {
  const setsApart = (type: string) => {
    const parts = chain.flatMap((style) =>
      placedChildren(style, 'w:tblStylePr').filter((part) => part.attributes.get('w:type') === type),
    );
    return changesLook(parts.flatMap((part) => LOOKS.flatMap((look) => placedChildren(part, look))));
  };
  return {
    firstRow: setsApart('firstRow'),
    firstColumn: setsApart('firstCol'),
    hidden: toggled(chain, 'w:vanish') ?? false,
  };
}

const LOOKS = ['w:pPr', 'w:rPr', 'w:tcPr'];

/** Whether properties, the nearest style's first, make anything look otherwise; one that is switched off there doesn't. */
function changesLook(properties: readonly PlacedElement[]): boolean {
  const nearest = new Map<string, PlacedElement>();
  for (const property of properties.flatMap((all) => placedChildren(all)))
    if (!nearest.has(property.name)) nearest.set(property.name, property);
  return [...nearest.values()].some(({ attributes }) => isOn(attributes.get('w:val') ?? '1'));
}
