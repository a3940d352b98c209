/**
 * Opens what the main part of a Word file refers to: styles, lists, links, pictures, notes, and headings with
 * bookmarks.
 */
import { plainPicture, readPicture } from '../../../formats/picture.js';
import { readNumbering } from '../../../formats/word/numbering.js';
import type { WordPart } from '../../../formats/word/package.js';
import { relationshipName } from '../../../formats/word/relationships.js';
import { readStyles } from '../../../formats/word/styles.js';
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import { unpackPart } from '../../../formats/zip/read.js';
import type { Blocks, Footnote, Leaf } from '../../../model/document.js';
import { remember, rememberByValue } from '../../../model/remember.js';
import { targetAddress } from '../in-place/line-pieces.js';
import type { PartReading } from '../reading.js';
import type { ReadWord } from '../template.js';
import { linkTarget } from './fields.js';
import { findAll, type Notes, type Target, type TreeReading } from './reading.js';

/** The readings of a file's main part and of its notes, which share everything but their lines. */
export interface TreeContext {
  readonly main: TreeReading;
  /** Gives the reading of another part. */
  of(part: PartReading): TreeReading;
}

/** Opens the main part for its tree; `noteBlocks` reads what one note says. */
export function openTree(
  read: ReadWord,
  noteBlocks: (note: PlacedElement, reading: TreeReading) => Blocks<Leaf>,
  isRendered = false,
): TreeContext | undefined {
  const main = read.parts.find(({ part }) => part.path === read.package.main);
  if (!main) return undefined;
  const xmlOf = (type: string) => {
    const related = main.part.part.relationships.find((relationship) => relationship.type.endsWith(`/${type}`));
    return related?.part === undefined ? undefined : read.package.parts.get(related.part)?.xml;
  };
  const styles = readStyles(xmlOf('styles'));
  const numbering = readNumbering(xmlOf('numbering'), styles);
  const unshown = new Set<string>();
  const ofPart = remember((part: PartReading) => ({
    part,
    styles,
    numbering,
    lineOf: new Map(part.lines.filter(({ kind }) => kind === 'paragraph').map((line) => [line.element, line])),
    targets: targetsOf(part, read),
    unshown,
  }));
  const of = (part: PartReading): TreeReading => ({
    ...ofPart(part),
    bookmarks: new Map(),
    notes,
    fields: [],
    ...(isRendered ? { isRendered } : {}),
    ...(read.isCompared ? { isCompared: read.isCompared } : {}),
  });
  const marked = isRendered ? markedNotes(main.part.root) : NO_MARKS;
  const notes = openNotes(read, marked, (note, part) => noteBlocks(note, of(part)));
  return { main: of(main), of };
}

function targetsOf({ part }: PartReading, read: ReadWord): ReadonlyMap<string, Target> {
  const rels = read.parts.find(
    ({ part: candidate }) => candidate.path === part.path.replace(/([^/]*)$/, '_rels/$1.rels'),
  );
  const filled = new Map(
    (rels?.lines ?? []).flatMap((line) =>
      rels && line.kind === 'target'
        ? [[line.element.attributes.get('Id') ?? '', targetAddress(line, rels)] as const]
        : [],
    ),
  );
  return new Map(
    part.part.relationships.flatMap((relationship): [string, Target][] => {
      const leaves = filled.get(relationship.id);
      if (leaves) return [[relationship.id, { kind: 'link', target: { kind: 'address', address: leaves } }]];
      if (relationship.external)
        return relationshipName(relationship) === 'hyperlink'
          ? [[relationship.id, { kind: 'link', target: linkTarget(relationship.target) }]]
          : [];
      const media = relationship.part === undefined ? undefined : read.package.parts.get(relationship.part);
      return media && relationship.type.endsWith('/image') ? [[relationship.id, pictureOf(media)]] : [];
    }),
  );
}

/** A file's tree is read more than once, and a picture in it costs most. */
const pictureOf = remember(({ path, packed }: WordPart): Target => {
  const bytes = unpackPart(packed);
  // Word doesn't look at how a camera was held: the drawing says how the picture is turned.
  const picture = readPicture(path, plainPicture(bytes));
  if ('trouble' in picture)
    return { kind: 'other', what: `a picture that isn’t a PNG or JPEG (${path.replace(/^.*\//, '')})` };
  return { kind: 'picture', picture };
});

const NO_MARKS: ReadonlyMap<string, string> = new Map();

/** The ids of the footnotes whose marks are in bookmarks, by the names of these. */
function markedNotes(root: PlacedElement): ReadonlyMap<string, string> {
  return new Map(
    findAll(root, 'w:bookmarkStart').flatMap((start): (readonly [string, string])[] => {
      const siblings = start.parent ? placedChildren(start.parent) : [];
      const next = siblings[siblings.indexOf(start) + 1];
      const id = placedChild(next, 'w:footnoteReference')?.attributes.get('w:id');
      return id === undefined ? [] : [[start.attributes.get('w:name') ?? '', id]];
    }),
  );
}

/** Notes are read when their first mark is met. A mark in a note itself is left out: a note holds no notes. */
function openNotes(
  read: ReadWord,
  marked: ReadonlyMap<string, string>,
  blocksOf: (note: PlacedElement, part: PartReading) => Blocks<Leaf>,
): Notes {
  let isInNote = false;
  const noteOf = rememberByValue((key: string, kind: string, id: string): Footnote<Leaf> | undefined => {
    const part = read.parts.find(({ part: candidate }) => candidate.part.contentType.endsWith(`.${kind}s+xml`));
    const note = part && notesOf(part, kind).get(id);
    if (!part || !note) return undefined;
    isInNote = true;
    const blocks = blocksOf(note, part);
    isInNote = false;
    return blocks.length > 0 ? { type: 'footnote', key, blocks } : undefined;
  }, 'all');
  const note: Notes['note'] = (kind, id) => (isInNote ? undefined : noteOf(`${kind}-${id}`, kind, id));
  return {
    note,
    markedBy: (bookmark) => {
      const id = marked.get(bookmark);
      return id === undefined ? undefined : note('footnote', id);
    },
  };
}

/** The notes of a part by their ids; of several with one id, the first. */
const notesOf = remember((part: PartReading, kind: string): ReadonlyMap<string, PlacedElement> => {
  const notes = findAll(part.part.root, `w:${kind}`).map((note) => [note.attributes.get('w:id') ?? '', note] as const);
  return new Map(notes.toReversed());
});
