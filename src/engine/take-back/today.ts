/** Plans an organisation's documents with the text of today. */
import { type Preparation, prepare } from '../production.js';
import type { Workspace } from '../workspace.js';

/** The plan for the text of today, also where packs hold the last approved one until it is approved. */
export function preparationOfToday(workspace: Workspace, organisation: string): Promise<Preparation> {
  const today = { ...workspace, records: { ...workspace.records, pending: 'mark' as const } };
  return prepare(today, { organisations: [organisation], formats: ['docx'] });
}
