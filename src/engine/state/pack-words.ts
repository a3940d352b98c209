/** Indexes of words: those of the templates that a pack is made of, and what the index of a document tells of values. */
import { wordsOfTemplate } from '../../check/template-names.js';
import type { IdentifyingValue } from '../../check/value-kinds.js';
import { indexFrom, indexOf, indexText, mayHold } from '../../check/word-index.js';
import { rememberByList } from '../../model/remember.js';
import type { Template } from '../../model/word.js';
import type { Preparation } from '../production.js';

/** Gives the index of the words of an organisation's templates, as text. */
export function wordsOfTemplates(preparation: Preparation, id: string): string {
  const heads = new Set(
    preparation.plan.jobs.filter(({ organisation }) => organisation.id === id).map(({ template }) => template),
  );
  return wordsOfAll([...heads].flatMap((head) => preparation.templates.get(head) ?? []));
}

/** Most organisations have the same templates. */
const wordsOfAll = rememberByList((templates: readonly Template[]) =>
  indexText(
    indexOf(templates.flatMap((template) => wordsOfTemplate(template.kind === 'word' ? template.tree : template))),
  ),
);

/** Whether texts with one of these indexes may hold a value that isn't the organisation's own. */
export function mayHoldAny(indexes: readonly string[], id: string, values: readonly IdentifyingValue[]): boolean {
  const foreign = values.filter(({ owners }) => !owners.has(id));
  if (foreign.length === 0) return false;
  return indexes.some((words) => {
    const index = indexFrom(words);
    return foreign.some((value) => mayHold(index, value));
  });
}
