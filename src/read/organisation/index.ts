/**
 * Turns an organisation's YAML file into an Organisation. Collects all problems, each at its line and column, and still
 * gives the valid values beside the errors: an organisation's own field names must be known even if another key is
 * wrong. Refuses a file without an organisation's name, or with a file name that can't be an id.
 */
import { type Diagnostic, error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { Picture } from '../../model/document.js';
import type { ListedText, Organisation, Value } from '../../model/organisation.js';
import { checkOrganisationInput, type OrganisationInput, organisationKeys } from '../../model/organisation-schema.js';
import type { PackDefinition } from '../../model/pack.js';
import { placeholderName } from '../../model/placeholders.js';
import type { SourceText } from '../../model/source.js';
import { valuesToKeep } from '../../model/stored-values.js';
import { DEFAULT_THEME, type Theme } from '../../model/theme.js';
import { attachmentsOf } from '../attachments.js';
import type { ReadPack } from '../pack.js';
import type { LoadPicture } from '../picture.js';
import { schemaDiagnostics, stepsOf } from '../schema-issues.js';
import { withStandIns } from '../stand-ins.js';
import type { ReadTheme } from '../theme/index.js';
import { parseYaml } from '../yaml/index.js';
import { nodeAt, plainValue, spanAt, storedMap, type YamlNode } from '../yaml/node.js';
import { normaliseYaml } from '../yaml/normal.js';
import { withUnquotedColours } from '../yaml/unquoted-colours.js';
import { type LoadBase, withBase } from './base.js';
import { organisationId } from './id.js';
import { oneLine, policyRecords } from './policies.js';
import { recordFormatTrouble } from './record-format.js';
import { gatherValues } from './values.js';

/** Readers for what an organisation's file refers to: pictures, themes, bases and packs. */
export interface Surroundings {
  readonly loadPicture: LoadPicture;
  readonly readTheme: ReadTheme;
  readonly loadBase?: LoadBase;
  readonly readPack?: ReadPack;
}

/**
 * Reads an organisation's file; its id is the file's name without `.yaml`. With an error among the diagnostics the value
 * is there only if name and id are, and holds what is sound: enough to check more, not to write documents from.
 */
export async function readOrganisation(
  source: SourceText,
  { loadPicture, readTheme, loadBase = NO_BASES, readPack = NO_PACKS }: Surroundings,
): Promise<Outcome<Organisation>> {
  const id = organisationId(source.path);
  const idProblems = typeof id === 'string' ? [] : [id];
  const yaml = parseYaml(source);
  if (!yaml.value) {
    const emptyFile = hasErrors(yaml.diagnostics) ? [] : [error('file-empty', 'The file is empty', source.path)];
    return { diagnostics: [...idProblems, ...yaml.diagnostics, ...emptyFile] };
  }
  const format = recordFormatTrouble(yaml.value);
  if (format) return { diagnostics: [...idProblems, ...yaml.diagnostics, format] };
  const extended = await withBase(yaml.value, loadBase);
  const extendedRoot = extended.value ?? yaml.value;
  const { root, refused, diagnostics: unfitValues } = normaliseYaml(extendedRoot);
  const { value: file, issues } = checkOrganisationInput(plainValue(root));
  // A value that was refused earlier is null now; it must not be reported as missing too.
  const schemaIssues = issues.filter((issue) => !refused.has(nodeAt(root, stepsOf(issue))));
  const problems = withUnquotedColours(
    [
      ...idProblems,
      ...yaml.diagnostics,
      ...extended.diagnostics,
      ...unfitValues,
      ...schemaDiagnostics(schemaIssues, { source, root, knownKeys: organisationKeys }),
    ],
    extendedRoot,
  );
  if (!file) return { diagnostics: withStandIns(root, problems) };
  const gathered = gatherValues(file, root);
  const logo = await readLogo(file, extendedRoot, loadPicture);
  const theme = await readTheme(file.theme, extendedRoot);
  const pack: Outcome<PackDefinition> = file.pack
    ? await readPack(oneLine(file.pack), spanAt(root, ['pack'], 'value'))
    : { diagnostics: [] };
  const allProblems = [
    ...problems,
    ...gathered.diagnostics,
    ...headingTrouble(file, root, refused),
    ...logo.diagnostics,
    ...theme.diagnostics,
    ...pack.diagnostics,
  ];
  const diagnostics = withStandIns(root, allProblems);
  if (typeof id !== 'string' || !file.name) return { diagnostics };
  const values = logo.value ? new Map([...gathered.values, [LOGO, logo.value] as const]) : gathered.values;
  return {
    value: {
      ...organisationOf(id, file.name, file, root, values, gathered.declared, theme.value ?? DEFAULT_THEME),
      ...(gathered.vacancies.size > 0 ? { vacancies: gathered.vacancies } : {}),
      ...(gathered.without.size > 0 ? { without: gathered.without } : {}),
      ...(pack.value ? { pack: pack.value } : {}),
    },
    diagnostics,
  };
}

const NO_BASES: LoadBase = async () => ({ names: [] });
const NO_PACKS: ReadPack = async () => ({ diagnostics: [] });

const LOGO = placeholderName('logo');

/** Documents can be headed by the trading name only where there is one; one with an error of its own isn't missing too. */
function headingTrouble(
  { headed_by, trading_name }: OrganisationInput,
  root: YamlNode,
  refused: ReadonlySet<YamlNode | undefined>,
): readonly Diagnostic[] {
  if (headed_by !== 'trading_name' || trading_name) return [];
  const node = nodeAt(root, ['trading_name']);
  const isEmpty = !node || (node.kind === 'text' && node.value === null);
  if (!isEmpty || refused.has(node)) return [];
  const hint = 'Add "trading_name", or leave out "headed_by".';
  return [error('missing-key', '"trading_name" is missing', spanAt(root, ['headed_by'], 'value'), { hint })];
}

/** Takes the path as it was written, because a file's name may be in another Unicode normal form than texts. */
async function readLogo(file: OrganisationInput, root: YamlNode, loadPicture: LoadPicture): Promise<Outcome<Value>> {
  const node = nodeAt(root, ['logo']);
  if (!file.logo || node?.kind !== 'text' || node.value === null) return { diagnostics: [] };
  const { span } = node;
  const { value: picture, diagnostics }: Outcome<Picture> = await loadPicture(node.value.trim(), span);
  if (!picture) return { diagnostics };
  const alt = oneLine(file.logo_alt ?? `${file.name ?? ''} logo`);
  return { value: { kind: 'logo', picture, alt, span }, diagnostics };
}

export function organisationOf(
  id: string,
  name: string,
  file: OrganisationInput,
  root: YamlNode,
  values: ReadonlyMap<string, Value>,
  declared: ReadonlySet<string>,
  theme: Theme,
): Organisation {
  const { nation, service_type, left, former_names, reviewed_on, approved_by, approved_on, approver, attachments } =
    file;
  return {
    id,
    source: root.span.source,
    name: oneLine(name),
    ...(file.headed_by === 'trading_name' ? { isHeadedByTradingName: true } : {}),
    ...(nation ? { nation } : {}),
    ...(service_type ? { serviceType: service_type } : {}),
    values,
    declared,
    ...(file.extends ? { base: oneLine(file.extends) } : {}),
    ...(file.shares_contacts_with ? { sharesContactsWith: file.shares_contacts_with.map(oneLine) } : {}),
    ...(left ? { left, leftSpan: spanAt(root, ['left'], 'value') } : {}),
    ...(former_names ? { formerNames: listedTexts(former_names, root, 'former_names') } : {}),
    ...(file.examples ? { examples: listedTexts(file.examples, root, 'examples') } : {}),
    kept: valuesToKeep(storedMap(root)),
    policies: policyRecords(file, root),
    ...(reviewed_on ? { reviewedOn: reviewed_on, reviewedOnSpan: spanAt(root, ['reviewed_on'], 'value') } : {}),
    ...(approved_by ? { approvedBy: oneLine(approved_by) } : {}),
    ...(approved_on ? { approvedOn: approved_on } : {}),
    ...(approver ? { approver } : {}),
    ...(attachments
      ? { attachments: attachmentsOf(attachments, (...at) => spanAt(root, ['attachments', ...at], 'value')) }
      : {}),
    theme,
  };
}

function listedTexts(texts: readonly string[], root: YamlNode, key: string): readonly ListedText[] {
  return texts.map((text, index) => ({ lines: text.split('\n'), span: spanAt(root, [key, index], 'value') }));
}
