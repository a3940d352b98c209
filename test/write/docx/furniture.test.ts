/** Header, footer and logo stand as the theme says; what a document does not say leaves no gap. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.js';
import { largePrint } from '../../../src/model/large-print.js';
import { DEFAULT_THEME, FURNITURE_PARTS, type Theme } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { readDocx } from '../../support/docx-reader.js';
import { documentOf, everyNode } from '../../support/sample-document.js';

async function written(changes: Partial<Theme>, document: Document) {
  const theme = { ...DEFAULT_THEME, ...changes };
  const writer = await openDocxWriter(theme, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return readDocx(value ?? new Uint8Array());
}

const bare = (properties: Partial<Document['properties']>): Document =>
  documentOf([], { properties: { title: 'T', organisation: 'O', ...properties } });

describe('a header or footer', () => {
  it('says every part there is, in the theme’s order', async () => {
    const { header, footer } = await written(
      { header: { left: FURNITURE_PARTS, right: [] }, footer: { left: [], right: [...FURNITURE_PARTS].reverse() } },
      everyNode(),
    );
    const parts = [
      ...['Tŷ Gwyn & Daughters', 'Sample Policy', 'DCW1', 'Version 1.0', 'Approved', 'Next review 12 January 2027'],
      ...['Page PAGE of NUMPAGES', 'Check the index for the current version'],
    ];
    // Too long for one line, so the last has one of its own.
    expect(header).toBe(parts.join(' · ').replace(' · Check', '\nCheck'));
    expect(footer).toBe(`\t${parts.reverse().join(' · ')}`);
  });

  it('leaves out what the document does not say, with its separator', async () => {
    const all = { left: FURNITURE_PARTS, right: ['status', 'title', 'version'] } as const;
    const words = 'O · T · Page PAGE of NUMPAGES · Check the index for the current version';
    expect((await written({ footer: all }, bare({}))).footer).toBe(`${words}\tT`);
    expect((await written({ footer: { left: ['page'], right: ['code'] } }, bare({}))).footer).toBe(
      'Page PAGE of NUMPAGES',
    );
  });

  it('has its right side on a line of its own where both are too long for one', async () => {
    const organisation = 'The Very Long Name of a Care Organisation in North Wales and the Borders Limited';
    const title = 'A policy with a rather long title about many things that matter';
    expect((await written({}, bare({ organisation, title }))).header).toBe(`${organisation}\n${title}`);
    expect((await written({}, bare({ organisation }))).header).toBe(`${organisation}\tT`);
    const footer = { left: ['next_review', 'uncontrolled'], right: ['title', 'page'] } as const;
    expect((await written({ footer }, bare({ title, nextReview: '12 January 2027' }))).footer).toBe(
      `Next review 12 January 2027 · Check the index for the current version\n${title} · Page PAGE of NUMPAGES`,
    );
  });

  it('has its last part on a line of its own where the only side is too long for one, as in large print', async () => {
    const document = bare({ code: 'DCW117', version: '1.0', nextReview: '27 September 2027' });
    const said = 'DCW117 · Version 1.0 · Next review 27 September 2027';
    expect((await written({}, document)).footer).toBe(`${said} · Page PAGE of NUMPAGES`);
    expect((await written(largePrint(DEFAULT_THEME), document)).footer).toBe(`${said}\nPage PAGE of NUMPAGES`);
    const footer = { left: [], right: ['code', 'version', 'next_review', 'page'] } as const;
    expect((await written({ ...largePrint(DEFAULT_THEME), footer }, document)).footer).toMatch(/^\tDCW117/);
  });

  it('names the status, also where it is printed across the page', async () => {
    const footer = { left: ['status'], right: [] } as const;
    const said = await Promise.all(
      (['draft', 'approved', 'withdrawn'] as const).map((status) => written({ footer }, bare({ status }))),
    );
    expect(said.map((one) => one.footer)).toEqual(['Draft', 'Approved', 'Withdrawn']);
  });

  it('has no hairline where it says nothing, and keeps the mark of a draft', async () => {
    const nothing = { left: [], right: ['code'] } as const;
    const { header, footer, parts } = await written({ header: nothing, footer: nothing }, bare({ status: 'draft' }));
    expect([header, footer]).toEqual(['', '']);
    expect(parts.get('word/header1.xml')).not.toContain('w:pStyle');
    expect(parts.get('word/header1.xml')).toContain('string="DRAFT"');
    expect(parts.get('word/footer1.xml')).not.toContain('w:pStyle');
  });

  it('takes code, version and next review from the control data wherever they stand', async () => {
    const { parts } = await written({ header: { left: ['version'], right: ['next_review', 'code'] } }, everyNode());
    const fields = [...(parts.get('word/header1.xml') ?? '').matchAll(/<w:alias w:val="(.*?)"/g)];
    expect(fields.map((field) => field[1])).toEqual(['Version', 'Next review', 'Code']);
  });

  it('has its right side at the right margin of the theme’s page', async () => {
    const { parts } = await written({ page: { width: 612, height: 792 } }, everyNode());
    const right = Math.round(612 * 20) - 2 * Math.round(DEFAULT_THEME.margins.left * 20);
    const styles = parts.get('word/styles.xml') ?? '';
    expect([...styles.matchAll(/<w:tab w:val="right" w:pos="(\d+)"\/>/g)].map((tab) => Number(tab[1]))).toEqual([
      right,
      right,
    ]);
  });
});

describe('the first page', () => {
  it('leaves out of its header what stands there in large letters, and nothing else', async () => {
    const header = { left: ['organisation', 'code'], right: ['title', 'version'] } as const;
    const { firstHeader, header: others } = await written({ header }, everyNode());
    expect(firstHeader).toBe('DCW1\tVersion 1.0');
    expect(others).toBe('Tŷ Gwyn & Daughters · DCW1\tSample Policy · Version 1.0');
    const usual = await written({}, everyNode());
    expect([usual.firstHeader, usual.header]).toEqual(['', 'Tŷ Gwyn & Daughters\tSample Policy']);
    expect(usual.parts.get('word/header2.xml')).not.toContain('w:pStyle');
  });

  it('has the footer of the others', async () => {
    const { parts, firstFooter, footer } = await written({}, everyNode());
    expect(firstFooter).toBe(footer);
    const [others, first] = [1, 2].map((n) => parts.get(`word/footer${n}.xml`)?.replace(/<w:(?:tag|id) [^>]*>/g, ''));
    expect(first).toBe(others);
  });

  it('has no header of its own where the others say nothing of the sort', async () => {
    const { parts, firstHeader } = await written({ header: { left: ['code'], right: [] } }, everyNode());
    expect(firstHeader).toBe('DCW1');
    expect(parts.has('word/header2.xml')).toBe(false);
    expect(parts.get('word/document.xml')).not.toContain('w:titlePg');
  });

  it('has its right side beside the left one where only the others have too much to say', async () => {
    const header = { left: ['organisation', 'code'], right: ['title', 'version'] } as const;
    const organisation = 'The Very Long Name of a Care Organisation in North Wales and the Borders Limited';
    const long = await written({ header }, bare({ organisation, code: 'DCW1', version: '2.0' }));
    expect(long.header).toBe(`${organisation} · DCW1\nT · Version 2.0`);
    expect(long.firstHeader).toBe('DCW1\tVersion 2.0');
  });

  it('bears the mark of what is not in force, with an id of its own', async () => {
    const { parts } = await written({}, bare({ status: 'draft' }));
    const ids = ['word/header1.xml', 'word/header2.xml'].map(
      (path) => / id="(PowerPlus\w+)"/.exec(parts.get(path) ?? '')?.[1],
    );
    expect(ids).toEqual(['PowerPlusWaterMarkObject1', 'PowerPlusWaterMarkObject2']);
  });
});

describe('the logo', () => {
  it.each([
    ['left', 'left'],
    ['centre', 'center'],
    ['right', 'right'],
  ] as const)('stands at the %s by its style', async (place, alignment) => {
    const { parts } = await written({ logo: { height: 20, place } }, everyNode());
    const style = /<w:style [^>]*w:styleId="MastheadLogo">.*?<\/w:style>/.exec(parts.get('word/styles.xml') ?? '')?.[0];
    expect(style).toContain(`<w:jc w:val="${alignment}"/>`);
  });

  it('is at most as high as the theme says', async () => {
    const { parts } = await written({ logo: { height: 15, place: 'left' } }, everyNode());
    expect(parts.get('word/document.xml')).toContain(`<wp:extent cx="${45 * 12700}" cy="${15 * 12700}"/>`);
  });
});
