/** `policy org …`: looks after organisations’ files. */
import type { Command } from 'commander';
import type { Action } from '../command.js';
import { addOrgImport } from './import.js';

/** Adds `org` and its commands to the program. */
export function addOrg(program: Command, action: Action): void {
  const org = program.command('org').description('look after organisations’ files: bring them in from a spreadsheet');
  addOrgImport(org, action);
}
