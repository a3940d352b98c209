/** The inner names of pdfkit 0.20.2 that the container relies on: one test each, to fail when an upgrade changes it. */
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openPdf, type PdfFile } from '../../../../src/write/pdf/container/container.js';
import { isStream, PdfObjects } from '../../../support/pdf/objects.js';

const SIZE = { width: 600, height: 800 };

interface Made {
  readonly objects: PdfObjects;
  readonly bytes: Uint8Array;
}

/** A file of one page, with whatever a test adds. */
function make(add: (file: PdfFile) => void = () => {}, information: Readonly<Record<string, string>> = {}): Made {
  const file = openPdf('en-GB', information);
  file.addPage(SIZE);
  file.setPage(0, { content: deflateSync('q Q'), fonts: new Map(), pictures: new Map(), annotations: [] });
  const [tags, parents] = [file.object(), file.object()];
  tags.set('<</S/Document>>');
  parents.set('<</Nums[]>>');
  file.tags(tags.reference, parents.reference, 1);
  add(file);
  const bytes = file.finish();
  return { bytes, objects: new PdfObjects(bytes) };
}

function root({ objects }: Made) {
  return objects.dictionary(objects.trailer.get('Root'));
}

function page(made: Made) {
  return made.objects.dictionary(made.objects.array(made.objects.dictionary(root(made).get('Pages')).get('Kids'))[0]);
}

describe('pdfkit', () => {
  it('writes the pieces of an object through _write, and then calls _refEnd: every object is where the table says', () => {
    const { bytes, objects } = make((file) => file.stream('', deflateSync('\r\n()')));
    for (let number = 1; number < objects.count; number++)
      expect(objects.value({ type: 'reference', object: number })).not.toBeNull();
    expect(Buffer.from(bytes.subarray(0, 9)).toString('latin1')).toBe('%PDF-1.7\n');
  });

  it('counts its objects in _offsets, so that ours have numbers of their own', () => {
    const numbers: number[] = [];
    make((file) => {
      for (const count of [1, 3]) {
        file.addPage(SIZE);
        const first = file.reserve(count);
        for (let n = 0; n < count; n++) {
          numbers.push(first + n);
          file.set(first + n, `(${first + n})`);
        }
      }
    });
    expect(new Set(numbers).size).toBe(4);
  });

  it('prints an object of another class by its toString', () => {
    const made = make((file) => {
      const names = file.object();
      names.set('<</Own(words)>>');
      file.destinations(names);
    });
    const names = made.objects.dictionary(root(made).get('Names'));
    expect(made.objects.text16(made.objects.dictionary(names.get('Dests')).get('Own'))).toBe('words');
  });

  it('takes bytes that are deflated already, with their Filter', () => {
    const packed = deflateSync('the words');
    const made = make((file) => file.stream('/Length1 9', packed));
    const streams = Array.from({ length: made.objects.count - 1 }, (_, n) =>
      made.objects.value({ type: 'reference', object: n + 1 }),
    ).filter(isStream);
    const own = streams.find((stream) => stream.dictionary.has('Length1'));
    expect(own && inflateSync(own.raw).toString()).toBe('the words');
  });

  it('leaves a stream as it is where it is told nothing of filters', () => {
    const made = make((file) => file.plainStream('/Type/Metadata', Buffer.from('<plain/>')));
    expect(Buffer.from(made.bytes).toString('latin1')).toContain('stream\n<plain/>');
  });

  it('shows as a page’s content what stands in content.buffer, and nothing before it', () => {
    const made = make();
    expect(made.objects.data(page(made).get('Contents')).toString()).toBe('q Q');
  });

  it('names fonts, pictures and annotations of a page where page.fonts, .xobjects and .annotations say', () => {
    const made = make((file) => {
      const [font, picture, annotation] = [file.object(), file.object(), file.object()];
      font.set('<</Type/Font>>');
      picture.set('<</Subtype/Image>>');
      annotation.set('<</Subtype/Link>>');
      file.addPage(SIZE);
      file.setPage(1, {
        content: deflateSync(''),
        fonts: new Map([['R', font]]),
        pictures: new Map([['P1', picture]]),
        annotations: [annotation],
      });
    });
    const kids = made.objects.array(made.objects.dictionary(root(made).get('Pages')).get('Kids'));
    const second = made.objects.dictionary(kids[1]);
    const resources = made.objects.dictionary(second.get('Resources'));
    const { objects } = made;
    expect(objects.dictionary(objects.dictionary(resources.get('Font')).get('R')).has('Type')).toBe(true);
    expect(objects.dictionary(objects.dictionary(resources.get('XObject')).get('P1')).has('Subtype')).toBe(true);
    expect(objects.array(second.get('Annots'))).toHaveLength(1);
    expect(second.get('StructParents')).toBe(1);
  });

  it('marks the file as tagged, with tab order, language and title in the window', () => {
    const made = make();
    const { objects } = made;
    expect(objects.dictionary(root(made).get('MarkInfo')).get('Marked')).toBe(true);
    expect(objects.dictionary(root(made).get('ViewerPreferences')).get('DisplayDocTitle')).toBe(true);
    expect(objects.text16(root(made).get('Lang'))).toBe('en-GB');
    expect(objects.name(page(made).get('Tabs'))).toBe('S');
  });

  it('keeps what the tag root’s data is given', () => {
    const made = make();
    const tags = made.objects.dictionary(root(made).get('StructTreeRoot'));
    expect(made.objects.name(made.objects.dictionary(made.objects.array(tags.get('K'))[0]).get('S'))).toBe('Document');
    expect(made.objects.dictionary(tags.get('ParentTree')).has('Nums')).toBe(true);
    expect(tags.get('ParentTreeNextKey')).toBe(1);
  });

  it('keeps metadata and output intent in _root.data, and adds none of its own', () => {
    const made = make((file) => {
      const intent = file.object();
      intent.set('<</Type/OutputIntent>>');
      file.catalogue(file.plainStream('/Type/Metadata/Subtype/XML', Buffer.from('<x/>')), intent);
    });
    expect(made.objects.data(root(made).get('Metadata')).toString()).toBe('<x/>');
    expect(made.objects.array(root(made).get('OutputIntents'))).toHaveLength(1);
    expect(Buffer.from(made.bytes).toString('latin1').split('/Metadata').length).toBe(2);
  });

  it('leads bookmarks to the place they are given, counted from left and top', () => {
    const inner = { title: 'Tŷ', page: 0, left: 70, top: 100, children: [] };
    const made = make((file) => file.bookmarks([{ ...inner, title: 'Outer', children: [inner] }]));
    const outer = made.objects.dictionary(made.objects.dictionary(root(made).get('Outlines')).get('First'));
    const child = made.objects.dictionary(outer.get('First'));
    expect(made.objects.text16(child.get('Title'))).toBe('Tŷ');
    expect(made.objects.array(child.get('Dest')).slice(2)).toEqual([70, 700, 0]);
  });

  it('says of the file what info says, and no clock', () => {
    const made = make(() => {}, { Title: 'A (B) \\ Tŷ', Author: 'x' });
    const information = made.objects.dictionary(made.objects.trailer.get('Info'));
    expect([...information.keys()]).toEqual(['Title', 'Author']);
    expect(made.objects.text16(information.get('Title'))).toBe('A (B) \\ Tŷ');
  });

  it('gives equal files equal identifiers, and others another', () => {
    const identifier = (made: Made) => JSON.stringify(made.objects.array(made.objects.trailer.get('ID'))[0]);
    const other = (file: PdfFile) => file.object().set('(other)');
    expect(identifier(make())).toBe(identifier(make()));
    expect(identifier(make(other))).not.toBe(identifier(make()));
    expect(identifier(make())).toMatch(/bytes/);
  });

  it('does not end while an object is reserved and not set', () => {
    expect(() => make((file) => file.object())).toThrow('1 objects');
  });
});
