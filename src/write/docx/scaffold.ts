/**
 * Builds the package around a document's text with docx: every part, with a mark wherever a document's own words go. It is
 * built once for a theme and a set of properties, and never holds an organisation's value.
 */
import { Document, Packer, PageOrientation, type Run } from 'docx';
import { readZip } from '../../formats/zip/read.js';
import { pageMark } from '../../model/standing-words.js';
import type { Theme } from '../../model/theme.js';
import { sectionFurniture, turnedFurniture } from './furniture.js';
import { valueMark } from './marked-xml.js';
import { CUSTOM, propertyName, type ScaffoldOptions } from './properties.js';
import { styleOptions } from './styles.js';
import { wordTheme } from './theme-part.js';
import { twips } from './units.js';

/** A part's path in the package, and its XML as docx writes it. */
export type Parts = ReadonlyMap<string, string>;

/** Builds the parts for documents with these options. */
export async function buildScaffold(theme: Theme, options: ScaffoldOptions): Promise<Parts> {
  const { properties, wording, turned } = options;
  const mark = await watermark(theme, options);
  const furniture = sectionFurniture(theme, options, mark);
  const custom = CUSTOM.filter((name) => properties.includes(name));
  const packed = await Packer.toBuffer(
    new Document({
      title: valueMark('title'),
      creator: valueMark('organisation'),
      lastModifiedBy: valueMark('organisation'),
      ...(properties.includes('category') ? { subject: valueMark('category') } : {}),
      ...(properties.includes('code') ? { keywords: valueMark('code') } : {}),
      customProperties: custom.map((name) => ({ name: propertyName(name, wording), value: valueMark(name) })),
      styles: styleOptions(theme, wording.language),
      theme: wordTheme(theme),
      sections: [
        {
          properties: {
            ...(furniture.headers?.first ? { titlePage: true } : {}),
            page: { size: pageSize(theme), margin: pageMargins(theme) },
          },
          ...furniture,
          children: [],
        },
        ...(turned
          ? [
              {
                properties: {
                  page: {
                    size: { ...pageSize(theme), orientation: PageOrientation.LANDSCAPE },
                    margin: pageMargins(theme),
                  },
                },
                ...turnedFurniture(theme, options, turned, mark),
                children: [],
              },
            ]
          : []),
      ],
    }),
  );
  const decoder = new TextDecoder();
  return new Map([...readZip(packed)].map(([path, bytes]) => [path, decoder.decode(bytes)]));
}

function pageSize({ page }: Theme): { width: number; height: number } {
  return { width: twips(page.width), height: twips(page.height) };
}

/** Header and footer stand in the middle of their margins. */
function pageMargins({ margins }: Theme): Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer', number> {
  return {
    top: twips(margins.top),
    right: twips(margins.right),
    bottom: twips(margins.bottom),
    left: twips(margins.left),
    header: twips(margins.top * 0.48),
    footer: twips(margins.bottom * 0.48),
  };
}

/** DRAFT, AWAITING APPROVAL or WITHDRAWN, made as Word's own watermark command makes it, so that Word can remove it. Otherwise nothing. */
async function watermark(theme: Theme, { status, wording }: ScaffoldOptions): Promise<readonly Run[]> {
  const text = pageMark(status, wording);
  if (text === undefined) return [];
  const { TextWatermark } = await import('docx/watermarks');
  const width = (theme.page.width - theme.margins.left - theme.margins.right) * 1.05;
  return [
    new TextWatermark({
      text,
      font: theme.wordFace,
      color: theme.colours.line,
      opacity: 0.5,
      width,
    }),
  ];
}
