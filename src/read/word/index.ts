/** Turns a Word file whose head is known into a template: filled in place for DOCX, and as a tree for PDF and HTML. */
import type { PlacedElement } from '../../formats/xml/places.js';
import type { Outcome } from '../../model/diagnostic.js';
import type { TemplateHead, TreeTemplate } from '../../model/template.js';
import type { WordTemplate } from '../../model/word.js';
import { withoutAccepted } from '../template/accepted-blanks.js';
import { readTitle } from '../template/index.js';
import type { OpenPassages } from '../template/open-passages.js';
import { foreignBlanks } from './foreign-blanks.js';
import { lookAt } from './in-place/look.js';
import { compileWord, type ReadWord } from './template.js';
import { openTree } from './tree/context.js';
import { furnitureWarnings } from './tree/furniture.js';
import { readWordTree } from './tree/index.js';
import { passageDepth } from './tree/paragraphs.js';

/** Reads a complete Word template; `passages` are those that it uses. */
export function readWordTemplate(
  head: TemplateHead,
  { parts: unread, ...opened }: ReadWord,
  passages: OpenPassages = new Map(),
): Outcome<WordTemplate> {
  const read = withPlaces({ ...opened, parts: unread.map((part) => ({ ...part, passages })) }, passages.size > 0);
  const compiled = compileWord(read);
  const title = readTitle(head);
  const { blocks, front, ownControl, numbering, diagnostics } = readWordTree(read);
  const tree: TreeTemplate = {
    kind: 'tree',
    head,
    body: { title: title.words, blocks },
    front,
    ...(numbering ? { numbering } : {}),
    ...(ownControl ? { ownControl } : {}),
    uses: compiled.uses,
  };
  const parts = [...read.package.parts.values()];
  const packageParts = parts.filter(({ path }) => path === '[Content_Types].xml' || path.endsWith('.rels'));
  const value: WordTemplate = {
    kind: 'word',
    head,
    tree,
    uses: compiled.uses,
    parts: parts.map(({ packed }) => packed),
    forms: compiled.forms,
    texts: new Map(packageParts.map(({ path, xml }) => [path, xml ?? ''])),
  };
  const furniture = furnitureWarnings(read, head.title);
  const found = [
    ...title.diagnostics,
    ...compiled.diagnostics,
    ...diagnostics,
    ...furniture,
    ...foreignBlanks(read, head.titleSpan),
  ];
  return { value, diagnostics: withoutAccepted(found, head) };
}

/** Gives the parts with what blocks that are set in them need to know of their places. */
function withPlaces(read: ReadWord, setsBlocks: boolean): ReadWord {
  const context = setsBlocks ? openTree(read, () => []) : undefined;
  if (!context) return read;
  return {
    ...read,
    parts: read.parts.map((part) => {
      const reading = context.of(part);
      const places = {
        depth: (paragraph: PlacedElement) => passageDepth(paragraph, reading),
        look: (paragraph: PlacedElement, run?: PlacedElement) => lookAt(paragraph, reading, run),
      };
      return { ...part, places };
    }),
  };
}
