/**
 * Turns policy.yaml into the settings of a workspace. A file with only comments sets nothing. Refuses unknown keys,
 * wrong kinds, unknown themes and illegible colours at their place. Whether the folders exist isn't checked here.
 */
import { hasErrors, type Outcome } from '../model/diagnostic.js';
import type { FooterWords } from '../model/footer-words.js';
import { USUAL_SETTINGS } from '../model/record-settings.js';
import type { SourceText, Span } from '../model/source.js';
import {
  checkWorkspaceInput,
  recordSettings,
  type WorkspaceSettings,
  workspaceKeys,
} from '../model/workspace-schema.js';
import { type ProgramRange, programFit } from './program-range.js';
import { schemaDiagnostics } from './schema-issues.js';
import { type ReadLayers, themeReader } from './theme/index.js';
import { parseYaml } from './yaml/index.js';
import { plainValue, spanAt } from './yaml/node.js';
import { withUnquotedColours } from './yaml/unquoted-colours.js';

/** The settings; or, where the file is for other versions of the program, only that. */
export interface ReadSettings extends Outcome<WorkspaceSettings> {
  readonly otherProgram?: ProgramRange;
}

/**
 * Reads policy.yaml; with an error among the diagnostics, the value holds the valid settings. What another version of the program may
 * understand isn't judged: `version` is this one's.
 */
export async function readWorkspace(
  source: SourceText,
  readLayers: ReadLayers,
  version: () => Promise<string>,
): Promise<ReadSettings> {
  const { value: root, diagnostics } = parseYaml(source);
  if (!root)
    return { ...(hasErrors(diagnostics) ? {} : { value: { theme: [], records: USUAL_SETTINGS } }), diagnostics };
  const fit = await programFit(root, version);
  if (fit.kind === 'other') return { otherProgram: fit.range, diagnostics: [] };
  const { value: file, issues } = checkWorkspaceInput(plainValue(root));
  const problems = withUnquotedColours(
    [
      ...diagnostics,
      ...(fit.kind === 'unreadable' ? fit.diagnostics : []),
      ...schemaDiagnostics(issues, { source, root, knownKeys: workspaceKeys }),
    ],
    root,
  );
  if (!file) return { diagnostics: problems };
  const { templates, organisations, packs, out, issues: issuesFolder, formats, pages, theme } = file;
  const layers = await readLayers(theme, root);
  const footer = file.footer ? await footerOf(file.footer, spanAt(root, ['footer'], 'value')) : undefined;
  const finished = await themeReader(async () => layers, [])(theme, root);
  const value: WorkspaceSettings = {
    ...(templates ? { templates } : {}),
    ...(organisations ? { organisations } : {}),
    ...(packs ? { packs } : {}),
    ...(out ? { out } : {}),
    ...(issuesFolder ? { issues: issuesFolder } : {}),
    ...(formats ? { formats } : {}),
    ...(typeof file.combined === 'boolean' ? { combined: file.combined } : {}),
    ...(footer?.value ? { footer: footer.value } : {}),
    ...(pages ? { packPages: pages } : {}),
    theme: layers.value ?? [],
    records: recordSettings(file),
    ...(file.common_values ? { commonValues: file.common_values.map((common) => common.value) } : {}),
  };
  return { value, diagnostics: [...problems, ...(footer?.diagnostics ?? []), ...finished.diagnostics] };
}

/** Reading placeholders is for the few workspaces that have such words. */
async function footerOf(words: string, span: Span): Promise<Outcome<FooterWords>> {
  const { readFooterWords } = await import('./footer-words.js');
  return readFooterWords(words, span);
}
