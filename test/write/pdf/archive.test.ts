/**
 * PDF/A-2a, point by point (ISO 19005-2:2011; the numbers are its clauses), and what PDF/UA-1 (ISO 14289-1) adds: held
 * for documents that use all that the writer can do.
 */
import { describe, expect, it } from 'vitest';
import type { Block, Document, Inline, Picture } from '../../../src/model/document.js';
import { DEFAULT_THEME, SOURCE_SERIF } from '../../../src/model/theme.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { metricsOf } from '../../support/pdf/embedded-fonts.js';
import { ownFonts } from '../../support/pdf/fonts.js';
import { type Dictionary, isName, isReference, isStream, type Value } from '../../support/pdf/objects.js';
import { elementsOf, isContent, type ReadElement, readPdf } from '../../support/pdf/reader.js';
import { documentOf, everyNode, h, p, picture, text } from '../../support/sample-document.js';

/** One pixel, half transparent. */
const clear: Picture = {
  path: 'clear.png',
  format: 'png',
  bytes: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
  width: 1,
  height: 1,
};

const welsh: Inline = { type: 'passage', language: 'cy', children: [text('Iechyd Cyhoeddus Cymru')] };
const policy: Inline = {
  type: 'link',
  target: { kind: 'policy', name: 'dcw29', file: 'DCW29-whistleblowing' },
  children: [text('Whistleblowing')],
};

/** Contents, DRAFT, a passage, a link to a policy, transparency, characters without a glyph of their own, many pages. */
function everything(): Document {
  const { blocks } = everyNode();
  const images = [picture(40, 40), clear].map(
    (one): Block => ({ type: 'image', picture: one, alt: [text('A picture')] }),
  );
  const long = Array.from({ length: 9 }, (_, n) => [h(1, `Chapter ${n}`), p('words '.repeat(400))]).flat();
  const odd = p('fi ffl a\u0301 q\u0302 a\u200bb\u00adc\ufeffd \u00a0 1\u20112 Ωж');
  const document = documentOf([...blocks, p(welsh, ' ', policy), odd, ...images, ...long]);
  return { ...document, properties: { ...document.properties, status: 'draft' } };
}

const theme = { ...DEFAULT_THEME, faces: { ...DEFAULT_THEME.faces, body: SOURCE_SERIF } };
const { value: bytes = new Uint8Array() } = await (await openPdfWriter(theme, ownFonts)).write(everything());
const source = Buffer.from(bytes).toString('latin1');
const pdf = readPdf(bytes);
const { objects } = pdf;

const all = Array.from({ length: objects.count - 1 }, (_, n) => objects.value({ type: 'reference', object: n + 1 }));
const streams = all.filter(isStream);

/** Every dictionary in the file, however deep it stands. */
function dictionariesIn(value: Value): readonly Dictionary[] {
  if (isStream(value)) return dictionariesIn(value.dictionary);
  if (Array.isArray(value)) return value.flatMap(dictionariesIn);
  return value instanceof Map ? [value, ...[...value.values()].flatMap(dictionariesIn)] : [];
}
const dictionaries = all.flatMap(dictionariesIn);
const named = (key: string, value: string) => dictionaries.filter((one) => objects.name(one.get(key)) === value);
const pages = named('Type', 'Page');

describe('the file', () => {
  it('has a header, a line of bytes that are no text, an end and nothing behind it (6.1.2, 6.1.3)', () => {
    expect(source).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4,}\n/);
    expect(source).toMatch(/%%EOF\n?$/);
    expect(source.match(/%%EOF/g)).toHaveLength(1);
  });

  it('has an identifier of two equal strings, and is not encrypted (6.1.3)', () => {
    const id = objects.array(objects.trailer.get('ID'));
    expect(id).toHaveLength(2);
    expect(id[0]).toEqual(id[1]);
    expect(objects.trailer.has('Encrypt')).toBe(false);
  });

  it('packs its streams only as it may, and holds them itself (6.1.7)', () => {
    expect(streams.length).toBeGreaterThan(20);
    for (const { dictionary } of streams) {
      expect(['', 'FlateDecode', 'DCTDecode']).toContain(objects.name(dictionary.get('Filter')));
      for (const key of ['F', 'FFilter', 'FDecodeParms']) expect(dictionary.has(key)).toBe(false);
    }
  });

  it('has no embedded file, form, script, layer or other presentation (6.4, 6.5, 6.8–6.10)', () => {
    for (const key of ['AcroForm', 'OpenAction', 'AA', 'OCProperties', 'Requirements', 'NeedsRendering'])
      expect(pdf.catalogue.has(key)).toBe(false);
    expect([...objects.dictionary(pdf.catalogue.get('Names')).keys()]).toEqual(['Dests']);
    for (const one of dictionaries) {
      for (const key of ['JS', 'EF', 'XFA', 'AA', 'PresSteps', 'TR', 'HTP', 'OPI', 'Alternates', 'PS'])
        expect(one.has(key)).toBe(false);
      expect(objects.value(one.get('Interpolate'))).not.toBe(true);
    }
  });
});

describe('colour', () => {
  it('is what the output intent says: sRGB, its profile of three components (6.2.3)', () => {
    const intents = objects.array(pdf.catalogue.get('OutputIntents')).map((one) => objects.dictionary(one));
    expect(intents.map((one) => objects.name(one.get('S')))).toEqual(['GTS_PDFA1']);
    const profile = intents[0]?.get('DestOutputProfile');
    expect(objects.number(objects.dictionary(profile).get('N'))).toBe(3);
    const data = objects.data(profile);
    expect(data.readUInt32BE(0)).toBe(data.length);
    expect(data.toString('latin1', 12, 20)).toBe('mntrRGB ');
  });

  it('is grey or RGB everywhere (6.2.4)', () => {
    const images = named('Subtype', 'Image');
    const spaces = images.flatMap((one) => one.get('ColorSpace') ?? []);
    for (const page of pages) {
      const resources = objects.dictionary(page.get('Resources'));
      expect([...resources.keys()]).toContain('Font');
      expect(objects.dictionary(resources.get('ColorSpace')).size).toBe(0);
    }
    for (const space of spaces) expect(['DeviceRGB', 'DeviceGray']).toContain(isName(space) ? space.value : '');
    expect(spaces.length).toBeGreaterThan(2);
  });

  it('is let through by pictures alone, plainly, over colours that the output intent defines (6.2.10)', () => {
    expect(dictionaries.filter((one) => one.has('SMask'))).toHaveLength(1);
    for (const key of ['BM', 'CA', 'ca', 'ExtGState', 'Group'])
      for (const one of dictionaries) expect(objects.dictionary(one.get(key)).size, key).toBe(0);
  });
});

describe('fonts', () => {
  const fonts = named('Subtype', 'Type0');

  it('are all embedded subsets of TrueType, glyphs by their own ids (6.2.11.3, 6.2.11.4)', () => {
    expect(fonts.length).toBeGreaterThan(4);
    expect(named('Type', 'Font')).toHaveLength(fonts.length * 2);
    for (const font of fonts) {
      expect(objects.name(font.get('BaseFont'))).toMatch(/^[A-Z]{6}\+Source(Serif4|Sans3)-/);
      expect(objects.name(font.get('Encoding'))).toBe('Identity-H');
      const descendant = objects.dictionary(objects.array(font.get('DescendantFonts'))[0]);
      expect(objects.name(descendant.get('Subtype'))).toBe('CIDFontType2');
      expect(objects.name(descendant.get('CIDToGIDMap'))).toBe('Identity');
      const descriptor = objects.dictionary(descendant.get('FontDescriptor'));
      expect(objects.data(descriptor.get('FontFile2')).readUInt32BE(0)).toBe(0x00010000);
      // A CIDSet need not be there, and must be whole where it is (6.2.11.4.2).
      expect(descriptor.has('CIDSet')).toBe(false);
    }
  });

  it('are as wide as their programs say (6.2.11.5)', () => {
    for (const font of fonts) {
      const { told, programmed } = metricsOf(objects, font);
      expect(told.size).toBeGreaterThan(100);
      for (const [glyph, width] of told) expect(Math.abs(width - (programmed[glyph] ?? 0))).toBeLessThan(1);
    }
  });

  it('say which character each glyph is, and none that is no character (6.2.11.7)', () => {
    for (const font of fonts) {
      const map = objects.data(font.get('ToUnicode')).toString('latin1');
      const meanings = [...map.matchAll(/^<[0-9a-f]{4}> <([0-9a-f]+)>$/gm)].map(([, text = '']) => text);
      expect(meanings.length).toBeGreaterThan(100);
      for (const meaning of meanings) expect(meaning).not.toMatch(/^(?:0000|feff|fffe)$/);
    }
  });

  it('have every glyph that is shown (6.2.11.8)', () => {
    for (const piece of pdf.pages.flatMap((page) => page.pieces)) expect(piece.lacksGlyph).toBe(false);
  });
});

describe('annotations', () => {
  const annotations = named('Type', 'Annot');

  it('are links, printed, with words for who cannot see them (6.3; PDF/UA-1 7.18)', () => {
    expect(annotations.length).toBeGreaterThan(10);
    for (const one of annotations) {
      expect(objects.name(one.get('Subtype'))).toBe('Link');
      expect(objects.number(one.get('F'))).toBe(4);
      expect(objects.text16(one.get('Contents'))).not.toBe('');
      expect(one.has('StructParent')).toBe(true);
    }
  });

  it('lead to addresses, places and other files, and do nothing else (6.5.1)', () => {
    const actions = annotations.flatMap((one) => (one.has('A') ? [objects.dictionary(one.get('A'))] : []));
    expect(new Set(actions.map((one) => objects.name(one.get('S'))))).toEqual(new Set(['URI', 'GoToR']));
    for (const one of annotations) expect(one.has('A') !== one.has('Dest')).toBe(true);
    for (const one of named('Type', 'Filespec'))
      expect(objects.text16(one.get('F'))).toBe(objects.text16(one.get('UF')));
  });

  it('are tabbed through in the order of the tags (PDF/UA-1 7.18.3)', () => {
    expect(pages).toHaveLength(pdf.pages.length);
    for (const page of pages) expect(objects.name(page.get('Tabs'))).toBe('S');
  });
});

describe('metadata', () => {
  it('is XMP that can be read without unpacking, with the marks of both standards (6.6.2, 6.6.4)', () => {
    const stream = objects.value(pdf.catalogue.get('Metadata'));
    expect(isStream(stream) && stream.dictionary.has('Filter')).toBe(false);
    for (const mark of ['<pdfaid:part>2<', '<pdfaid:conformance>A<', '<pdfuaid:part>1<'])
      expect(pdf.xmp).toContain(mark);
    expect(pdf.xmp).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
  });

  it('says title, organisation, subject and keywords, twice and alike, and nothing of user, machine or clock (6.6.3)', () => {
    expect(pdf.information).toEqual({
      Title: 'Sample Policy',
      Author: 'Tŷ Gwyn & Daughters',
      Subject: 'DCW1 · Governance',
      Keywords: 'DCW1, Version 1.0, Governance',
      Creator: 'policy',
      Producer: 'policy',
    });
    const said = pdf.xmp.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    for (const words of Object.values(pdf.information)) expect(said).toContain(`>${words}<`);
    expect(source).not.toMatch(/CreationDate|ModDate|CreateDate|ModifyDate/);
  });
});

describe('structure', () => {
  it('is marked, in a language, under the title of the document (6.7.2, 6.7.4; PDF/UA-1 7.1)', () => {
    expect(objects.value(objects.dictionary(pdf.catalogue.get('MarkInfo')).get('Marked'))).toBe(true);
    expect(objects.dictionary(pdf.catalogue.get('MarkInfo')).has('Suspects')).toBe(false);
    expect(pdf.language).toBe('en-GB');
    expect(objects.value(objects.dictionary(pdf.catalogue.get('ViewerPreferences')).get('DisplayDocTitle'))).toBe(true);
  });

  it('holds all content of all pages, or marks it as none of the document (6.7.3; PDF/UA-1 7.1)', () => {
    for (const page of pdf.pages) {
      expect(page.pieces.length).toBeGreaterThan(0);
      for (const piece of page.pieces) expect(piece.owner.kind).not.toBe('none');
    }
  });

  it('uses standard types alone, so that none needs a role (6.7.3.4)', () => {
    const types = new Set<string>();
    const walk = (element: ReadElement): void => {
      types.add(element.type);
      for (const kid of element.kids) if (!isContent(kid)) walk(kid);
    };
    walk(pdf.tree);
    const standard =
      'Document H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table Caption THead TBody TR TH TD Figure Link BlockQuote Span TOC TOCI Reference';
    expect([...types].sort()).toEqual(standard.split(' ').sort());
  });

  it('tells the language of a passage, and the words of each picture (6.7.4; PDF/UA-1 7.2, 7.3)', () => {
    expect(elementsOf(pdf.tree, 'Span').map((one) => objects.text16(one.dictionary.get('Lang')))).toEqual(['cy']);
    for (const figure of elementsOf(pdf.tree, 'Figure'))
      expect(objects.text16(figure.dictionary.get('Alt'))).not.toBe('');
  });

  it('is found from each page, its furniture is not in it', () => {
    for (const page of pages) expect(page.has('StructParents')).toBe(true);
    const furniture = pdf.pages.flatMap(({ pieces }) =>
      pieces.filter(({ text: words }) => /^(?:DRAFT|.*Page \d+ of \d+)$/.test(words)),
    );
    expect(furniture).toHaveLength(pdf.pages.length * 2);
    for (const { owner } of furniture) expect(owner.kind).toBe('artifact');
  });
});

it('the bookmarks lead into the file itself', () => {
  expect(pdf.bookmarks.length).toBeGreaterThan(9);
  for (const one of dictionaries.filter((each) => each.has('Title') && each.has('Parent')))
    expect(isReference(objects.array(one.get('Dest'))[0])).toBe(true);
});
