/**
 * What `policy import` puts in place of other programs' placeholders, by `--map` and `--map-file`. Refuses fields that no
 * client could give, and two fields for one spelling.
 */
import { InvalidArgumentError } from 'commander';
import type { Importing } from '../engine/importing.js';
import { otherOrganisations } from '../engine/selection.js';
import { findOrganisations, shown, type Workspace } from '../engine/workspace.js';
import { WrongUse } from '../engine/wrong-use.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import { didYouMean } from '../model/names.js';
import { CONDITION_NAMES, POLICY_NAMES, SCHEMA_NAMES } from '../model/placeholders.js';
import { placeName, type Span } from '../model/source.js';
import type { World } from '../model/world.js';
import { readFieldMap } from '../read/document/field-map.js';
import { readText } from '../read/text.js';
import { type FieldMap, normalSpelling } from '../recognise/placeholders.js';

/** `[Organisation Name]` → `org_field_name`, and where that was said. */
export interface Mapping {
  readonly spelling: string;
  readonly field: string;
  readonly span?: Span;
}

/** Reads `SPELLING=FIELD`, and adds it to those before. */
export function collectMapping(text: string, before: readonly Mapping[]): readonly Mapping[] {
  const at = text.lastIndexOf('=');
  const [spelling, field] = [normalSpelling(text.slice(0, Math.max(at, 0))), text.slice(at + 1).trim()];
  if (spelling === '' || field === '')
    throw new InvalidArgumentError('Write "SPELLING=FIELD", as in "[Organisation Name]=org_field_name".');
  return [...before, { spelling, field }];
}

/** Reads the mappings of a file, if one is named. */
export async function mapFile(
  world: World,
  file: string | undefined,
  diagnostics: Diagnostic[],
): Promise<readonly Mapping[]> {
  if (file === undefined) return [];
  const path = shown(world, file);
  const source = await readText(world.files, path, path);
  const read = source.value ? readFieldMap(source.value) : { diagnostics: [] };
  diagnostics.push(...source.diagnostics, ...read.diagnostics);
  return (read.value ?? []).map((one) => ({ ...one, spelling: normalSpelling(one.spelling) }));
}

/** Refuses fields that no client could give, and two fields for one spelling. */
export async function fieldMap(workspace: Workspace, mappings: readonly Mapping[]): Promise<FieldMap> {
  const known = new Set<string>([...SCHEMA_NAMES.keys(), ...POLICY_NAMES]);
  const map = new Map<string, string>();
  for (const { spelling, field, span } of mappings) {
    const where = span ? ` (${placeName(span)})` : '';
    if (!known.has(field)) for (const name of await ownFields(workspace)) known.add(name);
    if (!known.has(field)) throw unknownField(field, where, known);
    const other = map.get(spelling);
    if (other !== undefined && other !== field)
      throw new WrongUse(
        `"${spelling}" is mapped to ${other} and to ${field}${where}`,
        'Nothing was written. Keep one.',
      );
    map.set(spelling, field);
  }
  return map;
}

function unknownField(field: string, where: string, known: ReadonlySet<string>): WrongUse {
  const hint = CONDITION_NAMES.includes(field)
    ? 'It is a condition, for #if alone.'
    : (didYouMean(field, known) ??
      'Names of fields begin with org_field_; a client’s own stand under "fields:" in its file.');
  return new WrongUse(`"${field}" is no field that an organisation could give${where}`, hint);
}

/** The fields that clients declare, where there are clients. */
async function ownFields(workspace: Workspace): Promise<ReadonlySet<string>> {
  if (!(await workspace.world.files.exists(workspace.folders.organisations))) return new Set();
  const clients = await otherOrganisations(workspace, await findOrganisations(workspace), []);
  return new Set(clients.flatMap(({ declared }) => [...declared]));
}

/** Warnings of mappings that were of no use. */
export function unusedMappings(mappings: readonly Mapping[], imports: readonly Importing[]): readonly Diagnostic[] {
  const drafts = imports.flatMap(({ draft }) => draft ?? []);
  // In a document that could not be read a mapping might have been of use.
  if (drafts.length < imports.length || drafts.length === 0) return [];
  const used = new Set(drafts.flatMap(({ replaced }) => replaced.map(({ spelling }) => spelling)));
  return mappings
    .filter(({ spelling }) => !used.has(spelling))
    .map(({ spelling, span }) =>
      warning('map-unused', `"${spelling}" stands in none of the documents`, span, {
        hint: 'Write it as it stands there, capitals and signs included.',
      }),
    );
}
