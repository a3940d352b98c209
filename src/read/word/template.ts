/**
 * Turns a Word file into a template: finds the placeholders of every part, the pieces that each part is filled from,
 * and the tree that PDF and HTML are made from. Refuses placeholders in places that are never filled.
 */
import type { WordPackage, WordPart } from '../../formats/word/package.js';
import { relationshipsPath } from '../../formats/word/relationships.js';
import { type PlacedElement, parseXmlPlaces } from '../../formats/xml/places.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { addToGroup } from '../../model/groups.js';
import type { SourceText } from '../../model/source.js';
import type { FieldUse } from '../../model/template.js';
import type { RecordPlaces, WordForm } from '../../model/word.js';
import { type BlockPair, pairBlocks } from '../template/block-pairs.js';
import { usesOf } from '../template/open-passages.js';
import { findTags, type Tag, type TagScan } from '../template/tags.js';
import { replacedProperties } from './file-properties.js';
import { compilePart } from './in-place/index.js';
import { type WordLine, wordLines } from './lines.js';
import { placeMarks } from './marks.js';
import type { LinkTargetLine, PartReading } from './reading.js';
import type { StoryPart } from './story.js';
import { isNeverFilled, unfilledParts } from './unfilled-parts.js';

/** A Word file whose parts were read. */
export interface ReadWord {
  /** Whether it is read to be compared, not to become pages or a draft. */
  readonly isCompared?: true;
  readonly package: WordPackage;
  readonly source: SourceText;
  /** The main document first. */
  readonly parts: readonly PartReading[];
  /** The placeholders in the file's XML that stand for words of the record, by part. */
  readonly records: ReadonlyMap<string, RecordPlaces>;
}

/**
 * Content types of parts that are always searched. Other parts are searched only if their XML seems to hold a
 * placeholder.
 */
const STORIES =
  /\.(?:document|template)\.main\+xml$|\.(?:header|footer|footnotes|endnotes|comments)\+xml$|\.document\.glossary\+xml$/;

/** Properties are read too, because some show values of the organisation's record. */
const ALWAYS = new RegExp(`${STORIES.source}|\\.(?:core|custom|extended)-properties\\+xml$`);

/** What becomes of tags: those of another program are refused, or those are words, or all are. */
export type TagReading = 'refused' | 'words' | 'all-words';

const FINDERS: Readonly<Record<TagReading, typeof findTags>> = {
  refused: findTags,
  words: policyTags,
  'all-words': () => NO_TAGS,
};

/**
 * Reads the parts of a package; `path` is the template's, for messages. `records` are the placeholders that the program put
 * there.
 */
export function readWordParts(
  path: string,
  opened: WordPackage,
  tags: TagReading = 'refused',
  records: ReadWord['records'] = new Map(),
): ReadWord {
  const stories = storyParts(opened).map(
    (part): StoryPart => ({ path: part.path, part, xml: part.xml ?? '', root: parseXmlPlaces(part.xml ?? '') }),
  );
  const { source, lines } = wordLines(path, stories);
  const scanned = new Map(
    stories.map((part) => [
      part,
      scanPart(
        lines.filter((line) => line.part === part),
        source,
        FINDERS[tags],
        records.get(part.path),
      ),
    ]),
  );
  const parts = stories.map((part) => {
    const rels = stories.find(({ path }) => path === relationshipsPath(part.path));
    return readPart(part, scanned.get(part) ?? NOTHING, linkedTargets(part, rels && scanned.get(rels)), source);
  });
  return { package: opened, source, parts, records, ...(tags === 'all-words' ? { isCompared: true } : {}) };
}

/** The parts that hold words of the document, or placeholders: the main document first. */
export function storyParts(opened: WordPackage): readonly WordPart[] {
  const rank = (part: WordPart) =>
    part.path === opened.main ? 0 : STORIES.test(part.contentType) ? 1 : part.path.endsWith('.rels') ? 3 : 2;
  return [...opened.parts.values()]
    .filter(
      (part) =>
        part.xml !== undefined && !isNeverFilled(part) && (ALWAYS.test(part.contentType) || seemsTagged(part.xml)),
    )
    .sort((a, b) => rank(a) - rank(b));
}

/** Whether XML may hold the opening of a tag: as characters, as references, or percent-encoded in an address. */
function seemsTagged(xml: string): boolean {
  return /\{\{|&lt;&lt;|%7B%7B|%3C%3C|&#/i.test(xml);
}

const SIGNS = /\{\{|\}\}|<<|>>/;
const NO_TAGS: TagScan = { tags: [], diagnostics: [] };

/** The lines of one part and the tags in them. */
interface Scanned {
  readonly lines: readonly WordLine[];
  readonly tagsIn: ReadonlyMap<WordLine, readonly Tag[]>;
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING: Scanned = { lines: [], tagsIn: new Map(), diagnostics: [] };

/** Only the tags that this program can read. */
function policyTags(source: SourceText, start: number, end: number): TagScan {
  const { tags } = findTags(source, start, end);
  return { tags: tags.filter(({ form }) => form.kind !== 'broken' && form.kind !== 'passage'), diagnostics: [] };
}

function scanPart(
  lines: readonly WordLine[],
  source: SourceText,
  find: typeof findTags,
  records: RecordPlaces = new Map(),
): Scanned {
  const tagsIn = new Map<WordLine, readonly Tag[]>();
  const diagnostics: Diagnostic[] = [];
  for (const line of lines) {
    // A scan goes on to the next sign of a tag, however many lines away, so lines without one are skipped here.
    const scan = SIGNS.test(line.text) ? find(source, line.start, line.end) : NO_TAGS;
    for (const diagnostic of scan.diagnostics) diagnostics.push(diagnostic);
    tagsIn.set(line, records.size > 0 ? withRecords(scan.tags, line, records) : scan.tags);
  }
  return { lines, tagsIn, diagnostics };
}

/** Tags that stand for words of the record, put there in place of a field or a control. */
function withRecords(tags: readonly Tag[], line: WordLine, records: RecordPlaces): readonly Tag[] {
  const placeOf = new Map(line.ranges.map(({ at, node }) => [line.start + at, node?.start]));
  return tags.map((tag) => {
    const property = records.get(placeOf.get(tag.span.start) ?? -1);
    return property && tag.form.kind === 'field' ? { ...tag, form: { ...tag.form, property } } : tag;
  });
}

/** Links of a part whose target holds a placeholder. The target itself is in the part of relationships. */
function linkedTargets(part: StoryPart, rels: Scanned | undefined): ReadonlyMap<PlacedElement, LinkTargetLine> {
  const targets = new Map(
    (rels?.lines ?? [])
      .filter((line) => line.kind === 'target' && (rels?.tagsIn.get(line)?.length ?? 0) > 0)
      .map((line) => [line.element.attributes.get('Id'), { line, tags: rels?.tagsIn.get(line) ?? [] }] as const),
  );
  if (targets.size === 0) return new Map();
  return new Map(
    allElements(part.root, 'w:hyperlink').flatMap((link) => {
      const target = targets.get(link.attributes.get('r:id'));
      return target ? [[link, target] as const] : [];
    }),
  );
}

function readPart(
  part: StoryPart,
  { lines, tagsIn, diagnostics }: Scanned,
  links: ReadonlyMap<PlacedElement, LinkTargetLine>,
  source: SourceText,
): PartReading {
  const lineOf = new Map([...tagsIn].flatMap(([line, tags]) => tags.map((tag) => [tag, line] as const)));
  const isInPart = (line: WordLine) => line.kind !== 'target' || !part.path.endsWith('.rels');
  const placedTags = tagsInOrder(lines.filter(isInPart), tagsIn);
  const linkedTags = [...links].map(([{ start }, { tags }]) => ({ at: start, tags }));
  const blocks = pairBlocks(inOrder([...placedTags, ...linkedTags]));
  const marks = placeMarks(blocks.pairs, lineOf, tagsIn);
  const tagged = lines.filter((line) => (tagsIn.get(line)?.length ?? 0) > 0);
  const emptied = emptiedElements(tagged);
  const taggedLines = groupByElement(tagged);
  // The author's own placeholder wins.
  const replaced = new Map([...replacedProperties(part.root)].filter(([element]) => !taggedLines.has(element)));
  return {
    source,
    part,
    lines,
    tagsIn,
    blocks,
    marks,
    taggedLines,
    touched: withAncestors([...tagged.map((line) => line.element), ...emptied, ...replaced.keys(), ...links.keys()]),
    links,
    replaced,
    emptied,
    inFootnote: /\.(?:footnotes|endnotes)\+xml$/i.test(part.part.contentType),
    // Blocks around whole paragraphs and rows; with `else if`, a tag of theirs may begin or end one among words.
    crossed: new Set<BlockPair>(blocks.pairs.filter((pair) => !marks.within.has(pair))),
    diagnostics: [...diagnostics, ...blocks.diagnostics, ...marks.diagnostics],
  };
}

/** Tags and their place in a part's XML. */
interface TagsAt {
  readonly at: number;
  readonly tags: readonly Tag[];
}

/**
 * Tags in the order of the XML: those of a link's address or a picture's alt text come between those of the text around
 * them.
 */
function tagsInOrder(lines: readonly WordLine[], tagsIn: ReadonlyMap<WordLine, readonly Tag[]>): readonly TagsAt[] {
  return lines.flatMap((line): readonly TagsAt[] => {
    const tags = tagsIn.get(line) ?? [];
    if (tags.length === 0) return [];
    if (line.ranges.length === 0) return [{ at: line.node?.start ?? line.element.start, tags }];
    let next = 0;
    return tags.map((tag) => {
      const at = tag.span.start - line.start;
      while ((line.ranges[next + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) next++;
      const range = line.ranges[next];
      return { at: (range?.node?.start ?? 0) + at - (range?.at ?? 0), tags: [tag] };
    });
  });
}

function inOrder(placed: readonly TagsAt[]): readonly Tag[] {
  return [...placed].sort((a, b) => a.at - b.at).flatMap(({ tags }) => tags);
}

function allElements(element: PlacedElement, name: string): readonly PlacedElement[] {
  return element.children.flatMap((child) =>
    child.kind === 'element' ? [...(child.name === name ? [child] : []), ...allElements(child, name)] : [],
  );
}

function groupByElement(lines: readonly WordLine[]): ReadonlyMap<PlacedElement, readonly WordLine[]> {
  const groups = new Map<PlacedElement, WordLine[]>();
  for (const line of lines) addToGroup(groups, line.element, line);
  return groups;
}

/** The elements of a field's code after the first: they become empty, because the first holds the whole code. */
function emptiedElements(lines: readonly WordLine[]): ReadonlySet<PlacedElement> {
  const codes = lines.filter((line) => line.kind === 'code');
  return new Set(
    codes.flatMap((line) => line.ranges.map(({ holder }) => holder).filter((holder) => holder !== line.element)),
  );
}

function withAncestors(elements: readonly PlacedElement[]): ReadonlySet<PlacedElement> {
  const touched = new Set<PlacedElement>();
  for (const element of elements)
    for (let at: PlacedElement | undefined = element; at && !touched.has(at); at = at.parent) touched.add(at);
  return touched;
}

/** The pieces of all parts that hold placeholders, the uses of names, and the problems. */
export interface CompiledWord {
  readonly forms: ReadonlyMap<string, WordForm>;
  readonly uses: readonly FieldUse[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles all parts. */
export function compileWord({ parts, package: opened, source }: ReadWord): CompiledWord {
  const forms = parts.flatMap((part) => {
    const form = compilePart(part);
    return form ? [[form.path, form] as const] : [];
  });
  return {
    forms: new Map(forms),
    uses: parts.flatMap(({ blocks, passages = new Map() }) => usesOf(blocks, passages)),
    diagnostics: [...parts.flatMap((part) => part.diagnostics), ...unfilledParts(opened, parts, source)],
  };
}
