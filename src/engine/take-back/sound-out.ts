/** Makes a policy with what is offered, in memory: what it couldn't be made with isn't offered, and what would still differ is told. */
import { errorsIn, placeOf } from '../../model/diagnostic.js';
import type { Image, Leaf } from '../../model/document.js';
import { visit } from '../../model/walk.js';
import { isNamed } from '../../plan/applies.js';
import type { Preparation } from '../production.js';
import type { Workspace } from '../workspace.js';
import { filesWith } from './accept.js';
import { textsHolding } from './choosing.js';
import type { EditedWord } from './edited-word.js';
import { flatBlocks } from './flat-blocks.js';
import type { UnplacedEdit } from './merge-text.js';
import { workspaceWith } from './overlay.js';
import { pairNodes } from './pairing.js';
import { lineOfWords, plainWords } from './plain-words.js';
import { type ComparedFile, isInAll, type Proposal, type Proposed } from './proposal.js';
import { wordOf } from './sent-text.js';
import { sayingOf } from './shapes.js';
import type { TextUnit } from './text-unit.js';
import { preparationOfToday } from './today.js';

/** The proposals with which the policy can be made, and what the file says that it wouldn't with all of them. */
export async function soundedOut(workspace: Workspace, compared: ComparedFile, came: EditedWord): Promise<Proposed> {
  const { around: _, ...proposed } = compared;
  if (proposed.proposals.length === 0) return proposed;
  const choices = proposed.proposals.filter((proposal) => isChoice(proposal, proposed));
  const withAll = await wordWith(
    workspace,
    proposed,
    proposed.proposals.filter((proposal) => !choices.includes(proposal)),
  );
  if (withAll && (choices.length === 0 || (await wordWith(workspace, proposed, choices))))
    return { ...proposed, unplaced: [...proposed.unplaced, ...differences(compared, withAll, came)] };
  return withSoundOnly(workspace, proposed);
}

/** Whether it's a value whose words are text of the places where it was changed, if it isn't meant everywhere. */
function isChoice(proposal: Proposal, proposed: Proposed): boolean {
  return proposal.kind === 'value' && textsHolding(proposal, proposed).length > 0;
}

/** Tries the proposals one after the other, each with those before it that were sound. */
async function withSoundOnly(workspace: Workspace, proposed: Proposed): Promise<Proposed> {
  const sound: Proposal[] = [];
  const unplaced: UnplacedEdit[] = [...proposed.unplaced];
  for (const proposal of proposed.proposals) {
    if (await wordWith(workspace, proposed, [...sound, proposal])) sound.push(proposal);
    else if (!isChoice(proposal, proposed))
      unplaced.push({
        reason: newPictures(proposal).length > 0 ? 'picture' : 'not-sound',
        words: wordsOfProposal(proposal),
      });
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
  const preparation = await preparationOfToday(changedWorkspace, proposed.organisation);
  const { policy = '' } = proposed;
  const job = preparation.plan.jobs.find(({ template }) => isNamed(template, policy));
  const template = job && preparation.templates.get(job.template);
  if (!job || !template || isRefused(preparation, proposed)) return undefined;
  return (await wordOf(preparation, template, job)).value;
}

/** Whether something is wrong with the files that are changed. */
function isRefused({ diagnostics }: Preparation, { organisation, additionsPath }: Proposed): boolean {
  return errorsIn(diagnostics).some(
    (problem) => problem.organisation === organisation || placeOf(problem).startsWith(additionsPath ?? '\0'),
  );
}

function wordsOfProposal(proposal: Proposal): string {
  if (proposal.kind === 'value') return proposal.value.after;
  if (proposal.kind === 'list') return proposal.list.after.join(', ');
  const { unit, markdown } = proposal;
  const alternatives = newPictures(proposal).map(({ alt }) => lineOfWords(alt));
  const changed = unit.changes.flatMap(({ closed }) => (closed ? plainWords(closed) : []));
  return [...changed, ...alternatives].filter((words) => words !== '').join(' … ') || unitWords(unit) || markdown;
}

function unitWords({ blocks }: TextUnit): string {
  return blocks.map((block) => plainWords(block)).join(' … ');
}

/** Pictures of the Word package, which no file of the workspace has. */
function newPictures(proposal: Proposal): readonly Image<Leaf>[] {
  const pictures: Image<Leaf>[] = [];
  if (proposal.kind === 'text')
    visit(proposal.unit.blocks, (node) => {
      if (node.type === 'image' && node.picture.path.startsWith(WORD_PARTS)) pictures.push(node);
    });
  return pictures;
}

const WORD_PARTS = 'word/';

/** Blocks of the file that wouldn't be there, but for those that are listed already or that a person must decide on. */
function differences(compared: ComparedFile, made: EditedWord, came: EditedWord): readonly UnplacedEdit[] {
  const { proposals, unplaced, around } = compared;
  if (unplaced.length > 0 || !proposals.every((each) => isInAll(each) || isChoice(each, compared))) return [];
  const [before, after] = [made, came].map(({ blocks }) => flatBlocks(blocks).map(({ block }) => block));
  if (!before || !after) return [];
  return pairNodes(before, after).flatMap((pair): readonly UnplacedEdit[] => {
    if (pair.kind === 'same' || pair.kind === 'gone') return [];
    const block = after[pair.after];
    return block && plainWords(block) !== '' && !around.has(sayingOf(block))
      ? [{ reason: 'differs', words: plainWords(block) }]
      : [];
  });
}
