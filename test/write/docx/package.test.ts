/** The file as a package: whole, the same for the same document, and dated by the last review, and silent about who made it. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { Document as DocxDocument, Packer, Paragraph } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { childElements, parseXml } from '../../../src/formats/xml/parse.js';
import { readZip } from '../../../src/formats/zip/read.js';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME, themeWith } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { Writer } from '../../../src/write/writer.js';
import { readDocx } from '../../support/docx-reader.js';
import { documentOf, everyNode, h, numbered, p } from '../../support/sample-document.js';

const open = (theme = DEFAULT_THEME): Promise<Writer> =>
  openDocxWriter(theme, { font: () => Promise.reject(new Error('Word embeds no font.')) });

let writer: Writer;

beforeAll(async () => {
  writer = await open();
});

async function bytesOf(document: Document, by = writer): Promise<Uint8Array> {
  const { value, diagnostics } = await by.write(document);
  expect(diagnostics).toEqual([]);
  return value ?? new Uint8Array();
}

describe('equal documents are equal files', () => {
  it('one after the other', async () => {
    expect(await bytesOf(everyNode())).toEqual(await bytesOf(everyNode()));
  });

  it('by another writer, after other documents, after docx counted on', async () => {
    const before = await bytesOf(everyNode());
    for (const block of [h(1, 'Other'), numbered(4, 'x'), p('y')]) await bytesOf(documentOf([block, block]));
    await Packer.toBuffer(new DocxDocument({ sections: [{ children: [new Paragraph('z')] }] }));
    expect(await bytesOf(everyNode())).toEqual(before);
    expect(await bytesOf(everyNode(), await open())).toEqual(before);
  });

  it('twenty times over, in any order, by one writer or several, in any zone and language', async () => {
    const documents = [
      { ...everyNode(), contents: true },
      documentOf([numbered(4, 'x'), h(1, 'A'), h(2, 'A')]),
      documentOf([p('a')], { properties: { title: 'T', organisation: 'O', status: 'draft' } }),
    ];
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const settings = ['TZ', 'LANG', 'LC_ALL'] as const;
    const before = settings.map((name) => process.env[name]);
    const hashes = documents.map(() => new Set<string>());
    let by = writer;
    try {
      for (let run = 0; run < 20; run++) {
        process.env.TZ = run % 2 === 0 ? 'Pacific/Chatham' : 'America/Los_Angeles';
        process.env.LANG = process.env.LC_ALL = run % 4 < 2 ? 'tr_TR.UTF-8' : 'C';
        if (run % 5 === 0) by = await open();
        for (let i = 0; i < documents.length; i++) {
          const at = run % 3 === 0 ? documents.length - 1 - i : (i + run) % documents.length;
          const document = documents[at];
          if (document) hashes[at]?.add(hash(await bytesOf(document, by)));
        }
      }
    } finally {
      settings.forEach((name, i) => {
        const value = before[i];
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      });
    }
    expect(hashes.map(({ size }) => size)).toEqual([1, 1, 1]);
  });

  it('written at once rather than in turn', async () => {
    const documents = [everyNode(), documentOf([p('a')]), everyNode()];
    const together = await Promise.all(documents.map((document) => bytesOf(document)));
    expect(together[2]).toEqual(together[0]);
    expect(together[0]).toEqual(await bytesOf(everyNode()));
  });

  it('in another time zone', async () => {
    const before = await bytesOf(everyNode(), await open());
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Kiritimati';
      expect(await bytesOf(everyNode(), await open())).toEqual(before);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('with a watermark, by another writer', async () => {
    const draft = documentOf([p('a')], { properties: { title: 'T', organisation: 'O', status: 'draft' } });
    expect(await bytesOf(draft, await open())).toEqual(await bytesOf(draft));
  });

  it('with the lists of one not in the other', async () => {
    const plain = await bytesOf(documentOf([p('a')]));
    await bytesOf(documentOf([numbered(7, 'a'), numbered(9, 'b')]));
    expect(await bytesOf(documentOf([p('a')]))).toEqual(plain);
  });
});

describe('the package', () => {
  it('holds well-formed parts, the list of types first', async () => {
    const { parts } = readDocx(await bytesOf(everyNode()));
    expect([...parts.keys()].slice(0, 2)).toEqual(['[Content_Types].xml', '_rels/.rels']);
    const roots = new Set([...parts.values()].map((xml) => parseXml(xml).name));
    const ofWord = ['document', 'styles', 'numbering', 'settings', 'fonts', 'footnotes', 'endnotes', 'hdr', 'ftr'];
    const ofAll = [
      'Types',
      'Relationships',
      'Properties',
      'cp:coreProperties',
      'a:theme',
      'control',
      'ds:datastoreItem',
    ];
    expect(roots).toEqual(new Set([...ofAll, ...ofWord.map((name) => `w:${name}`)]));
  });

  it('holds every part that a relationship leads to, and no part that none leads to', async () => {
    const files = readZip(await bytesOf(everyNode()));
    const decoder = new TextDecoder();
    const reached = new Set(['[Content_Types].xml']);
    for (const [path, bytes] of files) {
      if (!path.endsWith('.rels')) continue;
      reached.add(path);
      const relationships = childElements(parseXml(decoder.decode(bytes)));
      expect(relationships.length).toBeGreaterThan(0);
      expect(new Set(relationships.map(({ attributes }) => attributes.Id)).size).toBe(relationships.length);
      for (const { attributes } of relationships)
        if (attributes.TargetMode !== 'External')
          reached.add(posix.join(path.replace(/_rels\/[^/]*$/, ''), attributes.Target ?? ''));
    }
    expect([...files.keys()].sort()).toEqual([...reached].sort());
  });

  it('uses no relationship that is not there, and has none that is not used', async () => {
    const { parts } = readDocx(await bytesOf(everyNode()));
    const used = [...(parts.get('word/document.xml') ?? '').matchAll(/r:(?:id|embed)="(.*?)"/g)].map((m) => m[1]);
    const given = childElements(parseXml(parts.get('word/_rels/document.xml.rels') ?? '<a/>'))
      .filter(({ attributes }) => /(hyperlink|image|header|footer)$/.test(attributes.Type ?? ''))
      .map(({ attributes }) => attributes.Id);
    expect([...new Set(used)].sort()).toEqual([...given].sort());
  });

  it('says the type of every part', async () => {
    const files = readZip(await bytesOf(everyNode()));
    const types = childElements(parseXml(new TextDecoder().decode(files.get('[Content_Types].xml'))));
    const byEnding = new Set(types.map(({ attributes }) => attributes.Extension));
    const byName = types.map(({ attributes }) => attributes.PartName).filter((name) => name !== undefined);
    for (const path of files.keys()) expect(byEnding.has(path.replace(/.*\./, ''))).toBe(true);
    for (const name of byName) expect(files.has(name.slice(1))).toBe(true);
  });

  it('numbers drawings and bookmarks from 1, each once', async () => {
    const xml = readDocx(await bytesOf(everyNode())).parts.get('word/document.xml') ?? '';
    const ids = (pattern: RegExp) => [...xml.matchAll(pattern)].map((m) => Number(m[1]));
    expect(ids(/<wp:docPr id="(\d+)"/g)).toEqual([1, 2, 3]);
    expect(ids(/<w:bookmarkStart w:id="(\d+)"/g)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(ids(/<w:bookmarkEnd w:id="(\d+)"/g)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('the file’s properties', () => {
  it('are title, organisation, category and code', async () => {
    const { parts } = readDocx(await bytesOf(everyNode()));
    const core = Object.fromEntries(
      childElements(parseXml(parts.get('docProps/core.xml') ?? '')).map(({ name, children }) => [
        name,
        children.join(''),
      ]),
    );
    expect(core).toEqual({
      'dc:title': 'Sample Policy',
      'dc:subject': 'Governance',
      'dc:creator': 'Tŷ Gwyn & Daughters',
      'cp:keywords': 'DCW1',
      'cp:lastModifiedBy': 'Tŷ Gwyn & Daughters',
      'cp:revision': '1',
      'dc:language': 'en-GB',
      'dcterms:created': '2026-01-12T12:00:00Z',
      'dcterms:modified': '2026-01-12T12:00:00Z',
    });
  });

  it('are of a day that never changes before the first review', async () => {
    const { parts } = readDocx(await bytesOf(documentOf([], { properties: { title: 'T', organisation: 'O' } })));
    const dates = (parts.get('docProps/core.xml') ?? '').match(/(?<=W3CDTF">)[^<]*/g);
    expect(dates).toEqual(Array(2).fill('1980-01-01T12:00:00Z'));
  });

  it('say which program made it, and for whom', async () => {
    const { parts } = readDocx(await bytesOf(everyNode()));
    const app = childElements(parseXml(parts.get('docProps/app.xml') ?? ''));
    expect(Object.fromEntries(app.map(({ name, children }) => [name, children.join('')]))).toEqual({
      Application: 'policy',
      DocSecurity: '0',
      ScaleCrop: 'false',
      Company: 'Tŷ Gwyn & Daughters',
      LinksUpToDate: 'false',
      SharedDoc: 'false',
      HyperlinksChanged: 'false',
      AppVersion: '16.0000',
    });
  });

  it('name no user and no program’s default', async () => {
    const { parts } = readDocx(await bytesOf(everyNode()));
    const all = [...parts.values()].join('\n');
    expect(all).not.toMatch(/Un-named/);
    expect(parts.get('word/settings.xml')).not.toContain('updateFields');
  });
});

it('bears the theme’s colours and face in its styles', async () => {
  const theme = { ...themeWith({ accent: '#7a1f5c' }), wordFace: 'Georgia' };
  const { parts } = readDocx(await bytesOf(everyNode(), await open(theme)));
  const styles = parts.get('word/styles.xml') ?? '';
  expect(styles).toContain('7A1F5C');
  expect(styles).not.toContain('1D5A84');
  expect(styles).toContain('w:ascii="Georgia"');
  expect(parts.get('word/document.xml')).not.toMatch(/w:(rFonts|color) /);
});
