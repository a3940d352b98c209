/**
 * The number of the form in which a file keeps records. A file with a later number was written by a newer version of the program,
 * and this one would read its records wrongly, or not at all: nothing else is read from it.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { RECORD_FORMAT } from '../../model/policy-record.js';
import { entryOf, type YamlNode } from '../yaml/node.js';

/** Says why the records of a file can't be read; undefined where they can. */
export function recordFormatTrouble(root: YamlNode): Diagnostic | undefined {
  const value = entryOf(root, 'record_format')?.value;
  if (value === undefined || (value.kind === 'text' && (value.value ?? '').trim() === '')) return undefined;
  const number = value.kind === 'text' && /^\s*\d{1,9}\s*$/.test(value.value ?? '') ? Number(value.value) : undefined;
  if (number === RECORD_FORMAT) return undefined;
  if (number !== undefined && number > RECORD_FORMAT)
    return error(
      'newer-format',
      `This file was made by a newer version of the program: its format is ${number}`,
      value.span,
      { hint: 'Install the version of the program that made it, or a later one. Don’t change the number.' },
    );
  return error(
    'invalid-value',
    `"record_format" must be ${RECORD_FORMAT}, which the program writes itself`,
    value.span,
    {
      hint: `Write ${RECORD_FORMAT}, or leave out the key if no policy has a "record".`,
    },
  );
}
