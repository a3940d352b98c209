/**
 * Organisations share what was made of the parts of a template that no value changes. Whatever was filled and written before, for
 * whom, and in which order: a document's bytes and messages are those of a template that nobody has filled yet.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillTemplate } from '../../src/fill/fill-template.js';
import type { Blocks, Leaf } from '../../src/model/document.js';
import type { Organisation } from '../../src/model/organisation.js';
import type { Format } from '../../src/model/plan.js';
import type { TreeTemplate } from '../../src/model/template.js';
import { DEFAULT_THEME } from '../../src/model/theme.js';
import { openWriter } from '../../src/write/index.js';
import type { Writer } from '../../src/write/writer.js';
import { anyTemplate } from '../support/any-template.js';
import { HOSTILE } from '../support/hostile-values.js';
import { type Given, headOf, jobOf, organisationOf, packOf } from '../support/organisations.js';

const noFonts = { font: () => Promise.reject(new Error('Neither format embeds fonts.')) };
const head = headOf({ code: 'ZQ1', related: ['DCW29'] });
const pack = {
  ...packOf([
    [headOf({ code: 'DCW29', slug: 'whistleblowing', title: 'Whistleblowing Policy' }), 'DCW29-whistleblowing'],
    [headOf({ slug: 'lone-working', title: 'Lone Working Policy' }), 'lone-working'],
    [head, 'sample'],
  ]),
  // What leads nowhere is a warning then, and there is a document to compare.
  isLoose: true,
};

const words = fc.oneof(
  fc.constantFrom('Acme Home Care', 'Whistleblowing Policy', 'no', '☐ Yes ⚠', 'https://example.org', 'a'.repeat(60)),
  fc.constantFrom(...Object.values(HOSTILE)),
  fc.constant(''),
);

const anyOrganisation: fc.Arbitrary<Organisation> = fc
  .record({
    name: words,
    phone: words,
    manager: words,
    nation: fc.constantFrom('wales' as const, 'england' as const),
    lists: fc.array(words, { maxLength: 3 }),
  })
  .map(({ name, phone, manager, nation, lists }) => {
    const given: Readonly<Record<string, Given>> = {
      org_field_name: name,
      org_field_phone: phone,
      org_field_registered_manager_name: manager,
      org_field_teams: lists,
    };
    const values = Object.entries(given).filter(([, value]) => value.length > 0 || value === lists);
    return organisationOf(Object.fromEntries(values), { nation });
  });

function templateOf(blocks: Blocks<Leaf>): TreeTemplate {
  return { kind: 'tree', head, body: { title: [{ type: 'text', value: 'Sample' }], blocks }, front: [], uses: [] };
}

async function madeOf(template: TreeTemplate, organisation: Organisation, writers: readonly Writer[]) {
  const filled = fillTemplate(template, jobOf(organisation, head, { pack }));
  const files: string[] = [];
  const messages = filled.diagnostics.map(({ message }) => message);
  for (const writer of filled.value ? writers : []) {
    const written = filled.value && (await writer.write(filled.value));
    if (written?.value) files.push(Buffer.from(written.value).toString('latin1'));
    messages.push(...(written?.diagnostics ?? []).map(({ message }) => message));
  }
  return { files, messages };
}

const FORMATS: readonly Format[] = ['html', 'docx'];
const openWriters = () => Promise.all(FORMATS.map((format) => openWriter(format, DEFAULT_THEME, noFonts)));

it('a document is the same, whoever was given the template before', async () => {
  const writers = await openWriters();
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      anyTemplate,
      anyTemplate,
      fc.array(anyOrganisation, { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(2), { minLength: 2, maxLength: 6 }),
      async (first, second, organisations, order) => {
        // Templates share passages, so that a node stands in several.
        const templates = [first, second, [...second, ...first]].map((blocks) => templateOf(blocks));
        for (const [n, at] of order.entries()) {
          const [template, organisation] = [templates[n % 3], organisations[at % organisations.length]];
          if (!template || !organisation) continue;
          const made = await madeOf(template, organisation, writers);
          const unfilled = { ...template, body: structuredClone(template.body) };
          expect(made).toEqual(await madeOf(unfilled, organisation, writers));
          compared += made.files.length;
        }
      },
    ),
    { numRuns: 40 },
  );
  expect(compared).toBeGreaterThan(100);
}, 60_000);
