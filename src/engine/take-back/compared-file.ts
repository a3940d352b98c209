/** Compares a file that came back with the one of today, and numbers what can be offered. */
import { posix } from 'node:path';
import type { Image, Leaf } from '../../model/document.js';
import { policyName } from '../../model/pack.js';
import { joinPath } from '../../model/paths.js';
import { sectionsOf } from '../../read/additions/sections.js';
import type { OrganisationFile } from '../organisation-files.js';
import type { Workspace } from '../workspace.js';
import { unitMarkdown } from './additions-edit.js';
import { Adopting } from './adopt.js';
import { editsAroundText } from './around-text.js';
import { placeOf } from './changed-value.js';
import type { EditedWord } from './edited-word.js';
import { mendOf } from './mends.js';
import { type MergedText, mergeText, type TextMerging, type UnplacedEdit } from './merge-text.js';
import type { ComparedFile, Proposal } from './proposal.js';
import type { SentText } from './sent-text.js';
import type { TextUnit } from './text-unit.js';
import { textUnits } from './text-units.js';
import { turnedHeadings } from './turned-sections.js';
import { isOfRecord, ValueSettling } from './value-settling.js';

/** Who is told of fields whose words changed, and says which stay. */
type Noting = Pick<TextMerging, 'changed' | 'widened' | 'listChanged'>;

/** Compares them: once to see which values changed, and again with those in their places. */
export function comparedFile(
  workspace: Workspace,
  file: OrganisationFile,
  sent: SentText,
  came: EditedWord,
): ComparedFile {
  const values = changedValues(sent, came);
  const record: UnplacedEdit[] = [];
  const noting: Noting = {
    changed: (change) => {
      if (!isOfRecord(change)) return values.isSettled(change);
      record.push({ reason: 'record', words: change.value });
      return true;
    },
    widened: (change) => values.isSettledWide(change),
    listChanged: (change) => values.isSettledList(change),
  };
  const merged = merge(sent, came, noting);
  const around = editsAroundText(sent, came, noting.changed);
  const { units, unplaced } = textUnits(sent.text, merged);
  const turned = turnedHeadings(sent.word.blocks, came.blocks).map(
    (words): UnplacedEdit => ({ reason: 'turned', words }),
  );
  const additionsPath = additionsPathOf(workspace, file, sent);
  return {
    organisation: file.id,
    policy: policyName(sent.job.template),
    title: sent.job.title,
    proposals: numbered(values, units, { merged, sent, additionsPath }),
    unplaced: [...merged.unplaced, ...record, ...unplaced, ...turned, ...around],
    remarks: came.remarks,
    restyled: merged.restyled,
    around: merged.around,
    sections: sectionsOf(sent.text.master).length,
    additionsPath,
    diagnostics: [],
  };
}

/** The values whose words changed. */
function changedValues(sent: SentText, came: EditedWord): ValueSettling {
  const settling = new ValueSettling(sent.document, sent.text.blocks);
  merge(sent, came, settling);
  editsAroundText(sent, came, settling.changed);
  settling.settle();
  return settling;
}

function merge({ trace, text, word, job }: SentText, came: EditedWord, noting: Noting): MergedText {
  const adopting = new Adopting(job.pack);
  return mergeText({
    trace,
    traced: text.traced,
    sent: word.blocks,
    came: came.blocks,
    changed: noting.changed,
    widened: noting.widened,
    listChanged: noting.listChanged,
    adoptRun: (run) => adopting.run(run),
    adopt: (blocks) => adopting.blocks(blocks),
  });
}

/** Values and lists first, then words in the order of the text. */
function numbered(
  { values, lists }: ValueSettling,
  units: readonly TextUnit[],
  about: { readonly merged: MergedText; readonly sent: SentText; readonly additionsPath: string },
): readonly Proposal[] {
  const { merged, sent, additionsPath } = about;
  // A picture of the template's, by its path from the additions.
  const pathOf = ({ picture }: Image<Leaf>) => posix.relative(posix.dirname(additionsPath), picture.path);
  return [
    ...values.map((value, at): Proposal => ({ kind: 'value', number: at + 1, value, place: placeOf(value.places) })),
    ...lists.map(
      (list, at): Proposal => ({ kind: 'list', number: values.length + at + 1, list, place: placeOf(list.places) }),
    ),
    ...units.map((unit, at): Proposal => {
      const mend = mendOf(unit, merged, sent.job);
      return {
        kind: 'text',
        number: values.length + lists.length + at + 1,
        unit,
        markdown: unitMarkdown(unit, pathOf),
        isEdit: unit.instead.length > 0,
        ...(mend ? { mend } : {}),
      };
    }),
  ];
}

function additionsPathOf({ folders }: Workspace, file: OrganisationFile, { job: { template } }: SentText): string {
  if (template.additions) return template.additions.source.path;
  return joinPath(folders.organisations, file.id, `${policyName(template)}.additions.md`);
}
