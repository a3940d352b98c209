/**
 * Turns a template whose head is known into its tree with fields. Collects all problems and reads the rest, so that the
 * tree can be checked further.
 */
import { type Diagnostic, error, type Outcome } from '../../model/diagnostic.js';
import type { Inlines, Leaf } from '../../model/document.js';
import type { FieldUse, TemplateHead, TreeTemplate } from '../../model/template.js';
import type { LoadPicture } from '../picture.js';
import { withoutAccepted } from './accepted-blanks.js';
import { type BlockPair, pairBlocks } from './block-pairs.js';
import { foreignInBlocks, foreignPlaceholders } from './foreign-placeholders.js';
import { inlineRun } from './inline-run.js';
import { readMarkdown } from './markdown/index.js';
import { maskTags } from './mask.js';
import { taggedParts } from './tagged-parts.js';
import { readTextTemplate } from './text/index.js';
import { titleTags } from './title.js';

/** Reads a template's title and text; `loadPicture` gets paths as they are written in the template. */
export async function readTemplate(head: TemplateHead, loadPicture: LoadPicture): Promise<Outcome<TreeTemplate>> {
  const title = readTitle(head);
  const body =
    head.kind === 'markdown'
      ? {
          ...(await readMarkdown({ source: head.source, start: head.bodyStart, purpose: 'template' }, loadPicture)),
          front: [],
        }
      : readTextTemplate(head);
  const foreign = head.kind === 'markdown' ? foreignInBlocks(body.blocks) : [];
  const diagnostics = [...withoutAccepted([...title.diagnostics, ...body.diagnostics, ...foreign], head)];
  if (body.blocks.length === 0 && body.diagnostics.length === 0)
    diagnostics.push(error('file-empty', 'The template has a title but no text', head.source.path));
  const value: TreeTemplate = {
    kind: 'tree',
    head,
    body: { title: title.words, blocks: body.blocks },
    front: body.front,
    // The title line of a text was read with its other lines, so its uses are already there.
    uses: head.titleSpan.start < head.bodyStart ? [...title.uses, ...body.pairs.uses] : body.pairs.uses,
  };
  return { value, diagnostics };
}

interface ReadTitle {
  readonly words: Inlines<Leaf>;
  readonly uses: readonly FieldUse[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a title's words and tags. */
export function readTitle({ title, titleSpan }: TemplateHead): ReadTitle {
  const { text, start, end, tags, diagnostics: problems } = titleTags(title, titleSpan);
  const blocks = pairBlocks(tags);
  const diagnostics = [...problems, ...blocks.diagnostics];
  const reading = { blocks, diagnostics, crossed: new Set<BlockPair>() };
  const words = inlineRun(taggedParts(text, start, end, tags), reading);
  for (const diagnostic of foreignPlaceholders(maskTags(text, start, end, tags), text, start))
    diagnostics.push(diagnostic);
  return { words, uses: blocks.uses, diagnostics };
}
