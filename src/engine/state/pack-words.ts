/** The words of a pack as an index: those of its finished files, and those of the templates that they were made of. */
import { contentOfBytes } from '../../check/finished-file.js';
import { wordsOfTemplate } from '../../check/template-names.js';
import type { IdentifyingValue } from '../../check/value-kinds.js';
import { indexFrom, indexOf, indexText, mayHold } from '../../check/word-index.js';
import type { FileText } from '../../formats/finished/file-text.js';
import { attachmentEnding } from '../../model/attachment.js';
import type { FinishedFile } from '../finished-file.js';
import type { Preparation } from '../production.js';

/** Gives the index of a pack's words, as text. */
export function wordsOfPack(preparation: Preparation, id: string, files: readonly FinishedFile[]): string {
  const heads = new Set(
    preparation.plan.jobs.filter(({ organisation }) => organisation.id === id).map(({ template }) => template),
  );
  const inTemplates = [...heads].flatMap((head) => {
    const template = preparation.templates.get(head);
    if (!template) return [];
    return wordsOfTemplate(template.kind === 'word' ? template.tree : template);
  });
  return indexText(indexOf([...inTemplates, ...files.flatMap(textsOf)]));
}

function textsOf(file: FinishedFile): readonly FileText[] {
  if (file.kind === 'attachment' && file.texts) return file.texts;
  const format = file.kind === 'attachment' ? attachmentEnding(file.path) : file.format;
  return format && file.bytes ? contentOfBytes(file.bytes, format).texts : [];
}

/** Whether a pack may hold one of the values that isn't its own organisation's. */
export function mayHoldAny(words: string, id: string, values: readonly IdentifyingValue[]): boolean {
  if (values.length === 0) return false;
  const index = indexFrom(words);
  return values.some((value) => !value.owners.has(id) && mayHold(index, value));
}
