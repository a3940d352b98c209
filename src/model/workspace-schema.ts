/** The schema of policy.yaml, the optional settings of a workspace; what the command line says goes before them. */
import { z } from 'zod';
import { findForbidden } from './characters.js';
import { type Checked, checkValue } from './checked.js';
import type { FooterWords } from './footer-words.js';
import { editorSchema } from './json-schema.js';
import type { PackPage } from './pack.js';
import { FORMATS, type Format } from './plan.js';
import { type RecordSettings, USUAL_SETTINGS } from './record-settings.js';
import { refuse } from './schema-issue.js';
import { knownKeys } from './schema-keys.js';
import { atLeastOne, bounded, choice, LONGEST, packPages, singleLine, text, yesOrNo } from './schema-parts.js';
import { textFields } from './text-fields.js';
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
  /** Folder of what issues keep. */
  readonly issues?: string;
  /** In the program's own order, none twice; never empty. */
  readonly formats?: readonly Format[];
  /** Whether the packs of files that do not say are bound as one PDF too. */
  readonly combined?: boolean;
  /** Words in the footer of all documents. */
  readonly footer?: FooterWords;
  /** The pack documents of packs that do not say. */
  readonly packPages?: readonly PackPage[];
  /** How documents look where an organisation's file does not say; what counts most stands first. */
  readonly theme: readonly ThemeLayer[];
  readonly records: RecordSettings;
  /** Words that identify nobody, though an organisation is called so. */
  readonly commonValues?: readonly string[];
}

const commonValue = z.strictObject({
  value: singleLine('The words, number or address as a message shows them.').transform((input, context): string =>
    /[\p{L}\p{N}]/u.test(input)
      ? input
      : refuse(context, 'invalid-value', 'this has no letters or digits', 'Write the words, number or address.'),
  ),
  added_by: singleLine('Who decided that.'),
  why: singleLine('Why it can stand in anybody’s documents.', LONGEST.note),
});

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
    program: text(
      'The versions of the program that this workspace is for, such as 0.2.x or ">=0.2 <0.4". Any other version stops before it writes.',
    ),
    templates: folder('The folder with your templates, starting from this file’s folder. Default: templates.'),
    organisations: folder('The folder with the organisations’ files. Default: orgs.'),
    packs: folder('The folder with packs. Default: packs.'),
    out: folder('The folder for the finished documents. Default: out.'),
    issues: folder('The folder with the texts that issues keep. Default: issues.'),
    formats,
    combined: yesOrNo(
      'Whether to also make each whole pack as one PDF, if the pack’s file doesn’t say. --combined and --no-combined take precedence. Default: no.',
    ),
    footer: singleLine(
      'Words for the foot of every page, such as "Registered in England {{org_field_company_number}}". They may hold placeholders of organisations.',
    ).nullish(),
    pages: packPages(
      'Which pack documents to make for packs whose file doesn’t say. Default: all but signing-sheets, whose words are pages of signing.',
    ),
    template_source: choice(
      ['supplied', 'own'],
      '"supplied" if the templates are for organisations to adopt, "own" if they are a provider’s own. Default: own.',
    ),
    pending: choice(
      ['keep', 'mark'],
      'What a pack has while a new text awaits approval: "keep" for the last approved text, "mark" for the new one, marked. Default: mark.',
    ),
    approve_every_review: yesOrNo('Whether every review needs a new approval. Default: no.'),
    version_after_review: choice(
      ['raise', 'keep'],
      'Whether a review without a change raises 1.0 to 1.1, or keeps the version. Default: raise.',
    ),
    text_fields: textFields(
      'Values that state practice: if one changes, the text of the policies with it has changed.',
    ),
    common_values: z.array(commonValue).nullish().meta({
      description:
        'Words, numbers and addresses that can stand in anybody’s documents, though some organisation is called so or has them. The final check passes them.',
    }),
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

/** The settings about records; what the file does not say is as usual. */
export function recordSettings(input: WorkspaceInput): RecordSettings {
  return {
    templateSource: input.template_source ?? USUAL_SETTINGS.templateSource,
    pending: input.pending ?? USUAL_SETTINGS.pending,
    approveEveryReview: input.approve_every_review ?? USUAL_SETTINGS.approveEveryReview,
    versionAfterReview: input.version_after_review ?? USUAL_SETTINGS.versionAfterReview,
    textFields: input.text_fields ?? USUAL_SETTINGS.textFields,
  };
}

/** The keys that policy.yaml may hold in the map at a path. */
export function workspaceKeys(path: readonly PropertyKey[]): readonly string[] {
  return knownKeys(WORKSPACE_SCHEMA, path);
}

/** The JSON Schema that editors use, kept at schema/policy.schema.json. */
export function workspaceJsonSchema(): unknown {
  return editorSchema(WORKSPACE_SCHEMA);
}
