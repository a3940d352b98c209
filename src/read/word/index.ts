/** Turns a Word file whose head is known into a template: filled in place for DOCX, and as a tree for PDF and HTML. */
import type { Outcome } from '../../model/diagnostic.js';
import { isListingName } from '../../model/placeholders.js';
import type { TemplateHead, TreeTemplate } from '../../model/template.js';
import type { WordTemplate } from '../../model/word.js';
import { withoutAccepted } from '../template/accepted-blanks.js';
import { readTitle } from '../template/index.js';
import type { OpenPassages } from '../template/open-passages.js';
import { foreignBlanks } from './foreign-blanks.js';
import { wordsNotInTree } from './guard/index.js';
import { withPlaces } from './places.js';
import { compileWord, type ReadWord } from './template.js';
import { furnitureWarnings } from './tree/furniture.js';
import { allNodes, readWordTree } from './tree/index.js';
import { readFurniture } from './tree/kept-furniture.js';

/** Reads a complete Word template; `passages` are those that it uses. */
export function readWordTemplate(
  head: TemplateHead,
  { parts: unread, ...opened }: ReadWord,
  passages: OpenPassages = new Map(),
): Outcome<WordTemplate> {
  const withPassages: ReadWord = { ...opened, parts: unread.map((part) => ({ ...part, passages })) };
  const read = passages.size > 0 || listsAnything(withPassages) ? withPlaces(withPassages) : withPassages;
  const compiled = compileWord(read);
  const title = readTitle(head);
  const words = readWordTree(read, head.title);
  const { blocks, front, ownControl, numbering, diagnostics } = words;
  const kept = head.keep?.includes('header_and_footer') ? readFurniture(read) : undefined;
  const tree: TreeTemplate = {
    kind: 'tree',
    head,
    body: { title: title.words, blocks },
    front,
    ...(numbering ? { numbering } : {}),
    ...(kept ? { furniture: kept.lines } : {}),
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
    records: read.records,
    texts: new Map(packageParts.map(({ path, xml }) => [path, xml ?? ''])),
  };
  const losses = wordsNotInTree(read, allNodes(words), [...compiled.diagnostics, ...diagnostics], 'pages');
  const furniture = furnitureWarnings(read, head.title, kept?.parts);
  const found = [
    ...title.diagnostics,
    ...compiled.diagnostics,
    ...diagnostics,
    ...losses,
    ...(kept?.diagnostics ?? []),
    ...furniture,
    ...foreignBlanks(read, head.titleSpan),
  ];
  return { value, diagnostics: withoutAccepted(found, head) };
}

/** Whether the file has a place for a table or list of the program's own. */
function listsAnything({ parts }: ReadWord): boolean {
  return parts.some(({ blocks }) => blocks.uses.some(({ name, kind }) => kind === 'value' && isListingName(name)));
}
