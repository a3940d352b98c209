/** The schema of a pack's file, `packs/<name>.yaml`: it takes plain values and gives them back typed, or says what is wrong. */
import { z } from 'zod';
import { attachments } from './attachment-schema.js';
import { type Checked, checkValue } from './checked.js';
import { editorSchema } from './json-schema.js';
import { knownKeys } from './schema-keys.js';
import { atLeastOne, bounded, LONGEST, packPages, singleLine, yesOrNo } from './schema-parts.js';

const words = (description: string, longest: number = LONGEST.line) => bounded(longest).meta({ description });

const entry = z.union([
  words('A code, a slug or a pattern, such as DCW34, whistleblowing or "DCW1*".'),
  z.strictObject({ category: words('All policies in this category.') }),
]);

const PACK_SCHEMA = z
  .strictObject({
    title: singleLine('The name of the pack, for its cover and its index.'),
    cover: words('Lines below the title on the cover.', LONGEST.note).nullish(),
    policies: z.array(entry).check(atLeastOne('name at least one policy, or leave out the key')).nullish().meta({
      description: 'The policies, in order. An organisation gets those that apply to it. Default: all that apply.',
    }),
    extra_pages: z.array(words('A Markdown file in packs/.', LONGEST.path)).nullish().meta({
      description: 'Documents that aren’t policies, filled in for each organisation, such as a welcome letter.',
    }),
    attachments,
    combined: yesOrNo('Whether to also make the whole pack as one PDF. Default: what policy.yaml says.'),
    two_sided: yesOrNo(
      'Whether the pack as one PDF is for printing on both sides: each policy begins on a right-hand page. Default: no.',
    ),
    dividers: yesOrNo(
      'Whether the pack as one PDF has a divider page, with the category’s name, before the policies of each category. Default: no.',
    ),
    pages: packPages('Which pack documents to make. Default: what policy.yaml says.'),
  })
  .meta({
    title: 'Pack',
    description: 'What an organisation gets: the policies, their order, and the documents that come with them.',
  });

/** What is sound of a pack's file. */
export type PackFile = z.output<typeof PACK_SCHEMA>;

/** Checks the values of a pack's file; what is sound of them is given beside the issues. */
export function checkPackFile(value: unknown): Checked<PackFile> {
  return checkValue(PACK_SCHEMA, PACK_SCHEMA, value);
}

/** The keys that a pack's file may hold in the map at a path. */
export function packKeys(path: readonly PropertyKey[]): readonly string[] {
  return knownKeys(PACK_SCHEMA, path);
}

/** The JSON Schema that editors use, kept at schema/pack.schema.json. */
export function packJsonSchema(): unknown {
  return editorSchema(PACK_SCHEMA);
}
