/** Wherever words stand in a document, their typed quotes print as typographic ones; only those of code stay. */
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../src/fill/fill-template.js';
import type { DocumentBody, Leaf } from '../../../src/model/document.js';
import { typesetDocument } from '../../../src/model/typography/document.js';
import { textsIn } from '../../../src/model/walk.js';
import { ALL_POSITIONS } from '../../support/every-position.js';
import { headOf, jobOf, organisationOf } from '../../support/organisations.js';
import { documentOf, p, text } from '../../support/sample-document.js';

const HEAD = headOf();
const TYPED = 'Say "stop" first.';

function printed(body: DocumentBody<Leaf>): readonly string[] {
  const template = { kind: 'tree', head: HEAD, body, front: [], uses: [] } as const;
  const { value } = fillTemplate(template, jobOf(organisationOf(), HEAD));
  if (!value) throw new Error('The template was not filled.');
  const { title, blocks } = typesetDocument(value, {});
  return textsIn([...title, ...blocks]).map((text) => text.value);
}

describe.each(ALL_POSITIONS)('typed quotes in a %s', (place, template) => {
  it('print as they should', () => {
    const isCode = place.includes('code');
    expect(printed(template({ type: 'text', value: TYPED }))).toContain(isCode ? TYPED : 'Say “stop” first.');
  });
});

it('print as they should in a footnote to code, which is prose', () => {
  const note = { type: 'footnote', key: '1', blocks: [p(TYPED)] } as const;
  const { blocks } = typesetDocument(documentOf([p({ type: 'code', children: [text('"a"'), note] })]), {});
  expect(textsIn(blocks).map(({ value }) => value)).toEqual(['"a"', 'Say “stop” first.']);
});
