/** Tells what a customer's edits of a Word file come to: what can be written and was, and what has no place. */
import type { Accepted } from '../engine/take-back/accept.js';
import { textsHolding, undecidedOf } from '../engine/take-back/choosing.js';
import {
  isInAll,
  type ListProposal,
  type Proposal,
  type Proposed,
  type TextProposal,
  type ValueProposal,
} from '../engine/take-back/proposal.js';
import type { Unplaceable } from '../engine/take-back/unplaced.js';
import { plural, someOf } from '../model/counting.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';
import { printDiff } from './record.js';

/** What is told. */
export interface TakeBackReport {
  readonly file: string;
  readonly organisation: string;
  readonly proposed: Proposed;
  /** Absent where nothing was accepted. */
  readonly accepted?: Accepted & { readonly numbers: readonly number[] };
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Prints it and gives the exit code: 1 as long as something is left to decide. */
export function reportTakeBack(terminal: Terminal, report: TakeBackReport): ExitCode {
  const code = codeOf(report);
  if (report.json) printJson(terminal, { exitCode: code, ...jsonOf(report) }, report.diagnostics);
  else printWords(terminal, report);
  return code;
}

function codeOf({ proposed, accepted, diagnostics }: TakeBackReport): ExitCode {
  if (accepted?.status === 'failed') return 3;
  const isLeft = undecidedOf(proposed, accepted?.numbers ?? []).length > 0;
  return hasErrors(diagnostics) || isLeft || proposed.unplaced.length > 0 ? 1 : 0;
}

function printWords(terminal: Terminal, report: TakeBackReport): void {
  const { proposed, accepted, dryRun, diagnostics, organisation } = report;
  const { proposals, policy, title, issue } = proposed;
  printDiagnostics(diagnostics, terminal);
  if (hasErrors(diagnostics)) {
    terminal.err(line`Nothing was written, see the problems above (${countWords(diagnostics)})`);
    return;
  }
  const since = issue === undefined ? '' : `, as of issue ${issue}`;
  terminal.out(line`${policy ?? ''} ${title ?? ''} (${organisation})${since}`);
  if (accepted) {
    for (const file of accepted.files)
      if (dryRun) printDiff(terminal, file);
      else terminal.out(line`${file.path}  ${file.before === '' ? 'new' : 'changed'}`);
    for (const proposal of undecidedOf(proposed, accepted.numbers))
      if (!isInAll(proposal)) printProposal(terminal, proposal, proposed);
  } else for (const proposal of proposals) printProposal(terminal, proposal, proposed);
  printSections(terminal, report);
  printRest(terminal, proposed);
  printNext(terminal, report);
}

/** A section that is replaced no longer changes with the template, so it matters how many are. */
function printSections(terminal: Terminal, { proposed, accepted }: TakeBackReport): void {
  const { proposals, sections = 0 } = proposed;
  const replaced = proposals
    .filter(({ number }) => accepted?.numbers.includes(number) ?? true)
    .reduce((sum, proposal) => sum + (proposal.kind === 'text' ? (proposal.unit.replaced ?? 0) : 0), 0);
  if (replaced > 0)
    terminal.out(
      line`${replaced} of ${plural(sections, 'section')} of the template ${accepted ? 'have' : 'would have'} words of this organisation’s own; the others stay as they are`,
    );
}

/** Prints one proposal, with its lines. */
export function printProposal({ out, paint }: Terminal, proposal: Proposal, proposed: Proposed): void {
  const number = paint.strong(`${proposal.number}.`);
  const went = (words: string) => out(`${paint.error(line`-${words}`.trimEnd())}\n`);
  const came = (words: string) => out(`${paint.success(line`+${words}`.trimEnd())}\n`);
  if (proposal.kind !== 'text') {
    const { key, before, after, changedPlaces, allPlaces } = proposal.kind === 'value' ? proposal.value : proposal.list;
    const what = proposal.kind === 'value' ? 'another value for' : 'other items for';
    out(`${number} ${line`${proposal.place}  ${what} ${key}`}`);
    for (const words of [before].flat()) went(words);
    for (const words of [after].flat()) came(words);
    if (proposal.kind === 'value' && proposal.alsoOf !== undefined)
      out(line`   ${proposal.alsoOf} has this value: check that the file isn’t theirs`);
    if (changedPlaces < allPlaces)
      out(
        line`   The file has it in ${plural(changedPlaces, 'place')}, and the old value in ${allPlaces - changedPlaces} more. Accepting it changes all of them`,
      );
    if (proposal.kind === 'value') printInstead(out, textsHolding(proposal, proposed));
    out('\n');
    return;
  }
  out(`${number} ${line`${proposed.additionsPath ?? ''}  ${textWords(proposal)}`}`);
  for (const words of proposal.markdown.trimEnd().split('\n')) came(words);
  if (proposal.mend)
    out(
      line`   If this mends a mistake for everybody, change ${proposal.mend.path}:${String(proposal.mend.line)} instead`,
    );
  printHeld(out, proposal, proposed);
  out('\n');
}

/** Says which texts have a value’s new words for the places alone in which the file has them. */
function printInstead(out: Terminal['out'], texts: readonly TextProposal[]): void {
  const [first] = texts;
  if (!first) return;
  const numbers = texts.map(({ number }) => number).join(',');
  out(line`   If it’s meant ${first === texts.at(-1) ? 'there' : 'in these places'} only, accept ${numbers} instead`);
}

/** Says of a text that has values’ new words what to accept if these are meant everywhere. */
function printHeld(out: Terminal['out'], { holds = [], alsoOf }: TextProposal, { proposals }: Proposed): void {
  for (const held of holds) {
    const value = proposals.find((each) => each.kind === 'value' && each.value === held);
    const instead = value ? `. If it’s meant everywhere, accept ${value.number}` : '';
    out(line`   It has the new ${held.key} as text, for this section alone${instead}`);
  }
  if (alsoOf !== undefined) out(line`   ${alsoOf} has this value: check that the file isn’t theirs`);
}

function textWords({ unit, isEdit }: TextProposal): string {
  const name = unit.heading ? `“${unit.heading.words}”` : '';
  if (unit.isGone) return `takes away what was added at ${name}`;
  const again = isEdit ? ', with what was added there before' : '';
  switch (unit.kind) {
    case 'start':
      return `adds to the start${again}`;
    case 'after':
      return `adds below the heading ${name}${again}`;
    case 'end':
      return `adds to the end of ${name}${again}`;
    case 'instead':
      return `replaces the text of ${name}${again}`;
    case 'without':
      return `leaves out ${name}`;
  }
}

const REASONS: Readonly<Record<Unplaceable, string>> = {
  list: 'it comes from a list of values in the organisation’s file',
  record: 'it comes from the record, or the program prints it',
  unclear: 'the text that it comes from can’t be told',
  title: 'it is the title, which the template gives',
  control: 'it is above the text, where the record and the template say what is printed',
  furniture: 'it is in a header or footer',
  'no-section':
    'it’s in no section that could be replaced or added to, as above the first heading: change the template, or put it below a heading',
  turned: 'its section is on landscape pages now, perhaps because a section break was deleted in Word',
  'changed-since': 'the policy says something else there now',
  'not-sound': 'the policy couldn’t be made with it',
  picture:
    'the picture is in the Word file alone: save it from Word as PNG or JPEG beside the organisation’s additions, and add it there',
  differs: 'the policy would have other words there',
};

function printRest({ out }: Terminal, { unplaced, remarks, restyled }: Proposed): void {
  if (unplaced.length > 0) {
    out(line`${plural(unplaced.length, 'edit has', 'edits have')} no place in the organisation’s files:`);
    for (const { reason, words } of unplaced) out(line`  “${shortened(words)}”: ${REASONS[reason]}`);
  }
  for (const { kind, author, date, words } of remarks) {
    const by = [author || 'nobody named', date].filter(Boolean).join(', ');
    const what = { comment: 'Comment', insertion: 'Tracked: came', deletion: 'Tracked: went' }[kind];
    out(line`${what} (${by}): “${shortened(words)}”`);
  }
  if (restyled > 0) out(line`${plural(restyled, 'paragraph', 'paragraphs')} only look different, which is left alone`);
}

const LONGEST = 120;

function shortened(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words;
}

function printNext(terminal: Terminal, { proposed, accepted, file, organisation, dryRun }: TakeBackReport): void {
  const { proposals, unplaced, policy } = proposed;
  if (proposals.length === 0 && unplaced.length === 0) {
    terminal.out(line`Nothing is left to take back: the policy says what the file says`);
    return;
  }
  printUndecided(terminal, proposed, accepted?.numbers ?? []);
  if (accepted) printKeptAsText(terminal, proposed, accepted.numbers);
  if (!accepted) {
    if (proposals.some(isInAll))
      terminal.out(line`To write them: policy take-back ${typed(file)} --org ${organisation} --accept all (or 1,3)`);
    return;
  }
  if (!dryRun && accepted.files.length > 0)
    terminal.out(
      line`Nothing was approved or reviewed. To write the documents: policy render --org ${organisation}${policy ? ` --policy ${policy}` : ''}`,
    );
}

/** Values that "all" leaves out, with what was said of each. */
function printUndecided({ out }: Terminal, proposed: Proposed, accepted: readonly number[]): void {
  const undecided = undecidedOf(proposed, accepted).filter(
    (proposal) => !isInAll(proposal) && proposal.kind !== 'text',
  );
  const numbers = undecided.map(({ number }) => number).join(',');
  if (undecided.length === 1)
    out(line`“all” leaves out number ${numbers}, for the reason given. If it’s meant everywhere: --accept ${numbers}`);
  if (undecided.length > 1)
    out(
      line`“all” leaves out numbers ${numbers}, for the reasons given. If they’re meant everywhere: --accept ${numbers}`,
    );
}

/** Values whose new words are text now, in the places alone in which the file has them. */
function printKeptAsText({ out }: Terminal, proposed: Proposed, accepted: readonly number[]): void {
  for (const proposal of proposed.proposals) {
    if (proposal.kind !== 'value' || accepted.includes(proposal.number)) continue;
    const names = textsHolding(proposal, proposed).flatMap(({ number, unit }) =>
      accepted.includes(number) && unit.heading ? [`“${unit.heading.words}”`] : [],
    );
    if (names.length > 0)
      out(
        line`The new ${proposal.value.key} is in ${someOf(names, 5)} only. If it’s meant everywhere, change ${proposal.place} too`,
      );
  }
}

/** A file’s name as it can be typed in any shell. */
function typed(file: string): string {
  return /^[\p{L}\p{N}_./\\:-]+$/u.test(file) ? file : `"${file}"`;
}

function jsonOf({ proposed, accepted, organisation, dryRun }: TakeBackReport) {
  const { policy, title, issue, proposals, unplaced, remarks, restyled, sections, additionsPath } = proposed;
  return {
    organisation,
    policy,
    title,
    issue,
    dryRun,
    proposals: proposals.map((proposal) => ({
      number: proposal.number,
      accepted: accepted?.numbers.includes(proposal.number) ?? false,
      inAll: isInAll(proposal),
      ...(proposal.kind !== 'text'
        ? valueJson(proposal)
        : {
            kind: proposal.unit.kind,
            file: additionsPath,
            heading: proposal.unit.heading?.words,
            text: proposal.markdown,
            mends: proposal.mend && `${proposal.mend.path}:${proposal.mend.line}`,
            holds: proposal.holds?.map(({ key }) => key),
            alsoOf: proposal.alsoOf,
          }),
    })),
    unplaced,
    remarks,
    restyled,
    sections,
    files: (accepted?.files ?? []).map(({ path }) => path),
  };
}

/** `before` and `after` are texts, or of a list the texts of its items. */
function valueJson(proposal: ValueProposal | ListProposal) {
  const { kind, place } = proposal;
  const alsoOf = kind === 'value' ? proposal.alsoOf : undefined;
  const { key, before, after, changedPlaces, allPlaces } = kind === 'value' ? proposal.value : proposal.list;
  return { kind, key, place, before, after, changedPlaces, allPlaces, alsoOf };
}
