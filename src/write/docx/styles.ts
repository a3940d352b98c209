/**
 * Turns a theme into Word's paragraph and character styles, so that a consultant can restyle a document through its styles.
 * We use Word's built-in names (Title, Heading 1, List Bullet 2 …), since Word's panes and other programs know them. Styles
 * have space above and below: between two paragraphs Word prints the larger. Where Word offers them, `style-gallery.ts` says.
 */
import type { IParagraphStyleOptions, IPropertiesOptions } from 'docx';
import type { Theme } from '../../model/theme.js';
import { besideText, WHOLE_WIDTH } from './measure.js';
import { BULLETS, HEADINGS, indentOf, NUMBERS } from './numbering.js';
import { halfPoints, hexColour, twips } from './units.js';

/** How deep Word's built-in list styles go. Deeper items keep the last style and are indented by their level. */
export const LIST_STYLES = 5;

/** A line of Calibri is this many times its size (hhea ascent, descent and gap over units per em). */
export const NATURAL_LINE = 1.22;

type StyleOptions = NonNullable<IPropertiesOptions['styles']>;

/** The name of a list style at a depth from 0: `ListBullet`, `ListBullet2`, …. */
export function listStyle(base: 'ListBullet' | 'ListNumber' | 'ListContinue', depth: number): string {
  const n = Math.min(depth, LIST_STYLES - 1) + 1;
  return n === 1 ? base : `${base}${n}`;
}

/** Gives docx the styles of a theme. docx can't make table styles: those are in `table-styles.ts`. */
export function styleOptions(theme: Theme, language: string): StyleOptions {
  const { colours, sizes } = theme;
  const beside = besideText(theme);
  return {
    default: {
      document: {
        ...(beside > 0 ? { paragraph: { indent: { right: beside } } } : {}),
        run: {
          font: theme.wordFace,
          size: halfPoints(sizes.body),
          color: hexColour(colours.text),
          language: { value: language, eastAsia: language, bidirectional: 'ar-SA' },
        },
      },
      hyperlink: { run: { color: hexColour(colours.accent), underline: { type: 'single' } } },
    },
    paragraphStyles: [
      ...textStyles(theme),
      ...headingStyles(theme),
      ...contentsStyles(theme),
      ...listStyles(),
      ...mastheadStyles(theme),
      ...tableTextStyles(theme),
      ...furnitureStyles(theme),
    ],
    characterStyles: [
      { id: 'Strong', name: 'Strong', run: { bold: true } },
      { id: 'Emphasis', name: 'Emphasis', run: { italics: true } },
    ],
  };
}

function textStyles(theme: Theme): IParagraphStyleOptions[] {
  const { colours, sizes } = theme;
  return [
    {
      id: 'Normal',
      name: 'Normal',
      paragraph: { spacing: { ...space(8, 8), ...lines(Math.round((240 * theme.lineHeight) / NATURAL_LINE)) } },
    },
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'Normal',
      run: { bold: true, size: halfPoints(sizes.title), font: headingFace(theme) },
      paragraph: {
        keepNext: true,
        keepLines: true,
        indent: WHOLE_WIDTH,
        spacing: { ...space(HEAD_SPACE.aboveTitle, HEAD_SPACE.belowTitle), ...lines(CLOSE_LINE) },
        border: {
          bottom: { style: 'single', size: 12, space: HEAD_SPACE.aboveRule, color: hexColour(colours.accent) },
        },
      },
    },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      run: { color: hexColour(colours.muted) },
      paragraph: {
        indent: { left: QUOTE_INDENT },
        border: { left: { style: 'single', size: 18, space: 10, color: hexColour(colours.line) } },
      },
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      next: 'Normal',
      run: { bold: true, size: halfPoints(sizes.small + 1) },
      paragraph: { keepNext: true, keepLines: true, indent: WHOLE_WIDTH, spacing: space(12, 4) },
    },
    {
      id: 'Picture',
      name: 'Picture',
      basedOn: 'Normal',
      paragraph: { indent: WHOLE_WIDTH, spacing: space(10, 10) },
    },
    {
      id: 'TableGap',
      name: 'Table Gap',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 2 },
      paragraph: { spacing: { ...space(9, 0), line: 20, lineRule: 'exact' } },
    },
    {
      id: 'Rule',
      name: 'Rule',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 2 },
      paragraph: {
        spacing: { ...space(10, 10), line: 40, lineRule: 'exact' },
        border: { bottom: { style: 'single', size: 6, space: 1, color: hexColour(colours.line) } },
      },
    },
  ];
}

/** Space around what is at the head of the first page, in points. */
export const HEAD_SPACE = { belowLogo: 10, aboveTitle: 22, aboveRule: 8, belowTitle: 14 } as const;

/** The list of contents: space around its heading, and above entries of both levels, in points. */
export const CONTENTS_SPACE = { aboveHeading: 20, belowHeading: 4, aboveEntry: [5, 1] } as const;

/** Lines of what isn't running text, in 240ths of a natural line. */
export const CLOSE_LINE = 252;

/** How far a quote is set in, in twips. */
export const QUOTE_INDENT = 300;

function headingStyles(theme: Theme): IParagraphStyleOptions[] {
  const above = [20, 15, 12, 10, 10];
  const below = [6, 4, 3, 3, 3];
  return theme.sizes.headings.map((size, i) => ({
    id: `Heading${i + 1}`,
    name: `heading ${i + 1}`,
    basedOn: 'Normal',
    next: 'Normal',
    run: {
      font: headingFace(theme),
      ...(i < 4 ? { bold: true } : { italics: true }),
      size: halfPoints(size),
      ...(i > 2 ? { color: hexColour(theme.colours.muted) } : {}),
    },
    paragraph: {
      keepNext: true,
      keepLines: true,
      spacing: { ...space(above[i] ?? 10, below[i] ?? 3), ...lines(264) },
      outlineLevel: i,
      numbering: { reference: HEADINGS, level: i },
    },
  }));
}

/** The distance from an entry's number in the list of contents to its words, in points: at least, and as a multiple of the letters' size. */
const CONTENTS_COLUMN = 34;
const CONTENTS_LETTERS = 2.6;

/** Where an entry starts whose letters have a size in points, in twips. `level` counts from 0. */
export function contentsIndent(level: number, size: number): number {
  return twips(Math.max(CONTENTS_COLUMN, size * CONTENTS_LETTERS) * level);
}

/** A heading that isn't in the list of contents itself, and entries by level: number, tab, words. */
function contentsStyles(theme: Theme): IParagraphStyleOptions[] {
  const { page, margins } = theme;
  const rightEdge = twips(page.width) - twips(margins.left) - twips(margins.right);
  const entry = (level: number, above: number): IParagraphStyleOptions => {
    const left = contentsIndent(level, theme.sizes.body);
    return {
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: {
        spacing: { ...space(above, 0), ...lines(CLOSE_LINE) },
        indent: { left, hanging: contentsIndent(1, theme.sizes.body), ...WHOLE_WIDTH },
        // For page numbers, which people can switch on in Word, behind dots (amend.ts).
        rightTabStop: rightEdge,
      },
    };
  };
  return [
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'Normal',
      run: { bold: true, size: halfPoints(theme.sizes.headings[0]), font: headingFace(theme) },
      paragraph: {
        keepNext: true,
        keepLines: true,
        spacing: { ...space(CONTENTS_SPACE.aboveHeading, CONTENTS_SPACE.belowHeading), ...lines(264) },
      },
    },
    entry(1, CONTENTS_SPACE.aboveEntry[0]),
    entry(2, CONTENTS_SPACE.aboveEntry[1]),
  ];
}

function listStyles(): IParagraphStyleOptions[] {
  return Array.from({ length: LIST_STYLES }, (_, depth) => depth).flatMap((depth) => {
    const n = depth === 0 ? '' : ` ${depth + 1}`;
    const spacing = space(3, 3);
    return [
      {
        id: listStyle('ListBullet', depth),
        name: `List Bullet${n}`,
        basedOn: 'Normal',
        paragraph: { spacing, numbering: { reference: BULLETS, level: depth } },
      },
      {
        id: listStyle('ListNumber', depth),
        name: `List Number${n}`,
        basedOn: 'Normal',
        paragraph: { spacing, numbering: { reference: NUMBERS, level: depth } },
      },
      {
        id: listStyle('ListContinue', depth),
        name: `List Continue${n}`,
        basedOn: 'Normal',
        paragraph: { spacing, indent: { left: indentOf(depth).left } },
      },
    ];
  });
}

function mastheadStyles(theme: Theme): IParagraphStyleOptions[] {
  const { colours, sizes } = theme;
  return [
    {
      id: 'MastheadLogo',
      name: 'Masthead Logo',
      basedOn: 'Normal',
      next: 'Masthead',
      paragraph: {
        keepNext: true,
        alignment: theme.logo.place === 'centre' ? 'center' : theme.logo.place,
        indent: WHOLE_WIDTH,
        spacing: { ...space(0, HEAD_SPACE.belowLogo), ...lines(240) },
      },
    },
    {
      id: 'Masthead',
      name: 'Masthead',
      basedOn: 'Normal',
      next: 'MastheadDetail',
      run: { bold: true, size: halfPoints(sizes.small + 2) },
      paragraph: { keepNext: true, indent: WHOLE_WIDTH, spacing: { ...space(0, 1), ...lines(252) } },
    },
    {
      id: 'MastheadDetail',
      name: 'Masthead Detail',
      basedOn: 'Normal',
      next: 'Title',
      run: { size: halfPoints(sizes.small), color: hexColour(colours.muted) },
      paragraph: { keepNext: true, indent: WHOLE_WIDTH, spacing: { ...space(0, 1), ...lines(252) } },
    },
  ];
}

function tableTextStyles(theme: Theme): IParagraphStyleOptions[] {
  const { colours, sizes } = theme;
  const inCell = { indent: WHOLE_WIDTH, spacing: { ...space(0, 0), ...lines(264) } };
  return [
    { id: 'TableText', name: 'Table Text', basedOn: 'Normal', paragraph: inCell },
    {
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'TableText',
      run: { bold: true, color: hexColour(colours.accent) },
      paragraph: { keepNext: true },
    },
    {
      id: 'TableRowHeading',
      name: 'Table Row Heading',
      basedOn: 'TableText',
      run: { bold: true, color: hexColour(colours.accent) },
    },
    {
      id: 'ControlLabel',
      name: 'Control Label',
      basedOn: 'TableText',
      run: { size: halfPoints(sizes.small), color: hexColour(colours.muted) },
    },
    { id: 'ControlValue', name: 'Control Value', basedOn: 'TableText', run: { size: halfPoints(sizes.small) } },
  ];
}

function furnitureStyles(theme: Theme): IParagraphStyleOptions[] {
  const { colours, sizes, page, margins } = theme;
  const hairline = { style: 'single', size: 4, space: 4, color: hexColour(colours.line) } as const;
  const run = { size: halfPoints(sizes.small), color: hexColour(colours.muted) };
  const rightTabStop = twips(page.width) - twips(margins.left) - twips(margins.right);
  const paragraph = { rightTabStop, indent: WHOLE_WIDTH, spacing: { ...space(0, 0), ...lines(240) } };
  return [
    { id: 'Header', name: 'header', basedOn: 'Normal', run, paragraph: { ...paragraph, border: { bottom: hairline } } },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', run, paragraph: { ...paragraph, border: { top: hairline } } },
  ];
}

/** Heading styles name their face, so that Word's theme can have another face for headings than for text. */
function headingFace({ wordFace }: Theme): { ascii: string; hAnsi: string } {
  return { ascii: wordFace, hAnsi: wordFace };
}

/** Points above and below. */
function space(before: number, after: number): { before: number; after: number } {
  return { before: twips(before), after: twips(after) };
}

/** In 240ths of a natural line. The rule is written out: in derived styles LibreOffice takes a missing one to be exact. */
function lines(line: number): { line: number; lineRule: 'auto' } {
  return { line, lineRule: 'auto' };
}
