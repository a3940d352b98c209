/**
 * Turns a template whose head is known into its tree with fields. Collects all problems and reads the rest, so that the
 * tree can be checked further.
 */
import { type Diagnostic, type Outcome, warning } from '../../model/diagnostic.js';
import type { Inlines, Leaf } from '../../model/document.js';
import { type SourceText, spanOf } from '../../model/source.js';
import type { FieldUse, TemplateHead, TreeTemplate } from '../../model/template.js';
import { openPassages } from '../passages/open-passages.js';
import { passagesOf } from '../passages/with-passages.js';
import type { LoadPicture } from '../picture.js';
import { withoutAccepted } from './accepted-blanks.js';
import { type BlockPair, pairBlocks } from './block-pairs.js';
import { foreignInBlocks, foreignPlaceholders } from './foreign-placeholders.js';
import { readFrontMatter } from './front-matter.js';
import { inlineRun } from './inline-run.js';
import { readMarkdown } from './markdown/index.js';
import { maskTags } from './mask.js';
import { type OpenPassages, usesOf } from './open-passages.js';
import { taggedParts } from './tagged-parts.js';
import { readTextTemplate } from './text/index.js';
import { titleTags } from './title.js';

/** Reads a template's title and text; `loadPicture` gets paths as they are written in the template. */
export async function readTemplate(head: TemplateHead, loadPicture: LoadPicture): Promise<Outcome<TreeTemplate>> {
  const title = readTitle(head);
  const passages = await openPassages(passagesOf(head), loadPicture);
  const body = await readBody(head, head.kind === 'markdown' ? 'markdown' : 'text', loadPicture, passages);
  const foreign = head.kind === 'markdown' ? foreignInBlocks(body.blocks) : [];
  const diagnostics = [...withoutAccepted([...title.diagnostics, ...body.diagnostics, ...foreign], head)];
  if (body.blocks.length === 0 && body.diagnostics.length === 0 && body.pairs.passages.size === 0)
    diagnostics.push(warning('file-empty', 'The template has a title but no text', head.source.path));
  const uses = usesOf(body.pairs, passages);
  const value: TreeTemplate = {
    kind: 'tree',
    head,
    body: { title: title.words, blocks: body.blocks },
    front: body.front,
    // The title line of a text was read with its other lines, so its uses are already there.
    uses: head.titleSpan.start < head.bodyStart ? [...title.uses, ...uses] : uses,
  };
  return { value, diagnostics };
}

type BodyHead = Pick<TemplateHead, 'source' | 'bodyStart' | 'title' | 'titleSpan'>;

async function readBody(
  head: BodyHead,
  kind: 'markdown' | 'text',
  loadPicture: LoadPicture,
  passages: OpenPassages = new Map(),
) {
  if (kind === 'text') return readTextTemplate(head, 'template', passages);
  const { source, bodyStart: start, titleSpan } = head;
  const headings = titleSpan.start >= start ? 'titled' : 'raised';
  return {
    ...(await readMarkdown({ source, start, purpose: 'template', headings }, loadPicture, passages)),
    front: [],
  };
}

/** What the text of a template uses, and its problems, where it has no head because its title is missing or can't be used. */
export async function readWithoutHead(
  source: SourceText,
  kind: 'markdown' | 'text',
  loadPicture: LoadPicture,
): Promise<{ readonly uses: readonly FieldUse[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { bodyStart } = readFrontMatter(source);
  const head = { source, bodyStart, title: '', titleSpan: spanOf(source, bodyStart) };
  const { blocks, pairs, diagnostics } = await readBody(head, kind, loadPicture);
  const foreign = kind === 'markdown' ? foreignInBlocks(blocks) : [];
  return { uses: pairs.uses, diagnostics: [...diagnostics, ...foreign] };
}

interface ReadTitle {
  readonly words: Inlines<Leaf>;
  readonly uses: readonly FieldUse[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a title's words and tags. */
export function readTitle({ title, titleSpan }: Pick<TemplateHead, 'title' | 'titleSpan'>): ReadTitle {
  const { text, start, end, tags, diagnostics: problems } = titleTags(title, titleSpan);
  const blocks = pairBlocks(tags);
  const diagnostics = [...problems, ...blocks.diagnostics];
  const reading = { blocks, diagnostics, crossed: new Set<BlockPair>() };
  const words = inlineRun(taggedParts(text, start, end, tags), reading);
  for (const diagnostic of foreignPlaceholders(maskTags(text, start, end, tags), text, start))
    diagnostics.push(diagnostic);
  return { words, uses: blocks.uses, diagnostics };
}
