/** `policy review`: records reviews of policies in an organisation's file, and changes nothing else there. */

import { type Command, Option } from 'commander';
import { recordReviews } from '../engine/review.js';
import { openWorkspace } from '../engine/workspace.js';
import type { CalendarDate } from '../model/calendar.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { LONGEST } from '../model/schema-parts.js';
import type { World } from '../model/world.js';
import { reportReviews } from '../report/review.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { addFolderOptions, type ChoiceOptions, collect, folderRequest, lineReader, readDate } from './options.js';
import { WrongUse } from './wrong-use.js';

interface ReviewOptions extends Pick<ChoiceOptions, 'org' | 'templates' | 'orgs'> {
  readonly on: CalendarDate;
  readonly changed?: boolean;
  readonly unchanged?: boolean;
  readonly note?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy review DCW34 --org acme --on 2026-11-25                      nothing needed to change: 1.0 becomes 1.1
  policy review DCW34 --org acme --on 2026-11-25 --changed \\
    --note "New retention periods"                                    the text changed: 1.1 becomes 2.0
  policy review "DCW1*" --org acme --on 2026-11-25 --dry-run          see what would be written`;

/** Adds `review` to the program. */
export function addReview(program: Command, action: Action): void {
  const command = program
    .command('review')
    .description('record in an organisation’s file that policies have been reviewed')
    .argument('<code...>', 'the policies, by code, slug or pattern')
    .option('--org <id>', 'the organisation, by id or pattern; can be repeated', collect, [])
    .requiredOption('--on <date>', 'the date of the review', readDate);
  addFolderOptions(command)
    .addOption(new Option('--unchanged', 'nothing needed to change: 1.0 becomes 1.1 (default)').conflicts('changed'))
    .addOption(new Option('--changed', 'the policy changed: 1.1 becomes 2.0'))
    .option('--note <text>', 'what the change history will say about the review', lineReader(LONGEST.note))
    .option('--to <version>', 'the new version number, if you don’t number 1.0, 1.1, 2.0', lineReader(LONGEST.line))
    .option('--dry-run', 'show what would be written, but write nothing')
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((codes: readonly string[], options: ReviewOptions) => action((world) => review(world, codes, options)));
}

async function review(world: World, codes: readonly string[], options: ReviewOptions): Promise<ExitCode> {
  if (options.org.length === 0) throw new WrongUse('Say which organisation: --org ID');
  const { note, to } = options;
  const workspace = await openWorkspace(world, folderRequest(options));
  const result = workspace.value
    ? await recordReviews(
        workspace.value,
        {
          organisations: options.org,
          policies: codes,
          on: options.on,
          changed: options.changed === true,
          ...(note === undefined ? {} : { note }),
          ...(to === undefined ? {} : { version: to }),
          dryRun: options.dryRun === true,
        },
        { onWait: sayWaiting(world.terminal) },
      )
    : { status: 'refused' as const, reviews: [], files: [], diagnostics: [] };
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...result.diagnostics]);
  return reportReviews(world.terminal, options, { ...result, diagnostics });
}
