/**
 * Takes back what a customer edited in a policy's Word file: finds the policy, compares the file with the one that would be made today,
 * and offers each edit as a change to the organisation's file or its additions. Only what is accepted is written, and no record is.
 */
import { errorsIn, type Outcome } from '../../model/diagnostic.js';
import { policyName } from '../../model/pack.js';
import { wordingOf } from '../../model/wording/languages.js';
import { readBytes } from '../../read/text.js';
import { findOrganisations, type OrganisationFile } from '../organisation-files.js';
import { RequestProblem } from '../request-problem.js';
import { chooseOrganisations } from '../selection.js';
import { LARGEST_WORD } from '../template-files.js';
import type { Workspace } from '../workspace.js';
import { asIfOfToday } from './as-if-of-today.js';
import { comparedFile } from './compared-file.js';
import { earlierText } from './earlier-text.js';
import { type EditedWord, readEditedWord } from './edited-word.js';
import { otherOwner, othersThan, ownerByName, policyOf, withOthers } from './find-policy.js';
import type { UnplacedEdit } from './merge-text.js';
import { plainWords } from './plain-words.js';
import { type ComparedFile, nothingProposed, type Proposed, type TakeBackRequest } from './proposal.js';
import { type SentText, sentText } from './sent-text.js';
import { soundedOut } from './sound-out.js';
import { broughtForward } from './three-way.js';
import { preparationOfToday } from './today.js';

/** Reads a file that came back, and works out what could be changed for it; throws RequestProblem for an unknown organisation. */
export async function proposeTakeBack(workspace: Workspace, request: TakeBackRequest): Promise<Proposed> {
  const files = await findOrganisations(workspace);
  const [file] = chooseOrganisations(files, [request.organisation], workspace.folders.organisations);
  if (!file) throw new RequestProblem({ kind: 'no-organisations', folder: workspace.folders.organisations });
  const { value: word, diagnostics } = await wordThatCame(workspace, request.file);
  if (!word) return nothingProposed(file.id, diagnostics);
  const preparation = await preparationOfToday(workspace, file.id);
  const others = othersThan(workspace, file, files);
  const other = await otherOwner(word, preparation, others, request);
  if (other) return { ...nothingProposed(file.id, [other]), remarks: word.remarks };
  const job = policyOf(preparation, word, request);
  if (!job.value) return nothingProposed(file.id, [...job.diagnostics, ...errorsIn(preparation.diagnostics)]);
  const sent = await sentText(preparation, job.value);
  if (!sent.value) return { ...nothingProposed(file.id, sent.diagnostics), policy: policyName(job.value.template) };
  const compared = await comparedWith(workspace, file, sent.value, word);
  const owner = await ownerByName(compared.file.proposals, others, request);
  if (owner) return { ...nothingProposed(file.id, [owner]), remarks: word.remarks };
  const proposals = await withOthers(compared.file.proposals, others);
  return proposedFor(workspace, { ...compared, file: { ...compared.file, proposals } });
}

async function wordThatCame(workspace: Workspace, path: string): Promise<Outcome<EditedWord>> {
  const { value: bytes, diagnostics } = await readBytes(workspace.world.files, path, LARGEST_WORD);
  return bytes ? readEditedWord(path, bytes, wordingOf('en-GB')) : { diagnostics };
}

/** A file that was compared, as if it had been made today. */
interface Comparison {
  readonly file: ComparedFile;
  readonly came: EditedWord;
  readonly issue?: number;
  /** Edits of words that the master has changed since. */
  readonly conflicts: readonly UnplacedEdit[];
}

async function comparedWith(
  workspace: Workspace,
  file: OrganisationFile,
  sent: SentText,
  word: EditedWord,
): Promise<Comparison> {
  const earlier = await earlierText(workspace, file, sent, word);
  if (!earlier) return { file: comparedFile(workspace, file, sent, word), came: word, conflicts: [] };
  const forward = broughtForward(earlier.word.blocks, word.blocks, sent.word.blocks);
  const came = asIfOfToday(word, earlier.word, sent.word, forward.blocks);
  const conflicts = forward.conflicts.map(
    (block): UnplacedEdit => ({ reason: 'changed-since', words: plainWords(block) }),
  );
  return { file: comparedFile(workspace, file, sent, came), came, issue: earlier.issue.number, conflicts };
}

async function proposedFor(workspace: Workspace, { file, came, issue, conflicts }: Comparison): Promise<Proposed> {
  const proposed = await soundedOut(workspace, file, came);
  return {
    ...proposed,
    ...(issue === undefined ? {} : { issue }),
    unplaced: [...proposed.unplaced, ...conflicts],
  };
}
