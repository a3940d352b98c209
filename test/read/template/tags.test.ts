/** Tags: what is one, what it means, and what is refused with which place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTags } from '../../../src/read/template/tags.js';
import { readFile, readMarkdown } from '../../support/template-text.js';
import { runs } from '../../support/tier.js';

describe('placeholders', () => {
  it.each([
    ['{{org_field_name}}', '‹org_field_name›'],
    ['<<org_field_name>>', '‹org_field_name›'],
    ['{{  org_field_name }}', '‹org_field_name›'],
    ['<< org_field_name >>', '‹org_field_name›'],
    ['a<<last_update_date>>b', 'a‹last_update_date›b'],
    ['**<<x>>**', '**‹x›**'],
    ['*<<x>>*{{y}}', '*‹x›*‹y›'],
    ['[<<x>>](mailto:<<y>>)', '[‹x›](mailto:‹y›)'],
    ['[site](<<org_field_website>>)', '[site](‹org_field_website›)'],
    ['[site](https://example.org/{{x}}?a=1)', '[site](https://example.org/‹x›?a=1)'],
    ['<https://example.org/{{x}}>', '[https://example.org/‹x›](https://example.org/‹x›)'],
    ['({{x}} – {{y}})', '(‹x› – ‹y›)'],
    ['1 < 2 and {a', '1 < 2 and {a'],
    ['Home >> Settings', 'Home >> Settings'],
  ])('%s', async (body, line) => {
    expect(await readMarkdown(body)).toMatchObject({ lines: [line], problems: [] });
  });

  it.each([
    ['\\{{org_field_name}} and \\<<x>>', '{{org_field_name}} and <<x>>'],
    ['\\\\{{x}}', '\\‹x›'],
    ['a \\<< b', 'a << b'],
  ])('%s prints literally', async (body, line) => {
    expect(await readMarkdown(body)).toMatchObject({ lines: [line], problems: [] });
  });

  it('stand in descriptions of pictures, captions, cells and headings', async () => {
    const { lines, problems } = await readMarkdown(
      '# Care at <<x>>\n\n![The house of {{x}}](a.png)\n\nTable: Who <<x>>\n\n| A {{x}} |\n|---|\n| <<y>> |\n',
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      'h1 Care at ‹x›',
      'image a.png “The house of ‹x›”',
      'table left “Who ‹x›”',
      '  | A ‹x› |',
      '  | ‹y› |',
    ]);
  });

  it('are listed with their use and place', async () => {
    const { template } = await readMarkdown(
      '<<a>> {{#if b}}{{c}}{{/if}} <<#each org_field_l>><<this>><<key>><<org_field_d>><<current_year>><<else>><<e>><</each>>',
    );
    expect(template?.uses.map((use) => `${use.kind} ${use.name} ${use.span.start}`)).toEqual([
      'value a 29',
      'condition b 35',
      'value c 44',
      'each org_field_l 57',
      'value org_field_d 93',
      'value current_year 108',
      'value e 132',
    ]);
  });
});

describe('what Handlebars knows and templates do not', () => {
  it.each([
    ['{{org field name}}', 'helper'],
    ['{{registered_manager.first_name}}', 'dot or slash'],
    ['{{../name}}', '../'],
    ['{{@index}}', '@'],
    ['{{> (partial)}}', 'one name of letters'],
    ['{{! note}}', 'Comments'],
    ['{{&name}}', '&'],
    ['{{~name~}}', '~'],
    ['{{*decorator}}', 'Decorators'],
    ['{{"text"}}', 'This is a value'],
    ['{{12}}', 'This is a value'],
    ['{{true}}', 'This is a value'],
    ['{{(a b)}}', ''],
    ['{{[a b]}}', 'isn’t a placeholder'],
    ['{{a-b}}', 'isn’t a placeholder'],
    ['{{if}}', 'begins with #if'],
    ['{{}}', 'empty'],
    ['{{ }}', 'empty'],
    ['{{else with x}}', '"else with" isn’t known'],
    ['{{else if}}', 'else if needs one name'],
    ['{{else if a b}}', 'else if needs one name'],
    ['{{^}}', 'sign ^'],
    ['{{this}}', 'inside #each'],
    ['{{.}}', ''],
    [`{{${'x'.repeat(300)}}}`, 'longer'],
    ['{{{name}}}', 'two signs'],
    ['<<<name>>>', 'two signs'],
    ['{{{{raw}}}}', 'two signs'],
  ])('%s is refused', async (tag, reason) => {
    const { problems, messages } = await readMarkdown(`Words ${tag} words.`);
    expect(problems).toEqual(['4:7 error placeholder-syntax']);
    expect(messages[0]).toContain(reason);
  });

  it.each([
    ['{{#with x}}a{{/with}}', 2],
    ['{{#name}}a{{/name}}', 2],
    ['{{^name}}a{{/name}}', 2],
    ['{{#> layout}}a{{/layout}}', 2],
    ['{{#if}}a{{/if}}', 1],
    ['{{#if a b}}a{{/if}}', 1],
    ['{{#if (not a)}}a{{/if}}', 1],
    ['{{#if a as |b|}}a{{/if}}', 1],
    ['{{#if a}}a{{/if~}}', 1],
    ['{{#if a}}b{{else if c d}}d{{/if}}', 1],
    ['{{#if a.b}}a{{/if}}', 1],
    ['{{#each x}}{{#each y}}{{/each}}{{/each}}', 1],
  ])('%s is refused, its partner is no error too', async (body, errors) => {
    const { problems } = await readMarkdown(`Words ${body} words.`);
    expect(problems).toHaveLength(errors);
    expect(new Set(problems.map((one) => one.replace(/^.* /, '')))).toEqual(new Set(['placeholder-syntax']));
  });

  it('says what to write for a path', async () => {
    const { hints } = await readMarkdown('{{registered_manager.first_name}}');
    expect(hints).toEqual(['Write org_field_registered_manager_first_name.']);
  });
});

describe('stray signs', () => {
  it.each([
    ['Words {{ words', ['4:7']],
    ['Words << words', ['4:7']],
    ['Words {{org_field_name words {{x}}', ['4:7']],
    ['Words {{x>> words', ['4:7']],
    ['Words <<x}} words', ['4:7']],
    ['Words x}} words', ['4:8']],
    ['Words org_field_x>> words', ['4:18']],
    ['{{a\n}} words', ['4:1', '5:1']],
    ['<<<<<<< theirs', ['4:1']],
  ])('%j', async (body, places) => {
    const { problems } = await readMarkdown(body);
    expect(problems.filter((one) => !one.includes('foreign'))).toEqual(
      places.map((place) => `${place} error placeholder-stray`),
    );
  });

  it('one bad tag does not hide the next', async () => {
    const { problems, lines } = await readMarkdown('{{ a {{b c}} {{d}} <<e>> {{#if f}}g');
    expect(problems).toEqual([
      '4:1 error placeholder-stray',
      '4:6 error placeholder-syntax',
      '4:26 error block-unclosed',
    ]);
    expect(lines).toEqual([' a  ‹d› ‹e› g']);
  });
});

describe('other programs’ placeholders and blanks', () => {
  it.each([
    ['Dear {name},', '4:6'],
    ['At «Company Name» we', '4:4'],
    ['At [Organisation Name] we', '4:4'],
    ['At [Name] we', '4:4'],
    ['At [insert date here] we', '4:4'],
    ['Signed ________', '4:8'],
    ['Signed \\_\\_\\_\\_', '4:8'],
    ['At org_field_name we', '4:4'],
    ['____', '4:1'],
  ])('%s is warned of', async (body, place) => {
    expect((await readMarkdown(body)).problems).toEqual([`${place} warning placeholder-foreign`]);
  });

  it.each([
    '[Policy Index](https://example.org)',
    '[sic] and [see below]',
    'a_b__c',
    '{ }',
    '\\{{org_field_name}}',
    '[Code]\n\n[Code]: https://example.org',
    '<https://example.org/a___b>',
  ])('%s is not', async (body) => {
    expect((await readMarkdown(body)).problems).toEqual([]);
  });

  it('are warned of in texts and titles as well', async () => {
    const { problems } = await readFile(
      't.txt',
      'Policy of [Organisation Name]\n1. Purpose\nDear {name}, sign ____ here.\n',
    );
    expect(problems).toEqual([
      '1:11 warning placeholder-foreign',
      '3:6 warning placeholder-foreign',
      '3:19 warning placeholder-foreign',
    ]);
  });
});

describe('the scan', () => {
  const pieces = fc.constantFrom(
    '{{',
    '}}',
    '<<',
    '>>',
    '\\',
    'x',
    ' ',
    '#if ',
    '/if',
    'else',
    '\n',
    '{',
    '<',
    '.',
    'org_field_name',
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''));

  it('finds tags in order that do not overlap, and says nothing outside of the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { tags, diagnostics } = findTags({ path: 'a', text }, 0, text.length);
        let last = 0;
        for (const { span, form } of tags) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.end;
          if (form.kind === 'field') expect(text.slice(span.start, span.end)).toContain(form.name);
        }
        for (const { span } of diagnostics) expect(span && span.start >= 0 && span.end <= text.length).toBe(true);
      }),
      { numRuns: runs(200, 20_000) },
    );
  });

  it('no tag’s spelling is left among words without an error', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { problems, lines } = await readFile('t.txt', `Title\n1. Purpose\n${text}`);
        const escaped = /\\(?:\{\{|<<)/.test(text);
        if (!escaped && problems.every((one) => !one.includes(' error ')))
          expect(lines.join('\n')).not.toMatch(/\{\{|<</);
      }),
      { numRuns: runs(150, 10_000) },
    );
  });
});
