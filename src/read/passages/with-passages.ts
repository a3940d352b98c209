/** Joins to a template's head what the heads of its passages say: words that are meant, blanks, changes. */
import { withPassageChanges } from '../../model/passage-changes.js';
import type { SharedPassage } from '../../model/shared-passage.js';
import type { TemplateHead } from '../../model/template.js';

/** Gives the head with the passages that its text uses, those within them too; the same head where there are none. */
export function withPassages(head: TemplateHead, passages: readonly SharedPassage[]): TemplateHead {
  if (passages.length === 0) return head;
  const mentions = passages.flatMap((passage) => passage.mentions);
  const blanks = passages.flatMap((passage) => passage.blanks);
  const changed = passages.flatMap((passage) => passage.changes);
  return {
    ...head,
    parts: [...(head.parts ?? []), ...passages],
    ...(mentions.length > 0 ? { mentions: [...(head.mentions ?? []), ...mentions] } : {}),
    ...(blanks.length > 0
      ? {
          blanks: [...(head.blanks ?? []), ...blanks],
          blankSpans: [...(head.blankSpans ?? []), ...passages.flatMap(({ blankSpans }) => blankSpans)],
        }
      : {}),
    ...withPassageChanges(head, changed),
  };
}

/** The passages of a text by name. */
export function passagesOf({ parts = [] }: Pick<TemplateHead, 'parts'>): ReadonlyMap<string, SharedPassage> {
  return new Map(parts.filter(({ kind }) => kind === 'passage').map((passage) => [passage.name, passage]));
}
