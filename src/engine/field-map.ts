/**
 * The fields that an import puts in place of other programs' placeholders. Refuses unknown fields, and two fields for the same
 * spelling.
 */
import { type Diagnostic, type Outcome, warning } from '../model/diagnostic.js';
import { CONDITION_NAMES, POLICY_NAMES, SCHEMA_NAMES, WHOLE_NAMES } from '../model/placeholders.js';
import { placeName, type Span } from '../model/source.js';
import { readFieldMap } from '../read/document/field-map.js';
import { readText } from '../read/text.js';
import { type FieldMap, normalSpelling } from '../recognise/placeholders.js';
import type { Importing } from './importing.js';
import { findOrganisations } from './organisation-files.js';
import { RequestProblem } from './request-problem.js';
import { organisationsIn, otherOrganisations } from './selection.js';
import { displayPath, type Workspace } from './workspace.js';

/** `[Organisation Name]` → `org_field_name`, with its place. */
export interface Mapping {
  readonly spelling: string;
  readonly field: string;
  readonly span?: Span;
}

/** Reads the mappings of a file. */
export async function readMappings({ world }: Workspace, file: string): Promise<Outcome<readonly Mapping[]>> {
  const path = displayPath(world, file);
  const source = await readText(world.files, path, path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const { value, diagnostics } = readFieldMap(source.value);
  return { ...(value ? { value } : {}), diagnostics: [...source.diagnostics, ...diagnostics] };
}

/** Maps spellings to fields; throws RequestProblem for an unknown field, and for two fields with the same spelling. */
export async function fieldMap(workspace: Workspace, mappings: readonly Mapping[]): Promise<FieldMap> {
  const names = new Set<string>([...SCHEMA_NAMES.keys(), ...WHOLE_NAMES.keys(), ...POLICY_NAMES]);
  const map = new Map<string, string>();
  for (const { spelling: rawSpelling, field, span } of mappings) {
    const spelling = normalSpelling(rawSpelling);
    const location = span ? { place: placeName(span) } : {};
    if (!names.has(field)) {
      const { declared, unreadable } = await declaredFields(workspace);
      for (const name of declared) names.add(name);
      if (!names.has(field)) {
        const isCondition = CONDITION_NAMES.includes(field);
        throw new RequestProblem({
          kind: 'unknown-field',
          field,
          isCondition,
          names: [...names],
          unreadable,
          ...location,
        });
      }
    }
    const earlierField = map.get(spelling);
    if (earlierField !== undefined && earlierField !== field)
      throw new RequestProblem({ kind: 'mapped-twice', spelling, fields: [earlierField, field], ...location });
    map.set(spelling, field);
  }
  return map;
}

interface DeclaredFields {
  readonly declared: readonly string[];
  /** Organisation files that could not be read, so their fields are missing here. */
  readonly unreadable: readonly string[];
}

/** The fields that organisations declare under `fields:`. */
async function declaredFields(workspace: Workspace): Promise<DeclaredFields> {
  if (!(await workspace.world.files.exists(workspace.folders.organisations))) return { declared: [], unreadable: [] };
  const files = await findOrganisations(workspace);
  const organisations = organisationsIn(await otherOrganisations(workspace, files, []));
  const ids = new Set(organisations.map(({ id }) => id));
  return {
    declared: organisations.flatMap(({ declared }) => [...declared]),
    unreadable: files.filter(({ id }) => !ids.has(id)).map(({ path }) => path),
  };
}

/** Warns of mappings that no document needed. */
export function unusedMappings(mappings: readonly Mapping[], imports: readonly Importing[]): readonly Diagnostic[] {
  const drafts = imports.flatMap(({ draft }) => draft ?? []);
  // A document that could not be read might have needed the mapping.
  if (drafts.length < imports.length || drafts.length === 0) return [];
  const usedSpellings = new Set(drafts.flatMap(({ replaced }) => replaced.map(({ spelling }) => spelling)));
  return mappings
    .filter(({ spelling }) => !usedSpellings.has(normalSpelling(spelling)))
    .map(({ spelling, span }) =>
      warning('map-unused', `"${spelling}" isn’t in any of the documents`, span, {
        hint: 'Write it exactly as it is there, with its capitals and brackets.',
      }),
    );
}
