/** What the main part of a Word file refers to: styles, lists, links, pictures, notes, and the headings that bookmarks stand in. */

import { inspectPicture } from '../../../formats/picture.js';
import { readNumbering } from '../../../formats/word/numbering.js';
import type { WordPart } from '../../../formats/word/package.js';
import { readStyles } from '../../../formats/word/styles.js';
import type { PlacedElement } from '../../../formats/xml/places.js';
import { unpackPart } from '../../../formats/zip/read.js';
import type { Inlines, Leaf } from '../../../model/document.js';
import { targetAddress } from '../in-place/compile-spots.js';
import type { PartReading } from '../reading.js';
import type { ReadWord } from '../template.js';
import { isAddress } from './fields.js';
import { findAll, type Notes, type Target, type TreeReading } from './reading.js';

/** The readings of a file's main part and of its notes, which share all but their lines. */
export interface TreeContext {
  readonly main: TreeReading;
  /** Gives the reading of another part. */
  of(part: PartReading): TreeReading;
}

/** Opens the main part for its tree; `noteWords` reads the words of one note. */
export function openTree(
  read: ReadWord,
  noteWords: (note: PlacedElement, reading: TreeReading) => Inlines<Leaf>,
): TreeContext | undefined {
  const main = read.parts.find(({ part }) => part.path === read.package.main);
  if (!main) return undefined;
  const xmlOf = (type: string) => {
    const related = main.part.part.relationships.find((one) => one.type.endsWith(`/${type}`));
    return related?.part === undefined ? undefined : read.package.parts.get(related.part)?.xml;
  };
  const styles = readStyles(xmlOf('styles'));
  const numbering = readNumbering(xmlOf('numbering'), styles);
  const of = (part: PartReading): TreeReading => ({
    part,
    styles,
    numbering,
    lineOf: new Map(part.lines.filter(({ kind }) => kind === 'paragraph').map((line) => [line.element, line])),
    targets: targetsOf(part, read),
    bookmarks: new Map(),
    notes,
    fields: [],
  });
  const notes = openNotes(read, (note, part) => noteWords(note, of(part)));
  return { main: of(main), of };
}

function targetsOf({ part }: PartReading, read: ReadWord): ReadonlyMap<string, Target> {
  const rels = read.parts.find(({ part: one }) => one.path === part.path.replace(/([^/]*)$/, '_rels/$1.rels'));
  const filled = new Map(
    (rels?.lines ?? []).flatMap((line) =>
      rels && line.kind === 'target'
        ? [[line.element.attributes.get('Id') ?? '', targetAddress(line, rels)] as const]
        : [],
    ),
  );
  return new Map(
    part.part.relationships.flatMap((one): [string, Target][] => {
      const leaves = filled.get(one.id);
      if (leaves) return [[one.id, { kind: 'link', leaves }]];
      if (one.external)
        return isAddress(one.target) ? [[one.id, { kind: 'link', leaves: [{ type: 'text', value: one.target }] }]] : [];
      const media = one.part === undefined ? undefined : read.package.parts.get(one.part);
      return media && one.type.endsWith('/image') ? [[one.id, pictureOf(media)]] : [];
    }),
  );
}

function pictureOf({ path, packed }: WordPart): Target {
  const bytes = unpackPart(packed);
  const found = inspectPicture(bytes);
  if ('trouble' in found)
    return { kind: 'other', what: `a picture that isn’t a PNG or JPEG (${path.replace(/^.*\//, '')})` };
  return { kind: 'picture', picture: { path, format: found.format, bytes, width: found.width, height: found.height } };
}

function openNotes(read: ReadWord, words: (note: PlacedElement, part: PartReading) => Inlines<Leaf>): Notes {
  const found: Inlines<Leaf>[] = [];
  const numbers = new Map<string, number>();
  return {
    found,
    refer: (kind, id) => {
      const key = `${kind} ${id}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const part = read.parts.find(({ part: one }) => one.part.contentType.endsWith(`.${kind}s+xml`));
      const note = part && findAll(part.part.root, `w:${kind}`).find((one) => one.attributes.get('w:id') === id);
      if (!part || !note) return undefined;
      const number = numbers.size + 1;
      numbers.set(key, number);
      found[number - 1] = words(note, part);
      return number;
    },
  };
}
