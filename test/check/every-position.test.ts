/**
 * No words of a template are overlooked, wherever they stand: the lint of meaning, the search for other clients' values and the
 * scan for references see them in the tree, and the final check sees them in the finished files.
 */
import { describe, expect, it } from 'vitest';
import { checkFinishedFile } from '../../src/check/finished-file.js';
import { identifyingValues } from '../../src/check/foreign-values.js';
import { lintMeaning } from '../../src/check/meaning.js';
import { foreignInTemplate } from '../../src/check/template-names.js';
import { fillTemplate } from '../../src/fill/fill-template.js';
import type { Blocks, DocumentBody, Leaf, Text } from '../../src/model/document.js';
import { FORMATS } from '../../src/model/plan.js';
import type { TreeTemplate } from '../../src/model/template.js';
import { DEFAULT_THEME } from '../../src/model/theme.js';
import { openWriter } from '../../src/write/index.js';
import { ALL_POSITIONS } from '../support/every-position.js';
import { headOf, jobOf, organisationOf, packOf } from '../support/organisations.js';
import { sharedFonts } from '../support/pdf/fonts.js';

const CLIENT = organisationOf();
/** A client for each position, so that one document says which were seen. */
const STRANGERS = ALL_POSITIONS.map((_, at) =>
  organisationOf({ org_field_name: strangerAt(at) }, { id: `other-${at}`, name: strangerAt(at) }),
);
const VALUES = identifyingValues([CLIENT, ...STRANGERS]);

function strangerAt(at: number): string {
  return `Harbour Number ${at} Care`;
}

const HEAD = headOf({ code: 'DCW1' });
const PACK = {
  ...packOf([[HEAD, 'sample']]),
  absent: [{ template: headOf({ code: 'DCW99' }), why: 'excluded' as const }],
};
const templateOf = (body: DocumentBody<Leaf>): TreeTemplate => ({
  kind: 'tree',
  head: HEAD,
  body,
  front: [],
  uses: [],
});
const words = (value: string): Text => ({ type: 'text', value });
const fill = (body: DocumentBody<Leaf>) => fillTemplate(templateOf(body), jobOf(CLIENT, HEAD, { pack: PACK }));

describe.each(ALL_POSITIONS)('words in a %s', (_, template) => {
  it('are looked at for the client’s nation', () => {
    const { value } = fill(template(words('The CQC inspects us.')));
    expect(value && lintMeaning(value, jobOf(CLIENT, HEAD)).map(({ code }) => code)).toEqual(['wrong-nation']);
  });

  it('are searched for other clients’ values', () => {
    const template1 = templateOf(template(words(`Ask ${strangerAt(1)} first.`)));
    expect(foreignInTemplate(template1, VALUES, CLIENT).map(({ code }) => code)).toEqual(['foreign-value']);
  });

  it('are scanned for references', () => {
    expect(fill(template(words('See DCW99 there.'))).diagnostics.map(({ code }) => code)).toEqual([
      'reference-missing',
    ]);
  });
});

it('is searched for other clients’ values in the addresses of links too', () => {
  const address = [words('https://example.org/'), words(strangerAt(2))];
  const link = { type: 'link', target: { kind: 'address', address }, children: [words('here')] } as const;
  const template = templateOf({ title: [words('A')], blocks: [{ type: 'paragraph', children: [link] }] });
  expect(foreignInTemplate(template, VALUES, CLIENT).map(({ code }) => code)).toEqual(['foreign-value']);
});

describe.each(FORMATS)('the final check of a %s', (format) => {
  /** All positions in one document; the first is the title. */
  async function findings(say: (at: number) => string): Promise<readonly string[]> {
    const bodies = ALL_POSITIONS.map(([, template], at) => template(words(say(at))));
    const blocks: Blocks<Leaf> = bodies.flatMap((body) => body.blocks);
    const { value: document, diagnostics } = fill({ title: bodies[0]?.title ?? [], blocks });
    if (!document) throw new Error(JSON.stringify(diagnostics));
    const writer = await openWriter(format, DEFAULT_THEME, sharedFonts);
    const { value: bytes } = await writer.write(document);
    if (!bytes) throw new Error('not written');
    const file = {
      path: `a.${format}`,
      format,
      bytes,
      organisation: CLIENT,
      allowed: { sources: [], mentions: [], authors: () => undefined },
    };
    return checkFinishedFile(file, VALUES).map(({ message }) => message);
  }

  it('sees the values of other clients', async () => {
    const found = await findings((at) => `Ask ${strangerAt(at)} first.`);
    const seen = ALL_POSITIONS.filter((_, at) => found.some((message) => message.includes(`other-${at} (`)));
    expect(seen.map(([name]) => name)).toEqual(ALL_POSITIONS.map(([name]) => name));
  });
});
