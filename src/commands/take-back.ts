/** `policy take-back`: offers what a customer edited in a Word file as changes to the organisation’s files. */
import { openWorkspace } from '../engine/open-workspace.js';
import { acceptTakeBack } from '../engine/take-back/accept.js';
import { textLeft } from '../engine/take-back/choosing.js';
import { isInAll, nothingProposed, type Proposed } from '../engine/take-back/proposal.js';
import { proposeTakeBack } from '../engine/take-back/take-back.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { printProposal, reportTakeBack, type TakeBackReport } from '../report/take-back.js';
import { sayWaiting } from '../report/waiting.js';
import type { AddCommand } from './command.js';
import { type FolderOptions, folderRequest, readFolder } from './options.js';
import { WrongUse } from './wrong-use.js';

interface TakeBackOptions extends FolderOptions {
  readonly org: string;
  readonly accept?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Without --accept, it asks about each edit if you can answer, and otherwise lists them.

Examples:
  policy take-back DCW34-edited.docx --org acme                     list the edits, or answer about each
  policy take-back DCW34-edited.docx --org acme --accept 1,3        write the first and the third
  policy take-back DCW34-edited.docx --org acme --accept all --dry-run   see what would be written`;

/** Gives the command `take-back` its options and its work. */
export const addTakeBack: AddCommand = (command, action) => {
  command
    .argument('<file>', 'the Word file that came back')
    .requiredOption('--org <id>', 'the organisation that it was made for')
    .option('--accept <numbers>', 'what to write: all, or numbers from the list (1,3)')
    .option('--templates <dir>', 'the folder with your templates (default: templates)', readFolder)
    .option('--orgs <dir>', 'the folder with the organisations’ files (default: orgs)', readFolder)
    .option('--dry-run', 'show what would be written, but write nothing')
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: TakeBackOptions) => action((world) => run(world, file, options)));
};

async function run(world: World, file: string, options: TakeBackOptions): Promise<ExitCode> {
  const { org: organisation, dryRun = false, json = false } = options;
  const opened = await openWorkspace(world, folderRequest(options));
  const about = { file, organisation, dryRun, json };
  if (!opened.value) {
    const proposed = nothingProposed(organisation, []);
    return reportTakeBack(world.terminal, { ...about, proposed, diagnostics: opened.diagnostics });
  }
  const proposed = await proposeTakeBack(opened.value, { file, organisation });
  const diagnostics = sortDiagnostics([...opened.diagnostics, ...proposed.diagnostics]);
  const answer: TakeBackReport = { ...about, proposed, diagnostics };
  const numbers = await chosen(world, proposed, options);
  if (numbers === undefined || numbers.length === 0) return reportTakeBack(world.terminal, answer);
  const listener = { onWait: sayWaiting(world.terminal) };
  const accepted = await acceptTakeBack(opened.value, proposed, numbers, dryRun, listener);
  return reportTakeBack(world.terminal, {
    ...answer,
    accepted: { ...accepted, numbers },
    diagnostics: [...diagnostics, ...accepted.diagnostics],
  });
}

/** The numbers of what is accepted; undefined where nobody said. */
async function chosen(
  { terminal }: World,
  proposed: Proposed,
  { accept, json }: TakeBackOptions,
): Promise<readonly number[] | undefined> {
  const { proposals } = proposed;
  const all = proposals.map(({ number }) => number);
  if (accept === 'all') return proposals.filter(isInAll).map(({ number }) => number);
  if (accept !== undefined) return numbersIn(accept, all);
  if (!terminal.ask || json || all.length === 0) return undefined;
  const numbers: number[] = [];
  for (const proposal of proposals) {
    const [rest] = proposal.kind === 'text' ? textLeft(proposal, proposed, numbers) : [proposal];
    // All that it says is said with a value that was accepted.
    if (!rest) continue;
    printProposal(terminal, rest, proposed);
    const isAccepted = await terminal.ask.choose(`Accept ${proposal.number} of ${all.length}?`, [
      { value: true, words: 'Yes' },
      { value: false, words: 'No' },
    ]);
    if (isAccepted) numbers.push(proposal.number);
  }
  return numbers;
}

function numbersIn(text: string, all: readonly number[]): readonly number[] {
  return text.split(',').map((part) => {
    const number = /^\s*\d{1,4}\s*$/.test(part) ? Number(part) : 0;
    if (all.includes(number)) return number;
    const range = all.length === 0 ? 'there is nothing to accept' : `the numbers are 1 to ${all.length}`;
    throw new WrongUse(`"${part.trim()}" isn’t the number of an edit: ${range}`);
  });
}
