/** Which vacant posts a policy of an organisation names: in its text, with the organisation's branches, or as its owner. */
import { conditionHolds, hasEntries } from '../model/conditions.js';
import type { TextPiece } from '../model/master-text.js';
import { packIndex } from '../model/organisation-pack.js';
import { isPerson, type PersonKey } from '../model/people.js';
import type { Job } from '../model/plan.js';
import { vacantPart } from '../model/vacancy.js';
import { recordOf } from './applies.js';

/** Gives the posts, each once; covered or not. */
export function vacantPosts(job: Job): readonly PersonKey[] {
  const { organisation, template } = job;
  const { vacancies } = organisation;
  if (!vacancies) return [];
  const owner = recordOf(organisation, template)?.owner ?? template.owner;
  const ofText = printedFields(template.text.pieces, job).flatMap((name) => vacantPart(name, vacancies)?.post ?? []);
  const ofOwner = owner !== undefined && isPerson(owner) && vacancies.has(owner) ? [owner] : [];
  return [...new Set([...ofOwner, ...ofText])];
}

/** The names of the placeholders that print for the organisation. */
function printedFields(pieces: readonly TextPiece[], job: Job): readonly string[] {
  return pieces.flatMap((piece): readonly string[] => {
    if (typeof piece === 'string') return [];
    if (piece.kind === 'field') return [piece.name];
    if (piece.kind === 'each') {
      const isFilled = hasEntries(piece.name, job.organisation);
      return printedFields(isFilled ? piece.body : piece.otherwise, job);
    }
    const holds = conditionHolds(piece.name, job.organisation, packIndex(job.pack)) !== piece.negated;
    return printedFields(holds ? piece.then : piece.otherwise, job);
  });
}
