/** `policy verify`: checks that an organisation's folder or zip is complete and unaltered, and shows what it was made from. */
import type { Command } from 'commander';
import { verifyPack } from '../engine/verify.js';
import { reportVerification } from '../report/verify.js';
import type { Action } from './command.js';

interface VerifyOptions {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy verify out/acme          compare every file with the manifest
  policy verify acme-issue-3.zip  the same for a zip`;

/** Gives the command `verify` its options and its work. */
export function addVerify(command: Command, action: Action): void {
  command
    .argument('<folder-or-zip>', 'an organisation’s folder of documents, or a zip of it')
    .option('--json', 'print the result as one JSON object, for scripts')
    .addHelpText('after', EXAMPLES)
    .action((place: string, options: VerifyOptions) =>
      action(async (world) =>
        reportVerification(world.terminal, options.json === true, await verifyPack(world, place)),
      ),
    );
}
