/** What changes the fingerprint of a text in Markdown or plain text, and what doesn't. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFingerprint } from '../../../src/formats/fingerprint.js';
import { sha256 } from '../../../src/formats/sha256.js';
import { rawHashes } from '../../../src/read/fingerprint/raw-hashes.js';
import { growsWithLength } from '../../support/growth.js';
import { organisationOf } from '../../support/organisations.js';
import { headOfBytes, markdown, textOf } from './open-template.js';

const print = (body: string, keys = '') => textFingerprint(markdown(body, keys));

/** Lines as people write them: words, tags in both spellings, escapes, block tags that may lack their partners. */
const anyLine = fc
  .array(
    fc.constantFrom(
      'Call the office.',
      'Café',
      '  - item',
      '> quote',
      '{{org_field_name}}',
      '<< org_field_phone >>',
      '{{#if nation_wales}}',
      '<<#unless org_field_phone>>',
      '{{#each org_field_contacts}}',
      '{{else}}',
      '{{/if}}',
      '<</unless>>',
      '{{/each}}',
      '\\{{org_field_name}}',
      '{{last_update_date}}',
      ' ',
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));
const anyBody = fc.array(anyLine, { maxLength: 12 }).map((lines) => `Start.\n${lines.join('\n')}\nEnd.\n`);

describe('a fingerprint of method 1', () => {
  it('does not change with line ends, byte order mark, Unicode form, spelling of tags and blank lines at the end', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const text = `---\ntitle: Café Policy\n---\n${body}`;
        const fingerprint = (spelling: string) => textFingerprint(headOfBytes('a.md', Buffer.from(spelling, 'utf8')));
        const expected = fingerprint(text);
        expect(fingerprint(text.replaceAll('\n', '\r\n'))).toBe(expected);
        expect(fingerprint(text.replaceAll('\n', '\r'))).toBe(expected);
        expect(fingerprint(`\ufeff${text}`)).toBe(expected);
        expect(fingerprint(text.normalize('NFD'))).toBe(expected);
        expect(fingerprint(`${text}\n \n\n`)).toBe(expected);
        const other = text.replace(/(?<!\\)\{\{ ?([#/]?)([\w ]+?) ?\}\}/g, '<<  $1$2 >>');
        expect(fingerprint(other)).toBe(expected);
      }),
    );
  });

  it('changes with any word, within a branch too', () => {
    fc.assert(
      fc.property(anyBody, fc.nat(), (body, at) => {
        const words = [...body.matchAll(/Start|Call|office|Café|item|quote|End/g)];
        const word = words[at % words.length];
        if (!word) return;
        const changed = `${body.slice(0, word.index)}Other${body.slice(word.index + word[0].length)}`;
        expect(print(changed)).not.toBe(print(body));
      }),
    );
  });

  it('counts the keys of front matter that print as words, and no others', () => {
    const keys = 'code: DCW1\nversion: "1.0"\nstatus: draft\nowner: registered_manager\ncategory: Care\n';
    expect(print('Words.', keys)).toBe(print('Words.'));
    expect(print('Words.', 'related: [DCW2]\n')).not.toBe(print('Words.'));
    const titled = (title: string) =>
      textFingerprint(headOfBytes('a.md', Buffer.from(`---\ntitle: ${title}\n---\nWords.`)));
    expect(titled('Lone Working')).not.toBe(titled('Lone Work'));
  });

  it('leaves out the placeholders of the record, and the asking of branches that ask for them, but not their words', () => {
    const plain = print('Reviewed .\n\nOn change.\n\nEnd.');
    expect(print('Reviewed {{last_update_date}}.\n\nOn change.\n\nEnd.')).toBe(plain);
    expect(print('Reviewed .\n\n{{#unless next_review_date}}\nOn change.\n{{/unless}}\n\nEnd.')).toBe(plain);
    expect(print('Reviewed .\n\n{{#if approved_on}}\nOn change.\n{{/if}}\n\nEnd.{{approved_by}}')).toBe(plain);
    expect(print('Reviewed .\n\n{{#if approved_on}}\nAt times.\n{{/if}}\n\nEnd.')).not.toBe(plain);
  });

  it('sees a block that is turned round as the block that it is', () => {
    expect(print('{{#unless org_field_x}}A{{else}}B{{/unless}}')).toBe(print('{{#if org_field_x}}B{{else}}A{{/if}}'));
    expect(print('{{#if org_field_x}}A{{/if}}')).not.toBe(print('{{#unless org_field_x}}A{{/unless}}'));
    expect(print('{{#if org_field_x}}A{{/if}}')).not.toBe(print('{{#if org_field_y}}A{{/if}}'));
  });

  it.each([
    ['an end without its beginning', 'A {{/if}} B'],
    ['a beginning without its end', 'A {{#if org_field_x}} B'],
    ['an else outside a block', 'A {{else}} B'],
    ['ends in the wrong order', '{{#if a}}{{#each b}}A{{/if}}{{/each}}'],
    ['an escaped tag', 'A \\{{org_field_x}} B'],
    ['what is no name', 'A {{org field}} {{}} {{{x}}} {{a.b}} << >> B'],
    ['tags closed wrongly', 'A {{org_field_x>> <<org_field_x}} B'],
  ])('takes %s as words', (_, body) => {
    expect(JSON.stringify(markdown(body).text.pieces)).not.toContain('"kind":"field"');
    expect(print(body)).not.toBe(print('A  B'));
    expect(print(body)).toBe(print(body));
  });

  it('takes any text at all, however deep its blocks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{{', '}}', '<<', '>>', '#if ', '/if', 'else', 'x', '\\', '\n') }),
        (body) => {
          expect(print(`A${body}`)).toMatch(/^1-[0-9a-f]{32}$/);
        },
      ),
    );
    expect(print('{{#if a}}'.repeat(20_000) + '{{/if}}'.repeat(20_000))).toMatch(/^1-/);
    expect(print('{{#if a}}x{{else}}'.repeat(20_000))).toMatch(/^1-/);
  });

  it.each([
    ['tags', '{{org_field_x}} '],
    ['blocks never closed', '{{#if a}} x '],
    ['lines of tags', '{{#if a}}\n{{/if}}\n'],
    ['backslashes', '\\'],
    ['blank lines', ' \n'],
    ['signs', '<<'],
    ['spaces', ' '],
    ['quote marks', '>'],
  ])('costs as much as there is of %s', async (_, unit) => {
    const bodyOf = (size: number) => `Words.${unit.repeat(size)}{{x}}`;
    expect(await growsWithLength((size) => print(bodyOf(size)), 4_000)).toBe(true);
  });
});

describe('the fingerprint of an organisation’s text', () => {
  const head = markdown(
    '{{#if org_field_lift}}\nThe lift.\n{{#if org_field_key}}With a key.{{/if}}\n{{/if}}\n' +
      '{{#each org_field_team}}\n- {{name}}{{#if phone}}, {{phone}}{{/if}}\n{{else}}\nNobody.\n{{/each}}\n' +
      '{{#if policy_dcw31}}See DCW31.{{/if}} {{#if nation_wales}}Wales.{{/if}} {{#if service_care_home}}Home.{{/if}}\n' +
      'Visits take {{org_field_visit_minutes}} minutes. Call {{org_field_phone}}.',
  );
  const words = { org_field_visit_minutes: '30', org_field_phone: '1', org_field_lift: 'yes' };
  const print1 = (values: Parameters<typeof organisationOf>[0], pack?: readonly string[], fields?: readonly string[]) =>
    textOf(head, organisationOf({ ...words, ...values }), pack, fields);

  it('changes when an #if turns, plain no and false too', () => {
    const yes = print1({ org_field_key: 'brass' });
    expect(print1({ org_field_key: 'steel' })).toBe(yes);
    const no = print1({});
    expect(no).not.toBe(yes);
    expect(print1({ org_field_key: 'No' })).toBe(no);
    expect(print1({ org_field_key: 'false' })).toBe(no);
    expect(print1({ org_field_lift: 'no' })).not.toBe(no);
    // What stands within a branch that is left out is not asked for.
    expect(print1({ org_field_lift: 'no', org_field_key: 'brass' })).toBe(print1({ org_field_lift: 'no' }));
  });

  it('changes when an #each becomes empty, not with one item more, nor with an item’s keys', () => {
    const empty = print1({});
    const one = print1({ org_field_team: [{ name: 'Siân' }] });
    expect(print1({ org_field_team: [] })).toBe(empty);
    expect(one).not.toBe(empty);
    expect(print1({ org_field_team: [{ name: 'Siân', phone: '2' }, { name: 'Owen' }] })).toBe(one);
  });

  it('changes with the pack, the nation and the service, where the text asks for them', () => {
    expect(print1({}, ['dcw31'])).not.toBe(print1({}));
    expect(print1({}, ['dcw32'])).toBe(print1({}));
    const of = (changes: Parameters<typeof organisationOf>[1]) => textOf(head, organisationOf(words, changes));
    expect(of({ nation: 'england' })).not.toBe(of({}));
    expect(of({ nation: 'england' })).toBe(of({ nation: 'scotland' }));
    expect(of({ serviceType: 'care_home' })).not.toBe(of({}));
  });

  it('changes with values that count as text where they print, and with no other values', () => {
    expect(print1({ org_field_phone: '2', org_field_name: 'Other' })).toBe(print1({}));
    expect(print1({ org_field_visit_minutes: '15' })).toBe(print1({}));
    const before = print1({}, [], ['org_field_visit_minutes']);
    expect(print1({ org_field_visit_minutes: '15' }, [], ['org_field_visit_minutes'])).not.toBe(before);
    expect(print1({ org_field_phone: '2' }, [], ['org_field_visit_minutes'])).toBe(before);
    expect(print1({ org_field_elsewhere: '2' }, [], ['org_field_elsewhere'])).toBe(print1({}));
    const team = (name: string) => print1({ org_field_team: [{ name }] }, [], ['org_field_team']);
    expect(team('Siân')).not.toBe(team('Owen'));
  });

  it('keeps its choices when only words were corrected', () => {
    const [before, after] = ['It is teh lift.', 'It is the lift.'].map((text) =>
      textOf(markdown(`{{#if org_field_lift}}${text}{{/if}}`), organisationOf(words)),
    );
    expect(before?.split('-')[1]).not.toBe(after?.split('-')[1]);
    expect(before?.split('-')[2]).toBe(after?.split('-')[2]);
  });
});

describe('the hashes of a template’s bytes', () => {
  it('are those of every spelling of its lines, whichever the file has', () => {
    const text = '---\ntitle: A\n---\nB\n';
    const spellings = [text, text.replaceAll('\n', '\r\n')].flatMap((one) => [one, `\ufeff${one}`]);
    const hashes = spellings.map((one) => sha256(Buffer.from(one)));
    for (const one of spellings) {
      const head = { ...headOfBytes('a.md', Buffer.from(one)), sha256: sha256(Buffer.from(one)) };
      expect([...rawHashes(head)].sort()).toEqual([...hashes].sort());
      expect(head.sha256).toBe(sha256(Buffer.from(one)));
    }
  });
});
