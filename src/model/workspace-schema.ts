/** The schema of policy.yaml, the optional settings of a workspace; what the command line says goes before them. */
import { z } from 'zod';
import { findForbidden } from './characters.js';
import { type Checked, checkValue } from './checked.js';
import { editorSchema } from './json-schema.js';
import { FORMATS, type Format } from './plan.js';
import { refuse } from './schema-issue.js';
import { knownKeys } from './schema-keys.js';
import { atLeastOne, bounded, LONGEST } from './schema-parts.js';
import type { ThemeLayer } from './theme-layers.js';
import { themeKeyOf } from './theme-schema.js';

/** What a workspace sets; a key that is absent leaves the program's default. */
export interface WorkspaceSettings {
  /** Folder of templates, as written: relative to policy.yaml, or absolute. */
  readonly templates?: string;
  /** Folder of organisations' files. */
  readonly organisations?: string;
  /** Folder of packs. */
  readonly packs?: string;
  /** Folder of finished documents. */
  readonly out?: string;
  /** In the program's own order, none twice; never empty. */
  readonly formats?: readonly Format[];
  /** How documents look where an organisation's file does not say; what counts most stands first. */
  readonly theme: readonly ThemeLayer[];
}

const folder = (description: string) =>
  bounded(LONGEST.path)
    .transform((input, context): string =>
      findForbidden(input)
        ? refuse(context, 'invalid-value', 'this isn’t the name of a folder', 'Write one path on one line.')
        : input,
    )
    .nullish()
    .meta({ description });

const formats = z
  .array(z.enum(FORMATS))
  .check(atLeastOne('name at least one format, or leave out the key'))
  .transform((input) => FORMATS.filter((format) => input.includes(format)))
  .nullish()
  .meta({ description: 'The formats to write. --format takes precedence.' });

const WORKSPACE_SCHEMA = z
  .strictObject({
    templates: folder('The folder with your templates, starting from this file’s folder. Default: templates.'),
    organisations: folder('The folder with the organisations’ files. Default: orgs.'),
    packs: folder('The folder with packs. Default: packs.'),
    out: folder('The folder for the finished documents. Default: out.'),
    formats,
    theme: themeKeyOf(
      'How documents look if an organisation’s file doesn’t say: the name of a file in themes/, or only what is different.',
    ),
  })
  .meta({ title: 'Workspace', description: 'The settings of a workspace: policy.yaml.' });

/** What is sound of a workspace's file. */
export type WorkspaceInput = z.output<typeof WORKSPACE_SCHEMA>;

/** Checks the plain values of policy.yaml; what is sound of them is given beside the issues. */
export function checkWorkspaceInput(value: unknown): Checked<WorkspaceInput> {
  return checkValue(WORKSPACE_SCHEMA, WORKSPACE_SCHEMA, value);
}

/** The keys that policy.yaml may hold in the map at a path. */
export function workspaceKeys(path: readonly PropertyKey[]): readonly string[] {
  return knownKeys(WORKSPACE_SCHEMA, path);
}

/** The JSON Schema that editors use, kept at schema/policy.schema.json. */
export function workspaceJsonSchema(): unknown {
  return editorSchema(WORKSPACE_SCHEMA);
}
