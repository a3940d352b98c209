/** Says how a name is replaced where it stands: the command to type, or what to do by hand. */
import type { PersonPlace } from '../engine/person/places.js';
import { isPerson } from '../model/people.js';
import { writtenTarget } from '../model/spreadsheet-columns.js';

/** Gives the instruction for a place, a sentence or a command. */
export function replacementFor(place: PersonPlace): string {
  const { kind, organisation = 'ID' } = place;
  switch (kind) {
    case 'organisation':
      return commandFor(place) ?? 'Edit the line.';
    case 'record':
      return 'It says who reviewed, approved or owns a policy. Leave it while that version is in use; a new review or approval goes beside it.';
    case 'shared-values':
      return 'Edit the line: every organisation that extends this file has it.';
    case 'issues':
    case 'issued-text':
      return 'It’s the record of what was issued, and changing it breaks "policy show". Keep it as long as you keep the issue.';
    case 'template':
    case 'passage':
      return 'Edit it, and put a placeholder such as <<org_field_registered_manager_name>> in place of the name.';
    case 'pack':
    case 'settings':
      return 'Edit the line.';
    case 'document':
      return `Once the sources are changed: policy render --org ${organisation}`;
    case 'zip':
      return 'Delete it once nobody needs it. A new issue makes a new one.';
    case 'state':
      return 'Delete the folder: the next render makes it again.';
    case 'replaced-document':
      return 'It’s a copy of an edited document. Delete it once nobody needs it.';
    case 'other':
      return 'Edit it, or delete it if nobody needs it.';
  }
}

/** `policy org set …`, where one value is the name of a person or the words of a key. */
function commandFor({ key, organisation }: PersonPlace): string | undefined {
  if (key === undefined || organisation === undefined || key.includes('[')) return undefined;
  const [first = ''] = key.split('.');
  const changed = isPerson(first) ? first : key;
  if (writtenTarget(changed)?.kind !== 'path') return undefined;
  return `policy org set ${organisation} ${changed} "NEW ${isPerson(first) ? 'NAME' : 'WORDS'}"`;
}
