/** Compares a file that came back with the one of today, and numbers what can be offered. */
import { policyName } from '../../model/pack.js';
import { joinPath } from '../../model/paths.js';
import { sectionsOf } from '../../read/additions/sections.js';
import type { OrganisationFile } from '../organisation-files.js';
import type { Workspace } from '../workspace.js';
import { Adopting } from './adopt.js';
import { editsAroundText } from './around-text.js';
import { type ChangedValue, placeOf } from './changed-value.js';
import type { EditedWord } from './edited-word.js';
import { type MergedText, mergeText, type TextMerging, type UnplacedEdit } from './merge-text.js';
import type { ComparedFile, Proposal } from './proposal.js';
import type { SentText } from './sent-text.js';
import { TextOffers } from './text-offers.js';
import { textUnits } from './text-units.js';
import { turnedHeadings } from './turned-sections.js';
import { type Reading, ValueChoices } from './value-choices.js';
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
  const choices = new ValueChoices(values.values, (asText) => readingOf(sent, came, values, asText));
  const { merged, unplaced } = choices.asSent;
  const turned = turnedHeadings(sent.word.blocks, came.blocks).map(
    (words): UnplacedEdit => ({ reason: 'turned', words }),
  );
  const additionsPath = additionsPathOf(workspace, file, sent);
  const texts = new TextOffers(choices, sent, additionsPath);
  return {
    organisation: file.id,
    policy: policyName(sent.job.template),
    title: sent.job.title,
    proposals: numbered(values, texts),
    textsWith: (everywhere, accepted) => texts.withValues(everywhere, accepted),
    unplaced: [...unplaced, ...turned],
    remarks: came.remarks,
    restyled: merged.restyled,
    around: merged.around,
    sections: sectionsOf(sent.text.master).length,
    additionsPath,
    diagnostics: [],
  };
}

/** Compares the file, where some of the values that changed are text. */
function readingOf(
  sent: SentText,
  came: EditedWord,
  values: ValueSettling,
  asText: ReadonlySet<ChangedValue>,
): Reading {
  const record: UnplacedEdit[] = [];
  const isValue = (value: ChangedValue | undefined) => value !== undefined && !asText.has(value);
  const noting: Noting = {
    changed: (change) => {
      if (!isOfRecord(change)) return isValue(values.valueOf(change));
      record.push({ reason: 'record', words: change.value });
      return true;
    },
    widened: (change) => isValue(values.widenedValueOf(change)),
    listChanged: (change) => values.isSettledList(change),
  };
  const merged = merge(sent, came, noting);
  const around = editsAroundText(sent, came, noting.changed);
  const { units, unplaced } = textUnits(sent.text, merged);
  return { merged, units, unplaced: [...merged.unplaced, ...record, ...unplaced, ...around] };
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
function numbered({ values, lists }: ValueSettling, texts: TextOffers): readonly Proposal[] {
  const numberless = [
    ...values.map((value) => ({ kind: 'value', value, place: placeOf(value.places) }) as const),
    ...lists.map((list) => ({ kind: 'list', list, place: placeOf(list.places) }) as const),
    ...texts.all(),
  ];
  return numberless.map((offer, at): Proposal => ({ ...offer, number: at + 1 }));
}

function additionsPathOf({ folders }: Workspace, file: OrganisationFile, { job: { template } }: SentText): string {
  if (template.additions) return template.additions.source.path;
  return joinPath(folders.organisations, file.id, `${policyName(template)}.additions.md`);
}
