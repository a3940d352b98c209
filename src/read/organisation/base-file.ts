/** Reads a base by itself, as who keeps the records of a group: its persons, and what it records for all that extend it. */
import type { Outcome } from '../../model/diagnostic.js';
import { hasErrors } from '../../model/diagnostic.js';
import type { Organisation } from '../../model/organisation.js';
import { checkOrganisationInput, organisationKeys } from '../../model/organisation-schema.js';
import type { SourceText } from '../../model/source.js';
import { DEFAULT_THEME } from '../../model/theme.js';
import { schemaDiagnostics } from '../schema-issues.js';
import { parseYaml } from '../yaml/index.js';
import { plainValue } from '../yaml/node.js';
import { normaliseYaml } from '../yaml/normal.js';
import { type LoadBase, withBase } from './base.js';
import { organisationOf } from './index.js';
import { recordFormatTrouble } from './record-format.js';
import { gatherValues } from './values.js';

/** Reads a base; with errors there is no value. It needs no name. All events in it are the group's. */
export async function readBaseFile(
  source: SourceText,
  name: string,
  loadBase: LoadBase,
): Promise<Outcome<Organisation>> {
  const yaml = parseYaml(source);
  const format = yaml.value && recordFormatTrouble(yaml.value);
  if (!yaml.value || format || hasErrors(yaml.diagnostics))
    return { diagnostics: [...yaml.diagnostics, ...(format ? [format] : [])] };
  const extended = await withBase(yaml.value, loadBase);
  const { root, diagnostics: unfit } = normaliseYaml(extended.value ?? yaml.value);
  const { value: file, issues } = checkOrganisationInput(plainValue(root));
  const shown = issues.filter(({ code, path }) => !(code === 'invalid_type' && path.join('.') === 'name'));
  const problems = [
    ...extended.diagnostics,
    ...unfit,
    ...schemaDiagnostics(shown, { source, root, knownKeys: organisationKeys }),
  ];
  if (!file || hasErrors(problems)) return { diagnostics: problems };
  const { values, declared } = gatherValues(file, root);
  const organisation = organisationOf(name, file.name ?? name, file, root, values, declared, DEFAULT_THEME);
  const policies = organisation.policies.map((record) => ({
    ...record,
    events: record.events.map((event) => ({ ...event, level: 'group' as const })),
  }));
  return { value: { ...organisation, policies }, diagnostics: problems };
}

/** The name of the base that a file extends, without its ending. */
export function extendedBase(source: SourceText): string | undefined {
  const root = parseYaml(source).value;
  const written = root?.kind === 'map' ? root.entries.find(({ key }) => key === 'extends')?.value : undefined;
  return written?.kind === 'text' && written.value !== null ? written.value.trim().replace(/\.ya?ml$/i, '') : undefined;
}
