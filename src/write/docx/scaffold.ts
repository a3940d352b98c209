/**
 * The package around a document's text, built by docx from a theme and the set of properties that a document gives: every
 * part, with slots where a document's own words go. Built once for each such set, never with a client's value in it.
 */
import { Document, Packer, type Run } from 'docx';
import { readZip } from '../../formats/zip/read.js';
import type { Theme } from '../../model/theme.js';
import { sectionFurniture } from './furniture.js';
import { numberingOptions } from './numbering.js';
import { CUSTOM, type Occasion, propertyName } from './properties.js';
import { slot } from './slots.js';
import { styleOptions } from './styles.js';
import { wordTheme } from './theme-part.js';
import { twips } from './units.js';

/** A part's path in the package, and its XML as docx writes it. */
export type Parts = ReadonlyMap<string, string>;

/** Builds the parts for documents of an occasion. */
export async function buildScaffold(theme: Theme, occasion: Occasion): Promise<Parts> {
  const { given, wording } = occasion;
  const mark = await watermark(theme, occasion);
  const furniture = sectionFurniture(theme, occasion, mark);
  const custom = CUSTOM.filter((name) => given.includes(name));
  const packed = await Packer.toBuffer(
    new Document({
      title: slot('title'),
      creator: slot('organisation'),
      lastModifiedBy: slot('organisation'),
      ...(given.includes('category') ? { subject: slot('category') } : {}),
      ...(given.includes('code') ? { keywords: slot('code') } : {}),
      customProperties: custom.map((name) => ({ name: propertyName(name, wording), value: slot(name) })),
      styles: styleOptions(theme, wording.language),
      numbering: numberingOptions(),
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

/** DRAFT or WITHDRAWN as Word's own watermark command makes it, so that it can take it away; else nothing. */
async function watermark(theme: Theme, { status, wording }: Occasion): Promise<readonly Run[]> {
  if (status !== 'draft' && status !== 'withdrawn') return [];
  const { TextWatermark } = await import('docx/watermarks');
  const width = (theme.page.width - theme.margins.left - theme.margins.right) * 1.05;
  return [
    new TextWatermark({
      text: wording.page.watermark[status],
      font: theme.wordFace,
      color: theme.colours.line,
      opacity: 0.5,
      width,
    }),
  ];
}
