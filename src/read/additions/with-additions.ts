/** The head of a policy's text with one organisation's additions. */
import type { Additions } from '../../model/additions.js';
import { type Diagnostic, hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { TemplateHead } from '../../model/template.js';
import type { Template } from '../../model/word.js';
import { openPassages } from '../passages/open-passages.js';
import { passagesOf } from '../passages/with-passages.js';
import type { LoadPicture } from '../picture.js';
import { withoutAccepted } from '../template/accepted-blanks.js';
import { type PlacedAdditions, placeAdditions } from './place-additions.js';

/** Gives the organisation's head: the same policy, whose text has the words of the additions too. */
export function withAdditions(master: TemplateHead, additions: Additions): TemplateHead {
  const { passages } = additions;
  const parts = [...new Set([...(master.parts ?? []), ...passages])];
  const mentions = [...(master.mentions ?? []), ...passages.flatMap((passage) => passage.mentions)];
  return {
    ...master,
    master,
    additions,
    text: { ...master.text, pieces: [...master.text.pieces, ...additions.text.pieces] },
    ...(parts.length > 0 ? { parts } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
  };
}

/** A text with additions in it, and what they are. */
export interface TextWithAdditions extends Omit<PlacedAdditions, 'tree' | 'diagnostics' | 'insertions'> {
  readonly template: Template;
}

/** Puts additions into the text of their policy, as it was read. */
export async function textWithAdditions(
  head: TemplateHead,
  additions: Additions,
  master: Template,
  loadPicture: LoadPicture,
): Promise<Outcome<TextWithAdditions>> {
  const inTree = master.kind === 'word' ? master.tree : master;
  const word =
    master.kind === 'word'
      ? (await import('../word/additions.js')).openWordText(
          master,
          await openPassages(passagesOf(master.head), loadPicture),
        )
      : undefined;
  const { tree, diagnostics, insertions, ...placed } = await placeAdditions(
    additions,
    inTree,
    loadPicture,
    word?.numbered,
  );
  const own = { ...tree, head };
  const isSound = !hasErrors(diagnostics);
  const inWord = isSound && word ? word.withInsertions(insertions) : undefined;
  const forms = inWord?.value;
  const template: Template =
    master.kind === 'word'
      ? { ...master, head, tree: own, uses: [...master.uses, ...placed.addedUses], ...(forms ? { forms } : {}) }
      : own;
  const found = [...diagnostics, ...(inWord?.diagnostics ?? [])];
  return { value: { ...placed, template }, diagnostics: ofAdditions(found, additions) };
}

/** The problems of additions, without blanks that a passage in them accepts. */
function ofAdditions(diagnostics: readonly Diagnostic[], { source, passages }: Additions): readonly Diagnostic[] {
  const accepting = {
    source,
    parts: passages,
    blanks: passages.flatMap(({ blanks }) => blanks),
    blankSpans: passages.flatMap(({ blankSpans }) => blankSpans),
  };
  return withoutAccepted(diagnostics, accepting);
}
