/** `policy org …`: looks after organisations’ files. */
import type { AddCommand } from '../command.js';
import { addOrgImport } from './import.js';

/** Gives the command `org` its own commands. */
export const addOrg: AddCommand = (org, action) => {
  addOrgImport(org.command('import'), action);
};
