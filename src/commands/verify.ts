/** `policy verify`: whether a client's folder or zip is complete and unaltered, and what it was made from. */
import type { Command } from 'commander';
import { verifyPack } from '../engine/verify.js';
import { reportVerification } from '../report/verify.js';
import type { Action } from './command.js';

interface VerifyOptions {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy verify out/acme          every file against the manifest that was written with it
  policy verify acme-issue-3.zip  the same of a pack that was sent`;

/** Adds `verify` to the program. */
export function addVerify(program: Command, action: Action): void {
  program
    .command('verify')
    .description('hold a client’s documents against their manifest: complete, unaltered, made from what')
    .argument('<folder-or-zip>', 'a client’s folder of documents, or a zip of one')
    .option('--json', 'print one JSON object instead of words')
    .addHelpText('after', EXAMPLES)
    .action((place: string, options: VerifyOptions) =>
      action(async (world) =>
        reportVerification(world.terminal, options.json === true, await verifyPack(world, place)),
      ),
    );
}
