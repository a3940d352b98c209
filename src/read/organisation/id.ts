/** The id of an organisation: the name of its file, which becomes the name of its folder of documents. */
import { posix } from 'node:path';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { slugify } from '../../model/outline.js';
import { isDeviceName } from '../../model/windows-names.js';

/** Characters; what every file system and archive takes with the longest policy's file name after it. */
export const LONGEST_ID = 64;

/** Gives the id that a file's path bears, or why it cannot be one. */
export function organisationId(path: string): string | Diagnostic {
  const file = posix.basename(path);
  const id = file.replace(/\.yaml$/, '');
  const reason = refusal(file, id);
  if (reason === undefined) return id;
  const better = slugify(id.replace(/\.ya?ml$/i, ''), LONGEST_ID);
  const rename = better !== '' && refusal(`${better}.yaml`, better) === undefined ? `${better}.yaml` : 'my-client.yaml';
  return error('organisation-id', `The file’s name can’t be an organisation’s id: ${reason}`, path, {
    hint: `Rename it, for example to ${rename}.`,
  });
}

function refusal(file: string, id: string): string | undefined {
  if (id === file) return 'it doesn’t end in .yaml';
  if (id === '') return 'there is nothing before .yaml';
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    return 'it can only have lower-case letters a to z, digits, and single hyphens between them';
  if (id.length > LONGEST_ID) return `it is longer than ${LONGEST_ID} characters`;
  return isDeviceName(id) ? 'Windows keeps this name for a device' : undefined;
}
