/** Word templates filled in place: what changes, and that nothing else does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../../src/formats/xml/escape.js';
import { fillBody, wordsOf } from '../../support/fill-word.js';
import { paragraph } from '../../support/word-file.js';

const run = (words: string, look = '') =>
  `<w:r>${look ? `<w:rPr><w:${look}/></w:rPr>` : ''}<w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r>`;

describe('a placeholder', () => {
  it('becomes the client’s words, in the look of its first letter', () => {
    const { body, problems } = fillBody(
      `<w:p>${run('To {{org', 'b')}${run('_field_', 'i')}${run('name}} and all')}</w:p>`,
    );
    expect(problems).toEqual([]);
    expect(body).toBe(`<w:p>${run('To Acme Home Care', 'b')}${run(' and all')}</w:p>`);
  });

  it('is found however Word split it, at every place', () => {
    const placeholder = '<<org_field_name>>';
    for (let first = 0; first <= placeholder.length; first++) {
      for (let second = first; second <= placeholder.length; second++) {
        const cut = [placeholder.slice(0, first), placeholder.slice(first, second), placeholder.slice(second)];
        const { body, problems } = fillBody(
          `<w:p>${run('Dear ', 'b')}<w:proofErr w:type="spellStart"/>${run(cut[0] ?? '', 'i')}<w:bookmarkStart w:id="1" w:name="x"/>${run(cut[1] ?? '')}<w:bookmarkEnd w:id="1"/>${run(cut[2] ?? '', 'u')}${run('.')}</w:p>`,
        );
        expect(problems).toEqual([]);
        expect(wordsOf(body)).toEqual(['Dear Acme Home Care.']);
        expect(body).toContain('<w:bookmarkStart w:id="1" w:name="x"/>');
        const look = first > 0 ? '<w:rPr><w:i/></w:rPr>' : second > 0 ? '' : '<w:rPr><w:u/></w:rPr>';
        expect(body).toContain(`<w:r>${look}<w:t xml:space="preserve">Acme Home Care</w:t></w:r>`);
      }
    }
  });

  it('leaves all else as the author left it, to the byte', () => {
    const before =
      '<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>caf&#xE9; &gt; tea</w:t></w:r></w:p><!-- note -->';
    const { body } = fillBody(`${before}\r\n${paragraph('{{org_field_name}}')}\t${before}`);
    expect(body).toBe(`${before}\r\n${paragraph('Acme Home Care')}\t${before}`);
  });

  it('gives lines of a value as lines', () => {
    const { body } = fillBody(paragraph('At {{org_field_address}}.'), { address: '1 High Street\nCardiff' });
    expect(wordsOf(body)).toEqual(['At 1 High Street / Cardiff.']);
    expect(body).toContain('High Street</w:t><w:br/><w:t xml:space="preserve">Cardiff.');
  });

  it('is a whole name where first and last name stand side by side, across runs and in lists', () => {
    const first = '{{org_field_registered_manager_first_name}}';
    const last = '{{org_field_registered_manager_last_name}}';
    const name = { registered_manager_name: 'Bethan Rowlands' };
    for (const cut of [[`${first} ${last}`], [first, ' ', last], [`${first} `, last], [first, ` ${last}`]]) {
      const { body, problems } = fillBody(
        `<w:p>${run('By ', 'b')}${cut.map((words) => run(words)).join('')}${run(', who')}</w:p>`,
        name,
      );
      expect(problems).toEqual([]);
      expect(wordsOf(body)).toEqual(['By Bethan Rowlands, who']);
    }
    const apart = fillBody(paragraph(`${first}, ${last}`), name);
    expect(apart.problems).toHaveLength(2);
    const both = {
      registered_manager_first_name: 'Siân',
      registered_manager_last_name: 'Morgan',
      registered_manager_name: 'Dr S. Morgan',
    };
    expect(wordsOf(fillBody(paragraph(`${first} ${last}`), both).body)).toEqual(['Siân Morgan']);
  });

  it('that is reached and not given is an error at its paragraph', () => {
    const { file, problems } = fillBody(`${paragraph('One')}${paragraph('Two {{org_field_phone}}')}`);
    expect(file).toBeUndefined();
    expect(problems).toEqual([
      'word/document.xml:paragraph 2 placeholder-missing: sample needs "phone", which is missing',
    ]);
  });

  it('gives back any value, through any split', () => {
    const letters = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((one) => one.replace(/[\s\p{C}]+/gu, ' ').trim());
    const value = letters.filter((one) => one !== '');
    const template = 'A{{org_field_x}}B<<org_field_y>> and {{ org_field_x }}';
    fc.assert(
      fc.property(value, value, fc.uniqueArray(fc.nat(template.length), { maxLength: 12 }), (x, y, cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), template.length];
        const runs = places.slice(1).map((end, n) => run(template.slice(places[n], end), n % 2 ? 'b' : ''));
        const { body, problems } = fillBody(`<w:p>${runs.join('')}</w:p>`, { x, y });
        expect(problems).toEqual([]);
        expect(wordsOf(body)).toEqual([`A${x}B${y} and ${x}`]);
      }),
    );
  });

  it('with an escaped opener prints its signs', () => {
    expect(wordsOf(fillBody(paragraph('Type \\{{name}} or \\&lt;&lt;name&gt;&gt;')).body)).toEqual([
      'Type {{name}} or <<name>>',
    ]);
  });
});

describe('a block within a line', () => {
  const line = `<w:p>${run('Call us', 'b')}${run(' {{#if org_')}${run('field_phone}}on {{org_field_phone}}', 'i')}${run('{{else}}by post{{/if}} today')}</w:p>`;

  it('keeps what it holds where its name is given', () => {
    expect(wordsOf(fillBody(line, { phone: '029 2018 0100' }).body)).toEqual(['Call us on 029 2018 0100 today']);
  });

  it('keeps its else where the name is not given', () => {
    expect(wordsOf(fillBody(line).body)).toEqual(['Call us by post today']);
  });

  it('that holds nothing leaves no doubled space', () => {
    const { body } = fillBody(
      `<w:p>${run('Call {{#if org_field_phone}}on {{org_field_phone}}{{/if}}')}${run(' today')}</w:p>`,
    );
    expect(wordsOf(body)).toEqual(['Call today']);
  });

  it('repeats for a list', () => {
    const { body } = fillBody(paragraph('We have:{{#each org_field_pets}} {{this}};{{/each}} no more'), {
      pets: ['cats', 'dogs'],
    });
    expect(wordsOf(body)).toEqual(['We have: cats; dogs; no more']);
  });

  it('leaves both ends of a bookmark that begins in it', () => {
    const { body } = fillBody(
      `<w:p>${run('{{#if org_field_phone}}a')}<w:bookmarkStart w:id="7" w:name="x"/>${run('b{{/if}}c')}<w:bookmarkEnd w:id="7"/></w:p>`,
    );
    expect(body).toBe(`<w:p><w:bookmarkStart w:id="7" w:name="x"/>${run('c')}<w:bookmarkEnd w:id="7"/></w:p>`);
  });

  it('that begins inside a link and ends outside is refused', () => {
    const { problems } = fillBody(
      `<w:p><w:hyperlink w:anchor="x">${run('a {{#if org_field_phone}}')}</w:hyperlink>${run('b{{/if}}')}</w:p>`,
    );
    expect(problems[0]).toContain(
      'block-crosses: #if and its end are in different links, insertions or content controls',
    );
  });
});

describe('a block around paragraphs', () => {
  it('adds and removes exactly those, and its own', () => {
    const body = `${paragraph('A')}${paragraph('{{#if org_field_phone}}')}${paragraph('B')}${paragraph('{{else}}')}${paragraph('C')}${paragraph('{{/if}}')}${paragraph('D')}`;
    expect(wordsOf(fillBody(body).body)).toEqual(['A', 'C', 'D']);
    expect(wordsOf(fillBody(body, { phone: '1' }).body)).toEqual(['A', 'B', 'D']);
  });

  it('may begin and end at the outer ends of their words', () => {
    const body = `${paragraph('{{#each org_field_pets}}A {{this}}')}${paragraph('is well{{/each}}')}${paragraph('End')}`;
    expect(wordsOf(fillBody(body, { pets: ['cat', 'dog'] }).body)).toEqual([
      'A cat',
      'is well',
      'A dog',
      'is well',
      'End',
    ]);
  });

  it('nests, tags of several blocks on one line too', () => {
    const body = `${paragraph('{{#if nation_wales}}{{#if org_field_phone}}')}${paragraph('both')}${paragraph('{{/if}}')}${paragraph('Wales{{/if}}')}`;
    expect(wordsOf(fillBody(body, { phone: '1' }).body)).toEqual(['both', 'Wales']);
    expect(wordsOf(fillBody(body).body)).toEqual(['Wales']);
    expect(wordsOf(fillBody(`${body}${paragraph('End')}`, { phone: '1' }, { nation: 'england' }).body)).toEqual([
      'End',
    ]);
  });

  it('leaves no empty paragraph where a line held nothing but it', () => {
    const body = `${paragraph('A')}${paragraph('{{#if org_field_phone}}Call {{org_field_phone}}{{/if}}')}${paragraph('B')}`;
    expect(wordsOf(fillBody(body).body)).toEqual(['A', 'B']);
  });

  it('keeps the paragraph that ends a section', () => {
    const end = `<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>${run('{{#if org_field_phone}}x{{/if}}')}</w:p>`;
    expect(fillBody(`${paragraph('A')}${end}${paragraph('B')}`).body).toContain('<w:sectPr>');
  });

  it('that encloses no whole paragraphs is refused at its beginning', () => {
    const { problems } = fillBody(`${paragraph('A {{#if org_field_phone}}b')}${paragraph('c{{/if}}')}`);
    expect(problems).toEqual([
      'word/document.xml:paragraph 1 block-crosses: #if and its end don’t cover whole paragraphs or table rows',
    ]);
  });

  it('has bookmarks and ids in its first copy alone', () => {
    const inner = `<w:p w14:paraId="0A" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:bookmarkStart w:id="3" w:name="pet"/>${run('{{this}}')}<w:bookmarkEnd w:id="3"/></w:p>`;
    const { body } = fillBody(`${paragraph('{{#each org_field_pets}}')}${inner}${paragraph('{{/each}}')}`, {
      pets: ['cat', 'dog'],
    });
    expect(body.match(/w:name="pet"/g)).toHaveLength(1);
    expect(body.match(/paraId/g)).toHaveLength(1);
    expect(wordsOf(body)).toEqual(['cat', 'dog']);
  });
});

describe('tables', () => {
  const cell = (...paragraphs: string[]) => `<w:tc><w:tcPr/>${paragraphs.map((one) => paragraph(one)).join('')}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.map((one) => cell(one)).join('')}</w:tr>`;
  const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
  const rowsOf = (xml: string) =>
    xml
      .split('</w:tr>')
      .slice(0, -1)
      .map((one) => wordsOf(one).join(' | '));
  const team = [
    { who: 'Ann', role: 'Lead' },
    { who: 'Bo', role: 'Deputy' },
  ];

  it('repeat a row whose first and last cell hold the tags', () => {
    const { body } = fillBody(
      table(row('Who', 'Role'), row('{{#each org_field_team}}{{who}}', '{{role}}{{/each}}'), row('end', '')),
      { team },
    );
    expect(rowsOf(body)).toEqual(['Who | Role', 'Ann | Lead', 'Bo | Deputy', 'end | ']);
  });

  it('repeat rows between rows of tags alone, which go', () => {
    const { body } = fillBody(
      table(row('Who', 'Role'), row('{{#each org_field_team}}', ''), row('{{who}}', '{{role}}'), row('{{/each}}', '')),
      { team },
    );
    expect(rowsOf(body)).toEqual(['Who | Role', 'Ann | Lead', 'Bo | Deputy']);
  });

  it('lose a row in which nothing is left, and go with their last', () => {
    const gone = row('{{#if org_field_phone}}Phone{{/if}}', '{{#if org_field_phone}}{{org_field_phone}}{{/if}}');
    expect(rowsOf(fillBody(table(row('Name', 'x'), gone)).body)).toEqual(['Name | x']);
    expect(fillBody(`${paragraph('A')}${table(gone)}${paragraph('B')}`).body).toBe(
      `${paragraph('A')}${paragraph('B')}`,
    );
  });

  it('keep a row of which one cell is left empty, with a paragraph in it', () => {
    const { body } = fillBody(table(`<w:tr>${cell('{{#if org_field_phone}}', 'x', '{{/if}}')}${cell('y')}</w:tr>`));
    expect(rowsOf(body)).toEqual([' | y']);
    expect(body).toContain('<w:tc><w:tcPr/><w:p></w:p></w:tc>');
  });

  it('refuse a block that begins in a table and ends behind it', () => {
    const { problems } = fillBody(`${table(row('{{#if org_field_phone}}a'))}${paragraph('b{{/if}}')}`);
    expect(problems[0]).toContain('block-crosses');
  });
});
