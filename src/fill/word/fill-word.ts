/**
 * Fills a Word template in place for one organisation: the parts whose words change, and pictures that are added. The rules
 * are the same as for other templates (`fill/branch.ts`, `fill/field.ts`, `fill/address.ts`); the author's own XML around the
 * values stays as it was.
 */
import { unpackPart } from '../../formats/zip/read.js';
import { type Diagnostic, hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { Job } from '../../model/plan.js';
import { remember } from '../../model/remember.js';
import type { WordForm, WordTemplate } from '../../model/word.js';
import { wordNoticeOf } from '../apart.js';
import { fillBlocks } from '../blocks.js';
import type { Filling } from '../filling.js';
import { knownPolicies } from '../references/known-policies.js';
import { openScope } from '../scope.js';
import { addCopiedNotes } from './copied-notes.js';
import { WordCopies } from './copies.js';
import { removeEmptiedNotes } from './emptied-notes.js';
import { FreeIds } from './free-ids.js';
import { addLogos } from './logos.js';
import { addPageNotice } from './page-notice.js';
import { PieceFilling } from './pieces.js';
import { addRelationships } from './relationships.js';
import { AddedLists } from './set/added-lists.js';
import { addLists, numberingOf } from './set/numbering-part.js';

/** A Word template filled for one organisation: the parts that differ from the template's, by path. */
export interface FilledWord {
  readonly template: WordTemplate;
  readonly parts: ReadonlyMap<string, string | Uint8Array>;
}

export interface FilledOutcome extends Outcome<FilledWord> {
  /** Names that the template needs and the organisation lacks, each once. */
  readonly missingNames: readonly string[];
}

/** Gives the parts that change; the errors are the same as for `fillTemplate`. */
export function fillWord(template: WordTemplate, job: Job): FilledOutcome {
  const diagnostics: Diagnostic[] = [];
  const missingNames = new Set<string>();
  const filling: Filling = {
    job,
    report: (diagnostic) => diagnostics.push(diagnostic),
    miss: (name) => missingNames.add(name),
    fillBlocks,
  };
  const scope = openScope(job);
  const parts = new Map<string, string | Uint8Array>();
  const withLogo: string[] = [];
  const links = new Map<string, ReadonlyMap<string, string>>();
  // Documents that are made apart from the pack would lead to files that aren't beside them.
  const policies = job.forApproval ? undefined : knownPolicies(job.pack);
  const lists = new AddedLists(() => numberingOf(template));
  const copies = new WordCopies(new FreeIds(template));
  for (const form of formsOf(template)) {
    const filled = new PieceFilling(filling, lists, copies, HOLDS_TEXT.test(form.path) ? policies : undefined);
    filled.fill(form.pieces, scope);
    if (template.forms.has(form.path) || filled.links.size > 0) parts.set(form.path, filled.xml);
    if (filled.logos > 0) withLogo.push(form.path);
    links.set(form.path, filled.links);
  }
  if (hasErrors(diagnostics)) return { diagnostics, missingNames: [...missingNames] };
  removeEmptiedNotes(template, copies, parts);
  addCopiedNotes(template, copies, parts);
  addLogos(template, job.organisation, withLogo, parts);
  for (const [path, addresses] of links) {
    const added = [...addresses].map(([target, id]) => ({ id, type: 'hyperlink', target }) as const);
    addRelationships(template, path, added, parts);
  }
  addLists(template, lists, parts);
  const notice = wordNoticeOf(job);
  if (notice) addPageNotice(template, notice, parts);
  return { value: { template, parts }, diagnostics, missingNames: [...missingNames] };
}

/** The parts in which references become links: the text and its notes. */
const HOLDS_TEXT = /(?:^|\/)(?:document|footnotes|endnotes)\d*\.xml$/;

/** The parts with placeholders, and the text parts without any, each of those as one piece of XML. */
const formsOf = remember((template: WordTemplate): readonly WordForm[] => {
  const plainParts = template.parts.filter(({ path }) => HOLDS_TEXT.test(path) && !template.forms.has(path));
  return [
    ...template.forms.values(),
    ...plainParts.map(
      (part): WordForm => ({
        path: part.path,
        pieces: [{ type: 'markup', xml: Buffer.from(unpackPart(part)).toString('utf8'), letters: 'x' }],
      }),
    ),
  ];
});
