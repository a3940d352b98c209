/** `policy org …`: looks after organisations’ files. */
import type { AddCommand } from '../command.js';
import { addOrgAdd } from './add.js';
import { addOrgExport } from './export.js';
import { addOrgFindPerson } from './find-person.js';
import { addOrgImport } from './import.js';
import { addOrgSet } from './set.js';

/** Gives the command `org` its own commands. */
export const addOrg: AddCommand = (org, action) => {
  addOrgAdd(org.command('add'), action);
  addOrgImport(org.command('import'), action);
  addOrgExport(org.command('export'), action);
  addOrgSet(org.command('set'), action);
  addOrgFindPerson(org.command('find-person'), action);
};
