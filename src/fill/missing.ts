/** Finds the names that a template of any kind needs and an organisation lacks. */
import type { Job } from '../model/plan.js';
import type { Template } from '../model/word.js';
import { fillTemplate } from './fill-template.js';
import { fillWord } from './word/fill-word.js';

/** Gives the names, each once. */
export function missingNames(template: Template, job: Job): readonly string[] {
  if (template.kind === 'tree') return fillTemplate(template, job).missingNames;
  return [...new Set([...fillWord(template, job).missingNames, ...fillTemplate(template.tree, job).missingNames])];
}
