/** What a theme changes on the page: faces, header and footer, the logo's place, the word across what is not in force. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME, type FaceFamily, FURNITURE_PARTS, SOURCE_SERIF, type Theme } from '../../../src/model/theme.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { openFaces } from '../../../src/write/pdf/lines/faces.js';
import type { Resources } from '../../../src/write/writer.js';
import { growsWithLength } from '../../support/growth.js';
import { fontFile, ownFonts, sharedFonts } from '../../support/pdf/fonts.js';
import { type ReadPdf, readPdf } from '../../support/pdf/reader.js';
import { documentOf, everyNode, h, p, strong } from '../../support/sample-document.js';

const clientFile = (path: string, file: string) => ({ kind: 'supplied', path, bytes: fontFile(file) }) as const;

/** A family whose faces are told apart by their names in the file. */
const client: FaceFamily = {
  name: 'Client',
  regular: clientFile('fonts/client.ttf', 'SourceSans3-It.ttf'),
  bold: clientFile('fonts/client-bold.ttf', 'SourceSans3-BoldIt.ttf'),
  italic: clientFile('fonts/client-italic.ttf', 'SourceSans3-Regular.ttf'),
  boldItalic: clientFile('fonts/client-bold-italic.ttf', 'SourceSans3-Bold.ttf'),
};

async function written(document: Document, changes: Partial<Theme> = {}): Promise<ReadPdf> {
  const writer = await openPdfWriter({ ...DEFAULT_THEME, ...changes }, ownFonts);
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return readPdf(value ?? new Uint8Array());
}

const long = (changes: Partial<Document> = {}): Document =>
  documentOf([h(1, 'Heading'), ...Array.from({ length: 60 }, () => p('words '.repeat(40)))], {
    contents: false,
    ...changes,
  });

/** The pieces of a page's artifacts of one kind, in order. */
function furniture(pdf: ReadPdf, page: number, subtype: 'Header' | 'Footer' | 'Watermark') {
  return (pdf.pages[page]?.pieces ?? []).filter(
    ({ owner, kind }) => kind === 'text' && owner.kind === 'artifact' && owner.subtype === subtype,
  );
}

const words = (pdf: ReadPdf, page: number, subtype: 'Header' | 'Footer' | 'Watermark') =>
  furniture(pdf, page, subtype).map((piece) => piece.text);

/** The names of all fonts in a file, without their tags. */
function fontNames(pdf: ReadPdf): readonly string[] {
  const { objects } = pdf;
  const all = Array.from({ length: objects.count - 1 }, (_, n) =>
    objects.dictionary({ type: 'reference', object: n + 1 }),
  );
  return all
    .filter((one) => one.has('DescendantFonts'))
    .map((one) => objects.name(one.get('BaseFont')).replace(/^[A-Z]{6}\+/, ''))
    .sort();
}

const properties = {
  title: 'Online Safety',
  organisation: 'Acme',
  code: 'DCW1',
  version: '1.2',
  status: 'approved',
  nextReview: '12 January 2027',
} as const;

describe('header and footer', () => {
  it('say what the theme asks for, at the left and at the right', async () => {
    const pdf = await written(long({ properties }), {
      header: { left: ['code', 'title'], right: ['organisation'] },
      footer: { left: ['status', 'version', 'next_review'], right: ['uncontrolled', 'page'] },
    });
    const last = pdf.pages.length;
    expect(words(pdf, last - 1, 'Header')).toEqual(['DCW1 · Online Safety', 'Acme']);
    expect(words(pdf, last - 1, 'Footer')).toEqual([
      'Approved · Version 1.2 · Next review 12 January 2027',
      `Check the index for the current version · Page ${last} of ${last}`,
    ]);
    const right = DEFAULT_THEME.page.width - DEFAULT_THEME.margins.right;
    for (const kind of ['Header', 'Footer'] as const) {
      const [first, second] = furniture(pdf, 1, kind);
      expect(first?.left).toBeCloseTo(DEFAULT_THEME.margins.left, 1);
      expect(second?.right).toBeCloseTo(right, 1);
      expect(first?.baseline).toBe(second?.baseline);
    }
  });

  it('leave out on the first page what stands there in large letters, and nothing else', async () => {
    const pdf = await written(long({ properties }), { header: { left: ['organisation', 'title'], right: ['code'] } });
    expect(words(pdf, 0, 'Header')).toEqual(['DCW1']);
    expect(words(pdf, 1, 'Header')).toEqual(['Acme · Online Safety', 'DCW1']);
  });

  it('are not there where they say nothing', async () => {
    const empty = { left: ['code'], right: [] } as const;
    const pdf = await written(long({ properties: { title: 'T', organisation: 'O' } }), {
      header: empty,
      footer: empty,
    });
    for (const page of pdf.pages)
      expect(page.pieces.filter(({ owner }) => owner.kind === 'artifact' && owner.subtype !== '')).toEqual([]);
  });

  it('refuse no character of what they do not show', async () => {
    const shows = { left: ['organisation'], right: ['page'] } as const;
    const unseen = { ...properties, code: '名', version: '名', nextReview: '名' };
    const pdf = await written(long({ properties: unseen }), { header: shows, footer: shows });
    expect(words(pdf, 1, 'Header')).toEqual(['Acme', `Page 2 of ${pdf.pages.length}`]);
  });

  it('cost no more than their length where a part is very long and the pages are many', async () => {
    const all = { left: FURNITURE_PARTS, right: FURNITURE_PARTS };
    const write = (size: number) => {
      const name = 'abcdefghij'.repeat(size);
      const same = { title: name, organisation: name, code: name, version: name, nextReview: name };
      return written(long({ properties: same }), { header: all, footer: all });
    };
    expect(await growsWithLength(write, 125)).toBe(true);
    for (const line of words(await write(1000), 1, 'Footer')) expect(line.match(/…/g)).toHaveLength(5);
  });

  it('keep all parts within the margins: two lines, the longest part cut', async () => {
    const name = 'A very long name of an organisation '.repeat(9).trim();
    const all = { left: ['organisation', 'page'], right: FURNITURE_PARTS } as const;
    const pdf = await written(long({ properties: { ...properties, organisation: name } }), {
      header: all,
      footer: all,
    });
    for (const kind of ['Header', 'Footer'] as const) {
      const [first, second] = furniture(pdf, 1, kind);
      expect(first?.text).toMatch(/^A very long name .*… · Page 2 of \d+$/);
      expect(second?.text).toMatch(/… · Online Safety · DCW1 · Version 1.2 · Approved · Next review/);
      expect(first?.baseline).toBeGreaterThan(second?.baseline ?? Number.POSITIVE_INFINITY);
      for (const line of [first, second])
        expect(line?.right).toBeLessThan(DEFAULT_THEME.page.width - DEFAULT_THEME.margins.right + 0.1);
    }
  });
});

describe('in the smallest margins', () => {
  it('header and footer keep to the page and off the text, two lines of them too', async () => {
    const margins = { top: 42.6, right: 29, bottom: 42.6, left: 29 };
    const all = { left: ['organisation'], right: FURNITURE_PARTS } as const;
    const long = { ...properties, organisation: 'A long name '.repeat(8) };
    const pdf = await written(
      documentOf(
        Array.from({ length: 60 }, () => p('words '.repeat(40))),
        { properties: long },
      ),
      {
        margins,
        header: all,
        footer: all,
      },
    );
    const { height } = DEFAULT_THEME.page;
    const tops = furniture(pdf, 1, 'Header').map((piece) => piece.baseline);
    const feet = furniture(pdf, 1, 'Footer').map((piece) => piece.baseline);
    expect([tops.length, feet.length]).toEqual([2, 2]);
    for (const baseline of tops) {
      expect(baseline).toBeGreaterThan(height - margins.top + 4);
      expect(baseline + 9).toBeLessThan(height - 8);
    }
    for (const baseline of feet) {
      expect(baseline + 9).toBeLessThan(margins.bottom);
      expect(baseline).toBeGreaterThan(8);
    }
  });
});

describe('the word across each page', () => {
  it.each([
    ['draft', ['DRAFT']],
    ['withdrawn', ['WITHDRAWN']],
    ['approved', []],
  ] as const)('of what is %s', async (status, shown) => {
    const pdf = await written(long({ properties: { ...properties, status } }));
    pdf.pages.forEach((page, n) => {
      expect(words(pdf, n, 'Watermark')).toEqual(shown);
      for (const piece of furniture(pdf, n, 'Watermark')) {
        expect(piece.left).toBeGreaterThan(0);
        expect(piece.left).toBeLessThan(page.width / 2);
      }
    });
  });
});

describe('the logo', () => {
  it.each(['left', 'centre', 'right'] as const)('stands at the %s, no higher than the theme says', async (place) => {
    const pdf = await written(everyNode(), { logo: { place, height: 20 } });
    const { page, margins } = DEFAULT_THEME;
    const logo = pdf.pages[0]?.pieces.find((piece) => piece.kind === 'picture');
    const [left, right] = [(logo?.left ?? 0) - margins.left, page.width - margins.right - (logo?.right ?? 0)];
    if (place === 'left') expect(left).toBeCloseTo(0, 1);
    if (place === 'right') expect(right).toBeCloseTo(0, 1);
    if (place === 'centre') expect(left).toBeCloseTo(right, 1);
    expect(page.height - margins.top - (logo?.baseline ?? 0)).toBeCloseTo(20, 1);
  });
});

describe('faces', () => {
  const document = () => documentOf([h(1, 'Heading'), p('words and ', strong('more'))]);

  it('are the program’s own', async () => {
    expect(fontNames(await written(document()))).toEqual(['SourceSans3-Bold', 'SourceSans3-Regular']);
  });

  it('of the body and of the headings are two families, where the theme has two', async () => {
    const pdf = await written(document(), { faces: { ...DEFAULT_THEME.faces, headings: client } });
    expect(fontNames(pdf)).toEqual(['SourceSans3-Bold', 'SourceSans3-BoldIt', 'SourceSans3-Regular']);
  });

  it('are embedded once, where both families are of the same files', async () => {
    const pdf = await written(document(), {
      faces: { ...DEFAULT_THEME.faces, body: client, headings: { ...client, name: 'Same' } },
    });
    expect(fontNames(pdf)).toEqual(['SourceSans3-BoldIt', 'SourceSans3-It']);
  });

  it('of two looks are the same where their files are, and so are the bytes', async () => {
    const other = { ...DEFAULT_THEME, colours: { ...DEFAULT_THEME.colours, accent: '#803000' } };
    const [first, second] = await Promise.all([DEFAULT_THEME, other].map((look) => openFaces(look.faces, sharedFonts)));
    expect(first?.of('regular')).toBe(second?.of('regular'));
    expect(first?.of('bold')).not.toBe(second?.of('regular'));
    await (await openPdfWriter(other, sharedFonts)).write(documentOf([p('other words first: Ωж')]));
    const bytes = async (from: Resources) => (await (await openPdfWriter(DEFAULT_THEME, from)).write(document())).value;
    expect(await bytes(sharedFonts)).toEqual(await bytes(ownFonts));
  });

  it('of serifs come with the program', async () => {
    const pdf = await written(everyNode(), {
      faces: { ...DEFAULT_THEME.faces, body: SOURCE_SERIF, headings: SOURCE_SERIF },
    });
    expect(fontNames(pdf).every((name) => name.startsWith('SourceSerif4-'))).toBe(true);
    for (const piece of pdf.pages.flatMap((page) => page.pieces)) expect(piece.lacksGlyph).toBe(false);
  });

  it('that lack a character refuse it, wherever it stands', async () => {
    const writer = await openPdfWriter(
      { ...DEFAULT_THEME, faces: { ...DEFAULT_THEME.faces, body: client, headings: client } },
      ownFonts,
    );
    const { value, diagnostics } = await writer.write(documentOf([h(1, 'Tŷ 名'), p('words')]));
    expect(value).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toEqual(['glyph-missing']);
  });
});
