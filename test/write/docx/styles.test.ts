/** The styles that a consultant works with, and what docx's own output is amended to. */
import { beforeAll, describe, expect, it } from 'vitest';
import { childElements, descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { ENGLISH } from '../../../src/model/wording/english.js';
import { amendScaffold } from '../../../src/write/docx/amend.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { buildScaffold, type Parts } from '../../../src/write/docx/scaffold.js';
import { readDocx } from '../../support/docx-reader.js';
import { everyConstruct } from '../../support/sample-constructs.js';
import { documentOf, everyNode } from '../../support/sample-document.js';

let parts: ReadonlyMap<string, string>;
let scaffold: Parts;
let numberingOf: (document: Document) => Promise<string>;
let stylesOf: (document: Document) => Promise<string>;

beforeAll(async () => {
  const writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  parts = readDocx((await writer.write(everyNode())).value ?? new Uint8Array()).parts;
  const partOf = async (document: Document, path: string) =>
    readDocx((await writer.write(document)).value ?? new Uint8Array()).parts.get(path) ?? '';
  numberingOf = (document) => partOf(document, 'word/numbering.xml');
  stylesOf = (document) => partOf(document, 'word/styles.xml');
  scaffold = await buildScaffold(DEFAULT_THEME, {
    wording: ENGLISH,
    properties: ['code'],
    status: 'approved',
    stacked: { header: false, firstHeader: false, footer: false },
  });
});

/** Two of each: those of the first page, and those of the others. */
const FURNITURE = [1, 2].flatMap((n) => [`word/header${n}.xml`, `word/footer${n}.xml`]);

const root = (path: string): XmlElement => parseXml(parts.get(path) ?? '');
const styles = () => childElements(root('word/styles.xml'), 'w:style');
const parseXmlStyles = (xml: string) => childElements(parseXml(xml), 'w:style');
const value = (element: XmlElement | undefined) => element?.attributes['w:val'];
const nameOf = (style: XmlElement) => value(childElements(style, 'w:name')[0]);

describe('styles', () => {
  it('are there, each once, with the names that Word knows', () => {
    const names = styles().map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([
        ...['Normal', 'Title', 'Quote', 'caption', 'header', 'footer', 'Hyperlink', 'Strong', 'Emphasis'],
        ...[1, 2, 3, 4, 5].map((n) => `heading ${n}`),
        ...['List Bullet', 'List Number', 'List Continue'].flatMap((name) => [name, `${name} 2`, `${name} 5`]),
        ...['TOC Heading', 'toc 1', 'toc 2'],
        ...['Policy Table', 'Control Table', 'Masthead', 'Masthead Logo', 'Masthead Detail', 'Rule', 'Picture'],
      ]),
    );
  });

  it('leave to Word what it offers besides: headings and tables, and hardly anything else', () => {
    const [latent] = childElements(root('word/styles.xml'), 'w:latentStyles');
    const names = childElements(latent ?? root('word/styles.xml')).map(({ attributes }) => attributes['w:name']);
    expect(latent?.attributes).toMatchObject({ 'w:defSemiHidden': '1', 'w:defUnhideWhenUsed': '1', 'w:count': '376' });
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([
        ...['Normal', 'heading 1', 'heading 9', 'toc 9', 'Table Grid', 'Plain Table 5'],
        ...['Grid Table 1 Light', 'List Table 7 Colorful Accent 6'],
      ]),
    );
  });

  it('are in the gallery if people write with them: headings and lists first, then notes, tables and pictures', async () => {
    const inGallery = parseXmlStyles(await stylesOf(documentOf(everyConstruct())))
      .filter((style) => childElements(style, 'w:qFormat').length > 0)
      .map((style) => ({ name: nameOf(style) ?? '', priority: Number(value(childElements(style, 'w:uiPriority')[0])) }))
      .sort((a, b) => a.priority - b.priority || (a.name < b.name ? -1 : 1));
    expect(inGallery.map(({ name }) => name)).toEqual([
      ...['Normal', 'heading 1', 'heading 2', 'heading 3', 'heading 4', 'heading 5', 'Title'],
      ...['Clause', 'List Bullet', 'List Bullet 2', 'List Number', 'List Number 2'],
      ...['Caution', 'Important', 'Note', 'Tip', 'Warning'].flatMap((kind) => [`${kind} Text`, `${kind} Title`]),
      ...['Table Heading', 'Table Row Heading', 'Table Text', 'Picture', 'Rule', 'Code', 'Code Block', 'Fill In'],
      ...['Emphasis', 'Strong', 'Quote', 'caption'],
    ]);
  });

  it('say that they’re ours unless they’re Word’s own, and where they’re offered', async () => {
    const all = parseXmlStyles(await stylesOf(documentOf(everyConstruct())));
    const ours = all.filter(({ attributes }) => attributes['w:customStyle'] === '1').map(nameOf);
    expect(ours).toEqual(
      expect.arrayContaining(['Masthead', 'Table Text', 'Table Gap', 'Control Label', 'Warning Text', 'Policy Table']),
    );
    const builtIn =
      /^(?:Normal|heading|Title|Quote|caption|List|toc|TOC|header|footer|footnote|endnote|line number|Strong)/;
    expect(ours.filter((name) => builtIn.test(name ?? ''))).toEqual([]);
    for (const style of all) {
      const places = childElements(style, 'w:uiPriority').length;
      expect(places, nameOf(style)).toBe(1);
    }
    const gap = all.find((style) => nameOf(style) === 'Table Gap');
    expect(childElements(gap ?? root('word/styles.xml')).map(({ name }) => name)).toEqual([
      ...['w:name', 'w:basedOn', 'w:next', 'w:uiPriority', 'w:semiHidden', 'w:pPr', 'w:rPr'],
    ]);
  });

  it('are based on styles that are there', () => {
    const ids = new Set(styles().map(({ attributes }) => attributes['w:styleId']));
    const named = styles().flatMap((style) =>
      ['w:basedOn', 'w:next', 'w:link'].map((name) => value(childElements(style, name)[0])),
    );
    for (const id of named) if (id !== undefined) expect(ids).toContain(id);
  });

  it('used in the document, header and footer are there', () => {
    const ids = new Set(styles().map(({ attributes }) => attributes['w:styleId']));
    for (const path of ['word/document.xml', ...FURNITURE, 'word/footnotes.xml'])
      for (const kind of ['w:pStyle', 'w:rStyle', 'w:tblStyle'])
        for (const used of descendants(root(path), kind)) expect(ids).toContain(value(used));
  });

  it('have one default each for paragraphs, characters and tables', () => {
    const defaults = styles().filter(({ attributes }) => ['1', 'true'].includes(attributes['w:default'] ?? ''));
    expect(defaults.map(({ attributes }) => attributes['w:styleId']).sort()).toEqual([
      'DefaultParagraphFont',
      'Normal',
      'TableNormal',
    ]);
  });

  it('speak British English', () => {
    expect(value(descendants(root('word/styles.xml'), 'w:lang')[0])).toBe('en-GB');
  });
});

/** Table Text has no space above or below: what parts two paragraphs of one cell stands in the second. */
const isNotInCell = ({ name, attributes }: XmlElement): boolean =>
  name !== 'w:spacing' || Object.keys(attributes).join() !== 'w:before' || attributes['w:before'] !== '60';

describe('a consultant restyles by styles and theme alone', () => {
  it('no paragraph, run or cell of plain text has a look of its own', () => {
    const looks = [
      ...['w:color', 'w:sz', 'w:rFonts', 'w:shd', 'w:pBdr', 'w:tcBorders', 'w:jc', 'w:spacing', 'w:tabs'],
      ...['w:u', 'w:highlight', 'w:tblBorders', 'w:tblCellMar'],
    ];
    for (const path of ['word/document.xml', ...FURNITURE])
      for (const look of looks)
        expect(descendants(root(path), look).filter(isNotInCell).length, `${path} ${look}`).toBe(0);
  });

  it('colours and faces come from Word’s theme, which is ours', () => {
    const theme = parts.get('word/theme/theme1.xml') ?? '';
    const { text, muted, tint, accent, line } = DEFAULT_THEME.colours;
    const scheme = { dk1: text, dk2: muted, lt2: tint, accent1: accent, accent2: line, hlink: accent };
    for (const [place, colour] of Object.entries(scheme))
      expect(theme).toContain(`<a:${place}><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:${place}>`);
    expect(theme.match(/<a:latin typeface="Calibri"/g)).toHaveLength(2);
    const defaults = descendants(root('word/styles.xml'), 'w:rFonts')[0]?.attributes;
    expect(defaults).toMatchObject({ 'w:asciiTheme': 'minorHAnsi', 'w:ascii': 'Calibri' });
  });

  it('no style has a colour, ground or face that the theme does not rule', () => {
    const untied = (name: string, attribute: string, theme: string) =>
      descendants(root('word/styles.xml'), name).filter(
        ({ attributes }) => ![undefined, 'auto'].includes(attributes[attribute]) && attributes[theme] === undefined,
      );
    expect(untied('w:color', 'w:val', 'w:themeColor')).toEqual([]);
    for (const side of ['w:top', 'w:right', 'w:bottom', 'w:left', 'w:insideH'])
      expect(untied(side, 'w:color', 'w:themeColor')).toEqual([]);
    expect(untied('w:shd', 'w:fill', 'w:themeFill')).toEqual([]);
    expect(untied('w:rFonts', 'w:ascii', 'w:asciiTheme')).toEqual([]);
  });

  it('title and headings are in the theme’s face of headings, sizes are the theme’s', () => {
    const { sizes } = DEFAULT_THEME;
    const wanted = { Title: sizes.title, TOCHeading: sizes.headings[0] };
    const headings = sizes.headings.map((size, i) => [`Heading${i + 1}`, size] as const);
    for (const [id, size] of [...Object.entries(wanted), ...headings]) {
      const style = styles().find(({ attributes }) => attributes['w:styleId'] === id);
      const run = (name: string) => (style ? descendants(style, name)[0]?.attributes : undefined);
      expect(run('w:rFonts'), id).toMatchObject({ 'w:asciiTheme': 'majorHAnsi' });
      expect(run('w:sz'), id).toEqual({ 'w:val': String(size * 2) });
    }
    expect(descendants(root('word/styles.xml'), 'w:sz')[0]?.attributes).toEqual({ 'w:val': String(sizes.body * 2) });
  });
});

describe('numbering', () => {
  it('links headings 1 to 5 to the levels of one list, both ways', () => {
    const numbering = root('word/numbering.xml');
    const linked = styles()
      .filter((style) => /^heading [1-5]$/.test(nameOf(style) ?? ''))
      .map((style) => descendants(style, 'w:numPr')[0])
      .map((numPr) => numPr && childElements(numPr).map(value));
    const [id] = linked[0]?.slice(1) ?? [];
    expect(linked).toEqual([0, 1, 2, 3, 4].map((level) => [String(level), id]));
    const instance = childElements(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === id);
    const definition = value(instance && childElements(instance, 'w:abstractNumId')[0]);
    const levels = childElements(numbering, 'w:abstractNum')
      .filter(({ attributes }) => attributes['w:abstractNumId'] === definition)
      .flatMap((one) => childElements(one, 'w:lvl'));
    expect(levels.map((level) => value(childElements(level, 'w:pStyle')[0]))).toEqual(
      [1, 2, 3, 4, 5].map((n) => `Heading${n}`),
    );
    expect(levels.map((level) => value(childElements(level, 'w:lvlText')[0]))).toEqual([
      ...['%1', '%1.%2', '%1.%2.%3', '%1.%2.%3.%4', '%1.%2.%3.%4.%5'],
    ]);
  });

  it('has no definition and no instance that nothing uses', () => {
    const numbering = root('word/numbering.xml');
    const used = ['word/document.xml', 'word/styles.xml'].flatMap((path) =>
      descendants(root(path), 'w:numId').map(value),
    );
    const instances = childElements(numbering, 'w:num');
    expect(instances.length).toBeGreaterThan(3);
    for (const { attributes } of instances) expect(used).toContain(attributes['w:numId']);
    const definitions = instances.map((instance) => value(childElements(instance, 'w:abstractNumId')[0]));
    for (const { attributes } of childElements(numbering, 'w:abstractNum'))
      expect(definitions).toContain(attributes['w:abstractNumId']);
  });

  it('gives each definition the numbers by which Word knows it again, the same in each document', async () => {
    const definitionsOf = (xml: string) =>
      childElements(parseXml(xml), 'w:abstractNum').map((definition) =>
        ['w:nsid', 'w:tmpl'].map((name) => value(childElements(definition, name)[0])),
      );
    const [here, there] = await Promise.all(
      [everyNode(), documentOf([])].map(async (document) => definitionsOf(await numberingOf(document))),
    );
    for (const number of here?.flat() ?? []) expect(number).toMatch(/^[0-9A-F]{8}$/);
    expect(new Set(here?.map(([nsid]) => nsid)).size).toBe(here?.length);
    expect(there).toEqual(here?.slice(0, there?.length));
  });

  it('links no style to two levels', () => {
    const links = descendants(root('word/numbering.xml'), 'w:pStyle').map(value);
    expect(new Set(links).size).toBe(links.length);
  });

  it('has an instance, with a definition, for every list that is used; 0 is none', () => {
    const numbering = root('word/numbering.xml');
    const definitions = childElements(numbering, 'w:abstractNum').map(
      ({ attributes }) => attributes['w:abstractNumId'],
    );
    const instances = childElements(numbering, 'w:num');
    const ids = instances.map(({ attributes }) => attributes['w:numId']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain('0');
    for (const one of instances) expect(definitions).toContain(value(childElements(one, 'w:abstractNumId')[0]));
    for (const path of ['word/document.xml', 'word/styles.xml'])
      for (const used of descendants(root(path), 'w:numId')) expect(['0', ...ids]).toContain(value(used));
  });
});

describe('amendments to what docx 9.15.2 writes', () => {
  const without = (path: string, what: string | RegExp): Parts =>
    new Map(scaffold).set(path, (scaffold.get(path) ?? '').replace(what, ''));

  it('find what they amend in the version that is installed', () => {
    const amended = amendScaffold(scaffold, DEFAULT_THEME, ENGLISH);
    const changed = [...amended].filter(([path, xml]) => xml !== scaffold.get(path)).map(([path]) => path);
    expect(changed.sort()).toEqual([
      ...['[Content_Types].xml', 'customXml/_rels/item1.xml.rels', 'customXml/itemProps1.xml'],
      ...[
        'docProps/app.xml',
        'docProps/core.xml',
        'word/_rels/document.xml.rels',
        'word/footer1.xml',
        'word/footer2.xml',
      ],
      ...['word/numbering.xml', 'word/settings.xml', 'word/styles.xml'],
    ]);
  });

  it.each<[string, () => Parts, string]>([
    ['the dates', () => without('docProps/core.xml', /<dcterms:created.*<\/dcterms:modified>/), 'docx did not write'],
    ['its own list', () => without('word/numbering.xml', /<w:abstractNum .*<\/w:num>/), 'docx did not write'],
    [
      'the names of our lists',
      () =>
        new Map(scaffold).set('word/styles.xml', (scaffold.get('word/styles.xml') ?? '').replace('{bullets-0}', '{x}')),
      'docx wrote the list {x}',
    ],
    ['an empty part for the program', () => without('docProps/app.xml', '/>'), 'docx did not write'],
    ['defaults of styles', () => without('word/styles.xml', '</w:docDefaults>'), 'docx did not write'],
    [
      'a part',
      () => new Map([...scaffold].filter(([path]) => path !== 'word/styles.xml')),
      'docx wrote no word/styles',
    ],
  ])('stop where docx no longer writes %s', (_, changed, message) => {
    expect(() => amendScaffold(changed(), DEFAULT_THEME, ENGLISH)).toThrow(message);
  });

  it('never see a value: the scaffold holds only marks', () => {
    expect(scaffold.get('word/header1.xml')).toContain('\ue000organisation\ue001');
    for (const xml of parts.values()) expect(xml).not.toMatch(/[\ue000\ue001]/u);
  });
});
