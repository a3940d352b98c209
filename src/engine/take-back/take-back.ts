/**
 * Takes back what a customer edited in a policy's Word file: finds the policy, compares the file with the one that would be made today,
 * and offers each edit as a change to the organisation's file or its additions. Only what is accepted is written, and no record is.
 */
import { posix } from 'node:path';
import { fillTemplate } from '../../fill/fill-template.js';
import { type Diagnostic, error, hasErrors, type Outcome, placeOf } from '../../model/diagnostic.js';
import type { Block, Image, Inline, Leaf, Text } from '../../model/document.js';
import { policyName } from '../../model/pack.js';
import { joinPath } from '../../model/paths.js';
import type { Job } from '../../model/plan.js';
import { shortName } from '../../model/shown-name.js';
import { pointAt } from '../../model/source.js';
import type { AnyNode } from '../../model/walk.js';
import { textsIn } from '../../model/walk.js';
import { wordingOf } from '../../model/wording/languages.js';
import { isNamed } from '../../plan/applies.js';
import { sectionsOf } from '../../read/additions/sections.js';
import { decodeText, readBytes } from '../../read/text.js';
import type { WaitListener } from '../holding.js';
import { findOrganisations, loadOrganisation, type OrganisationFile } from '../organisation-files.js';
import { type Preparation, prepare } from '../production.js';
import { type EditedFile, type RecordResult, writeFiles } from '../recording.js';
import { RequestProblem } from '../request-problem.js';
import { chooseOrganisations } from '../selection.js';
import { LARGEST_WORD } from '../template-files.js';
import type { Workspace } from '../workspace.js';
import { unitMarkdown, withUnits } from './additions-edit.js';
import { Adopting } from './adopt.js';
import { earlierText } from './earlier-text.js';
import { type EditedWord, readEditedWord, type WordRemark } from './edited-word.js';
import { isMend, type Mend } from './mends.js';
import type { RunMerging } from './merge-run.js';
import {
  type BlockLeaf,
  type MergedText,
  mergeText,
  type UnplacedEdit,
  plainWords as wordsOfBlock,
} from './merge-text.js';
import { workspaceWith } from './overlay.js';
import { pairNodes } from './pairing.js';
import { type SentText, sentText, wordOf } from './sent-text.js';
import { likeness, sayingOf, wordsOf } from './shapes.js';
import { type TextUnit, textUnits } from './text-units.js';
import { broughtForward } from './three-way.js';
import { turnedHeadings } from './turned-sections.js';
import type { FieldChange } from './value-changes.js';
import { type ChangedValue, countValues, placeOfValue, placesMark, ValueLedger, withValues } from './values.js';

/** A file that came back, and whose it is. */
export interface TakeBackRequest {
  readonly file: string;
  /** The organisation's id. */
  readonly organisation: string;
}

/** A change that is offered. */
export type Proposal = ValueProposal | TextProposal;

/** Another value. */
export interface ValueProposal {
  readonly kind: 'value';
  /** From 1. */
  readonly number: number;
  readonly value: ChangedValue;
  /** `orgs/acme.yaml:14` */
  readonly place: string;
}

/** Other words of this organisation's. */
export interface TextProposal {
  readonly kind: 'text';
  readonly number: number;
  readonly unit: TextUnit;
  readonly markdown: string;
  /** Whether the organisation's additions had something there already. */
  readonly isEdit: boolean;
  /** Where the master could be mended instead. */
  readonly mend?: Mend;
}

/** What a file came to. */
export interface Proposed {
  readonly organisation: string;
  /** Absent where the policy can't be told. */
  readonly policy?: string;
  readonly title?: string;
  /** The issue that the file was made with, if the policy says something else today. */
  readonly issue?: number;
  readonly proposals: readonly Proposal[];
  readonly unplaced: readonly UnplacedEdit[];
  readonly remarks: readonly WordRemark[];
  /** Paragraphs and the like that look different and say the same. */
  readonly restyled: number;
  /** How many sections the master's text has. */
  readonly sections?: number;
  readonly additionsPath?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The same, and what the blocks say that the program printed around the text: these change with the record. */
interface Compared extends Proposed {
  readonly around: ReadonlySet<string>;
}

/** Reads a file that came back, and works out what could be changed for it; throws RequestProblem for an unknown organisation. */
export async function proposeTakeBack(workspace: Workspace, request: TakeBackRequest): Promise<Proposed> {
  const files = await findOrganisations(workspace);
  const [file] = chooseOrganisations(files, [request.organisation], workspace.folders.organisations);
  if (!file) throw new RequestProblem({ kind: 'no-organisations', folder: workspace.folders.organisations });
  const nothing = { organisation: file.id, proposals: [], unplaced: [], remarks: [], restyled: 0 };
  const bytes = await readBytes(workspace.world.files, request.file, LARGEST_WORD);
  const read = bytes.value ? readEditedWord(request.file, bytes.value, wordingOf('en-GB')) : bytes;
  if (!read.value || !bytes.value) return { ...nothing, diagnostics: read.diagnostics };
  const word = read.value as EditedWord;
  const preparation = await preparationOf(workspace, file.id);
  const other = await otherOwner(workspace, files, file, word, preparation);
  if (other) return { ...nothing, remarks: word.remarks, diagnostics: [ofOther(request, other)] };
  const job = jobOf(preparation, word);
  if (!job)
    return { ...nothing, diagnostics: [unknownPolicy(request, word), ...preparation.diagnostics.filter(isError)] };
  const sent = await sentText(preparation, job);
  if (!sent.value) return { ...nothing, policy: policyName(job.template), diagnostics: sent.diagnostics };
  const earlier = await earlierText(workspace, file, sent.value, word);
  const forward = earlier && broughtForward(earlier.word.blocks, word.blocks, sent.value.word.blocks);
  const edited = forward ? withEarlier(word, earlier.word, sent.value.word, forward.blocks) : word;
  const compared = new TakeBack(workspace, file, sent.value, edited).proposed();
  const conflicts = (forward?.conflicts ?? []).map(
    (block): UnplacedEdit => ({ reason: 'changed-since', words: wordsOfBlock(block) }),
  );
  const proposed = await sounded(workspace, compared, edited);
  return {
    ...proposed,
    ...(earlier ? { issue: earlier.issue.number } : {}),
    unplaced: [...proposed.unplaced, ...conflicts],
  };
}

/** An earlier file as it would be if it had been made today: what the customer left alone around the text is today's. */
function withEarlier(came: EditedWord, sent: EditedWord, today: EditedWord, blocks: EditedWord['blocks']): EditedWord {
  const head = (part: keyof EditedWord['head']) =>
    came.head[part] === sent.head[part] ? today.head[part] : came.head[part];
  const changed = (lines: readonly string[], before: readonly string[]) =>
    lines.filter((line) => !before.includes(line));
  return {
    ...came,
    ...(today.version === undefined ? {} : { version: today.version }),
    blocks,
    title: came.title === sent.title ? today.title : came.title,
    head: { organisation: head('organisation'), registration: head('registration') },
    control: changed(came.control, sent.control),
    furniture: changed(came.furniture, sent.furniture),
  };
}

/** The plan for the text of today, also where packs hold the last approved one until it is approved. */
function preparationOf(workspace: Workspace, id: string): Promise<Preparation> {
  const today = { ...workspace, records: { ...workspace.records, pending: 'mark' as const } };
  return prepare(today, { organisations: [id], formats: ['docx'] });
}

/** The proposals with which the policy can be made, and what the file says that it wouldn't with all of them. */
async function sounded(workspace: Workspace, compared: Compared, came: EditedWord): Promise<Proposed> {
  const { around: _, ...proposed } = compared;
  const { proposals } = proposed;
  if (proposals.length === 0) return proposed;
  const all = await wordWith(workspace, proposed, proposals);
  if (all) return { ...proposed, unplaced: [...proposed.unplaced, ...differences(compared, all, came)] };
  const sound: Proposal[] = [];
  const unplaced: UnplacedEdit[] = [...proposed.unplaced];
  for (const proposal of proposals) {
    if (await wordWith(workspace, proposed, [...sound, proposal])) sound.push(proposal);
    else unplaced.push({ reason: 'not-sound', words: wordsOfProposal(proposal) });
  }
  return { ...proposed, proposals: sound.map((proposal, at) => ({ ...proposal, number: at + 1 })), unplaced };
}

/** The policy's Word file as it would be with some proposals; undefined where it couldn't be made. */
async function wordWith(
  workspace: Workspace,
  proposed: Proposed,
  proposals: readonly Proposal[],
): Promise<EditedWord | undefined> {
  const numbers = proposals.map(({ number }) => number);
  const { value: files } = await filesWith(workspace, proposed, numbers);
  const changed = files && new Map(files.map(({ path, bytes }) => [path, bytes]));
  const changedWorkspace = changed && (await workspaceWith(workspace, changed));
  if (!changedWorkspace) return undefined;
  const preparation = await preparationOf(changedWorkspace, proposed.organisation);
  const { policy = '' } = proposed;
  const job = preparation.plan.jobs.find(({ template }) => isNamed(template, policy));
  const template = job && preparation.templates.get(job.template);
  if (!job || !template || isRefused(preparation, proposed)) return undefined;
  return (await wordOf(preparation, template, job)).value;
}

/** Whether something is wrong with the files that are changed. */
function isRefused({ diagnostics }: Preparation, { organisation, additionsPath }: Proposed): boolean {
  return diagnostics.some(
    (diagnostic) =>
      isError(diagnostic) &&
      (diagnostic.organisation === organisation || placeOf(diagnostic).startsWith(additionsPath ?? '\0')),
  );
}

function wordsOfProposal(proposal: Proposal): string {
  if (proposal.kind === 'value') return proposal.value.after;
  return (
    proposal.unit.changes.flatMap(({ closed }) => (closed ? wordsOfBlock(closed) : [])).join(' … ') || proposal.markdown
  );
}

/** Blocks of the file that wouldn't be there, but for those that are listed already or hold a value that was changed in some places only. */
function differences(
  { proposals, unplaced, around }: Compared,
  made: EditedWord,
  came: EditedWord,
): readonly UnplacedEdit[] {
  const isPartly = (proposal: Proposal) =>
    proposal.kind === 'value' && proposal.value.changedPlaces < proposal.value.allPlaces;
  if (unplaced.length > 0 || proposals.some(isPartly)) return [];
  return pairNodes(made.blocks, came.blocks).flatMap((pair): readonly UnplacedEdit[] => {
    if (pair.kind === 'same' || pair.kind === 'gone') return [];
    const block = came.blocks[pair.after];
    return block && wordsOfBlock(block) !== '' && !around.has(sayingOf(block))
      ? [{ reason: 'differs', words: wordsOfBlock(block) }]
      : [];
  });
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** The id of another organisation that the file was made for. */
async function otherOwner(
  workspace: Workspace,
  files: readonly OrganisationFile[],
  file: OrganisationFile,
  { organisation: name }: EditedWord,
  { organisations }: Preparation,
): Promise<string | undefined> {
  const own = organisations[0]?.organisation;
  if (name === undefined || !own || shortName(own) === name) return undefined;
  for (const other of files) {
    if (other.id === file.id) continue;
    const { value } = await loadOrganisation(workspace, other);
    if (value && shortName(value) === name) return other.id;
  }
  return undefined;
}

function ofOther({ file, organisation }: TakeBackRequest, other: string): Diagnostic {
  return error('take-back-file', `This file was made for ${other}, not for ${organisation}`, file, {
    hint: `Take it back for ${other}.`,
  });
}

function unknownPolicy({ file, organisation }: TakeBackRequest, { code }: EditedWord): Diagnostic {
  const message =
    code === undefined
      ? `None of the policies of ${organisation} is like this file`
      : `${code} isn’t in the pack of ${organisation} now`;
  const hint =
    code === undefined
      ? 'Check that it’s a policy of this organisation’s. A document of their own can be imported as a template.'
      : 'It may have been withdrawn since, or it never applied to this organisation.';
  return error('take-back-file', message, file, { hint });
}

/** How alike a file without properties must be to a policy. */
const LIKE_ENOUGH = 0.5;

/** The policy that the file is of: by its code, or else by its words. */
function jobOf({ plan, templates }: Preparation, { code, blocks }: EditedWord): Job | undefined {
  const { jobs } = plan;
  const isPolicy = (job: Job) => job.pack.policies.some(({ template }) => template === job.template);
  const policies = jobs.filter(isPolicy);
  if (code !== undefined) return policies.find(({ template }) => isNamed(template, code));
  const words = blocks.flatMap(wordsOf);
  const alike = policies.map((job) => {
    const template = templates.get(job.template);
    const filled = template && fillTemplate(template.kind === 'word' ? template.tree : template, job).value;
    return { job, likeness: filled ? likeness(filled.blocks.flatMap(wordsOf), words) : 0 };
  });
  const [best] = alike.sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= LIKE_ENOUGH ? best.job : undefined;
}

/** Who is told of fields whose words changed, and says which stay. */
type Noting = Pick<RunMerging, 'changed' | 'widened'>;

class TakeBack {
  private readonly workspace: Workspace;
  private readonly file: OrganisationFile;
  private readonly sent: SentText;
  private readonly came: EditedWord;

  constructor(workspace: Workspace, file: OrganisationFile, sent: SentText, came: EditedWord) {
    this.workspace = workspace;
    this.file = file;
    this.sent = sent;
    this.came = came;
  }

  proposed(): Compared {
    const { job, text, document } = this.sent;
    const ledger = new ValueLedger();
    const noting = {
      changed: (change: FieldChange) => ledger.note(change) || isOfRecord(change),
      widened: (change: FieldChange) => ledger.noteWide(change),
    };
    this.merge(noting);
    this.aroundText(noting);
    const { values } = ledger.settled(countValues(document));
    const likely = values.filter(isLikely);
    const marks = new Set(likely.map(({ places }) => placesMark(places)));
    const record: UnplacedEdit[] = [];
    const settling: Noting = {
      changed: (change) => {
        if (!isOfRecord(change)) return marks.has(markOf(change) ?? '');
        record.push({ reason: 'record', words: change.value });
        return true;
      },
      widened: (change) =>
        likely.some(({ places, after }) => placesMark(places) === markOf(change) && after === change.value.trim()),
    };
    const merged = this.merge(settling);
    const around = this.aroundText(settling);
    const { units, unplaced } = textUnits(text, merged);
    const turned = turnedHeadings(this.sent.word.blocks, this.came.blocks);
    const isTurned = ({ kind, heading }: TextUnit) => kind === 'without' && turned.has(heading?.words ?? '');
    const additionsPath = this.additionsPath();
    const proposals: Proposal[] = [];
    for (const value of likely)
      proposals.push({ kind: 'value', number: proposals.length + 1, value, place: placeOfValue(value) });
    for (const unit of units.filter((unit) => !isTurned(unit)))
      proposals.push({
        kind: 'text',
        number: proposals.length + 1,
        unit,
        markdown: unitMarkdown(unit, (image) => this.pathOf(image)),
        isEdit: unit.instead.length > 0,
        ...mendOf(unit, merged, job),
      });
    return {
      organisation: this.file.id,
      policy: policyName(job.template),
      title: job.title,
      proposals,
      unplaced: [...merged.unplaced, ...record, ...unplaced, ...units.filter(isTurned).map(turnedUnit), ...around],
      remarks: this.came.remarks,
      restyled: merged.restyled,
      around: merged.around,
      sections: sectionsOf(text.master).length,
      additionsPath,
      diagnostics: [],
    };
  }

  private merge(noting: Noting): MergedText {
    const { trace, text, word, job } = this.sent;
    const adopting = new Adopting(job.pack);
    return mergeText({
      trace,
      traced: text.traced,
      sent: word.blocks,
      came: this.came.blocks,
      ...noting,
      adoptRun: (run) => adopting.run(run),
      adopt: (blocks) => adopting.blocks(blocks),
    });
  }

  /** The organisation's name and its registration number above the title: whether all that changed there are values. */
  private headMerged(part: keyof EditedWord['head'], noting: Noting): boolean {
    const [before, after] = [this.sent.word.head[part], this.came.head[part]];
    if (before === after) return true;
    const text = this.sent.document.masthead[part];
    const { top } = this.sent.trace;
    const meaning = text?.from === undefined ? undefined : top.scope.meaning(text.from);
    const value = meaning?.kind === 'text' ? meaning.lines.join(' ') : '';
    const at = before.indexOf(value);
    if (text?.from === undefined || value === '' || at < 0) return false;
    const [start, end] = [before.slice(0, at), before.slice(at + value.length)];
    if (!after.startsWith(start) || !after.endsWith(end) || after.length <= start.length + end.length) return false;
    const span = text.span ?? { source: { path: '', text: '' }, start: 0, end: 0 };
    const field = { kind: 'field', node: { type: 'field', name: text.from, span }, words: value, within: top } as const;
    return noting.changed({ field, value: after.slice(start.length, after.length - end.length) });
  }

  /** What changed in the title, in document control, in headers and footers. */
  private aroundText(noting: Noting): readonly UnplacedEdit[] {
    const { word } = this.sent;
    const { came } = this;
    const head = (['organisation', 'registration'] as const)
      .filter((part) => came.head[part] !== '' && !this.headMerged(part, noting))
      .map((part): UnplacedEdit => ({ reason: 'control', words: came.head[part] }));
    const title: readonly UnplacedEdit[] =
      word.title === came.title || came.title === '' ? [] : [{ reason: 'title', words: came.title }];
    const others = (reason: 'control' | 'furniture') =>
      came[reason]
        .filter((line) => !word[reason].includes(line) && !this.isOfEarlierRecord(line))
        .map((words): UnplacedEdit => ({ reason, words }));
    return [...head, ...title, ...others('control'), ...others('furniture')];
  }

  /** Whether a line around the text only says what the record, or the organisation's name, was when the file was made. */
  private isOfEarlierRecord(line: string): boolean {
    const { version, organisation } = this.came;
    const { word, job } = this.sent;
    if (organisation !== undefined && organisation !== word.organisation && line.includes(organisation)) return true;
    if (version === undefined || version === word.version) return false;
    const { labels } = job.pack.wording;
    const { approvedBy, approvedOn, lastReviewed, nextReview, inForce, status } = labels;
    const recorded = [labels.version, status, approvedBy, approvedOn, lastReviewed, nextReview, inForce];
    return line.includes(version) || recorded.some((label) => line.startsWith(`${label} `));
  }

  additionsPath(): string {
    const { template } = this.sent.job;
    if (template.additions) return template.additions.source.path;
    return joinPath(this.workspace.folders.organisations, this.file.id, `${policyName(template)}.additions.md`);
  }

  /** A picture of the template's by its path from the additions. */
  private pathOf({ picture }: Image<Leaf>): string {
    return posix.relative(posix.dirname(this.additionsPath()), picture.path);
  }
}

function turnedUnit({ heading }: TextUnit): UnplacedEdit {
  return { reason: 'turned', words: heading?.words ?? '' };
}

function markOf({ field }: FieldChange): string | undefined {
  const meaning = field.within.scope.meaning(field.node.name);
  return meaning.kind === 'text' && meaning.places && meaning.places.length > 0
    ? placesMark(meaning.places)
    : undefined;
}

/** Dates, versions and names that the record gives: they change with it. */
function isOfRecord(change: FieldChange): boolean {
  return markOf(change) === undefined;
}

/** Whether words are likely to be a value: not a rewording, such as "the manager" in place of a name. */
function isLikely({ before, after }: ChangedValue): boolean {
  if (after === '' || after.length > 500) return false;
  return !(/^[\p{Lu}\d]/u.test(before) && /^\p{Ll}/u.test(after));
}

/** Where the master could be mended: the only change of a unit is a small one in the template's own words. */
function mendOf(unit: TextUnit, { becomes }: MergedText, { template }: Job): { readonly mend?: Mend } {
  const [leaf, another] = unit.changes;
  if (unit.kind !== 'instead' || !leaf || another) return {};
  const blocks = becomes.get(leaf);
  const span = placeOfLeaf(leaf);
  const isMasters = span !== undefined && span.source.path !== template.additions?.source.path;
  if (!isMasters || blocks?.length !== 1) return {};
  const [before, after] = [openWords(leaf.node), openWords(blocks[0] as AnyNode)];
  if (!isMend(before, after)) return {};
  return {
    mend: {
      path: span.source.path,
      line: lineOfChange(leaf.node, before, after) ?? pointAt(span.source, span.start).line,
    },
  };
}

function openWords(node: AnyNode): readonly string[] {
  return textsOf(node).flatMap(({ value }) => value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}

function textsOf(node: AnyNode): readonly Text[] {
  return textsIn([node as Inline | Block]);
}

function placeOfLeaf({ node }: BlockLeaf) {
  return 'span' in node && node.span ? node.span : textsOf(node)[0]?.span;
}

/** The line of the text in which the first word differs. */
function lineOfChange(node: AnyNode, before: readonly string[], after: readonly string[]): number | undefined {
  const at = before.findIndex((word, index) => word !== after[index]);
  let count = 0;
  for (const { value, span } of textsOf(node)) {
    count += (value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length;
    if (count > at && span) return pointAt(span.source, span.start).line;
  }
  return undefined;
}

/** What accepting some proposals came to. */
export type Accepted = Pick<RecordResult, 'status' | 'files' | 'diagnostics'>;

/** The files with the accepted proposals in them. Throws nothing; no value where a file can't say them. */
export async function filesWith(
  workspace: Workspace,
  { organisation, proposals, additionsPath }: Proposed,
  accepted: readonly number[],
): Promise<Outcome<readonly EditedFile[]>> {
  const files = await findOrganisations(workspace);
  const file = files.find(({ id }) => id === organisation);
  const chosen = proposals.filter(({ number }) => accepted.includes(number));
  const values = chosen.flatMap((proposal) => (proposal.kind === 'value' ? [proposal.value] : []));
  const texts = chosen.flatMap((proposal) => (proposal.kind === 'text' ? [proposal] : []));
  const edited: EditedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  if (file && values.length > 0) {
    const raw = Buffer.from(await workspace.world.files.read(file.path));
    const source = decodeText(raw, file.path);
    const written = source.value && withValues(source.value, values);
    if (!source.value || written?.value === undefined)
      diagnostics.push(error('values-unwritable', 'These values can’t be written into this file', file.path));
    else edited.push(editedFile(file.path, source.value.text, written.value, raw));
  }
  if (texts.length > 0 && additionsPath !== undefined) {
    const outcome = await additionsWith(workspace, additionsPath, texts);
    if (outcome) edited.push(outcome);
  }
  return hasErrors(diagnostics) ? { diagnostics } : { value: edited, diagnostics };
}

function editedFile(path: string, before: string, after: string, raw?: Buffer): EditedFile {
  const mark = raw?.toString('utf8').startsWith('\ufeff') ? '\ufeff' : '';
  return { path, before, after, bytes: Buffer.from(mark + after, 'utf8') };
}

async function additionsWith(
  workspace: Workspace,
  path: string,
  texts: readonly TextProposal[],
): Promise<EditedFile | undefined> {
  const { files } = workspace.world;
  const raw = (await files.exists(path)) ? Buffer.from(await files.read(path)) : undefined;
  const source = raw && decodeText(raw, path);
  const additions = source?.value && (await partsOf(workspace, path));
  const after = withUnits(
    source?.value?.text,
    additions ?? [],
    texts.map(({ unit, markdown }) => ({ unit, markdown })),
  );
  return editedFile(path, source?.value?.text ?? '', after, raw);
}

async function partsOf(workspace: Workspace, path: string) {
  const { loadAdditions } = await import('../additions.js');
  const { findPassages } = await import('../template-files.js');
  const { value } = await loadAdditions(workspace, path, await findPassages(workspace));
  return value?.parts;
}

/** Writes the accepted proposals, all of them or none. */
export async function acceptTakeBack(
  workspace: Workspace,
  proposed: Proposed,
  accepted: readonly number[],
  dryRun: boolean,
  listener: WaitListener = {},
): Promise<Accepted> {
  const places = [
    joinPath(workspace.folders.organisations, `${proposed.organisation}.yaml`),
    ...(proposed.additionsPath === undefined ? [] : [proposed.additionsPath]),
  ];
  return writeFiles(workspace, places, dryRun, listener, async () => {
    const { value = [], diagnostics } = await filesWith(workspace, proposed, accepted);
    return { files: value, events: [], diagnostics };
  });
}
