/** A Word template of four pages with a table whose rows repeat, filled in place: this program and easy-template-x, in turn. */
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { TemplateHandler } from 'easy-template-x';
import { fillWord } from '../../build/fill/word/fill-word.js';
import { WHOLE_PACK } from '../../build/model/pack.js';
import { DEFAULT_THEME } from '../../build/model/theme.js';
import { ENGLISH } from '../../build/model/wording/english.js';
import { openWordTemplate } from '../../build/read/word/head.js';
import { readWordTemplate } from '../../build/read/word/index.js';
import { writeFilledWord } from '../../build/write/docx/filled-word.js';
import { figure } from '../figures.mjs';
import { inTurn } from '../measure.mjs';

const WORDS =
  'Everybody who works for us knows what this policy asks of them, and says so at once when something is not as it should be. ';

/** A policy of four pages with a table whose rows repeat; `each` and `end` are the tags around a row. */
function template(each, end) {
  const words = (...parts) => new Paragraph({ children: parts.map((part) => new TextRun(part)) });
  const cell = (text) => new TableCell({ children: [words(text)] });
  const sections = Array.from({ length: 12 }, (_, n) => [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(`Section ${n + 1}`)] }),
    words(WORDS.repeat(3)),
    words('Ask {{org_field_', `name}} by telephone, {{org_field_phone}}. `, WORDS.repeat(2)),
  ]).flat();
  const table = new Table({
    rows: [
      new TableRow({ tableHeader: true, children: [cell('Name'), cell('Role')] }),
      new TableRow({ children: [cell(`${each}{{who}}`), cell(`{{role}}${end}`)] }),
    ],
  });
  return Packer.toBuffer(new Document({ title: 'Sample Policy', sections: [{ children: [...sections, table] }] }));
}

const team = Array.from({ length: 8 }, (_, n) => ({ who: `Person ${n}`, role: 'Carer' }));

function organisationOf(n) {
  const source = { path: 'orgs/acme.yaml', text: '' };
  const span = { source, start: 0, end: 0 };
  const text = (value) => ({ kind: 'text', lines: [value], span });
  const items = team.map(
    (person) => new Map(Object.entries(person).map(([key, value]) => [key, { lines: [value], span }])),
  );
  const values = new Map([
    ['org_field_name', text(`Care ${n}`)],
    ['org_field_phone', text('029 2018 0100')],
    ['org_field_team', { kind: 'maps', items, span }],
  ]);
  return {
    id: `org-${n}`,
    source,
    name: `Care ${n}`,
    values,
    declared: new Set(),
    policies: [],
    theme: DEFAULT_THEME,
  };
}

/** A pack of some policies, none of which the sample names. */
const PACK = { definition: WHOLE_PACK, policies: [], extraPages: [], absent: [], wording: ENGLISH };

/** Measures both. */
export async function measureWordTemplate({ rounds, scale }) {
  const opened = openWordTemplate(
    'templates/sample.docx',
    await template('{{#each org_field_team}}', '{{/each}}'),
    undefined,
  );
  const word = readWordTemplate(opened.head, opened.read).value;
  const job = (n) => ({
    organisation: organisationOf(n),
    template: opened.head,
    review: { cycle: { months: 12 } },
    control: {},
    title: 'Sample',
    file: 'sample',
    pack: PACK,
    outputs: [],
  });
  const peerTemplate = await template('{{#team}}', '{{/team}}');
  const peer = new TemplateHandler({ delimiters: { tagStart: '{{', tagEnd: '}}' } });
  const fills = [
    (n) => writeFilledWord(word.parts, fillWord(word, job(n)).value.parts),
    (n) => peer.process(peerTemplate, { org_field_name: `Care ${n}`, org_field_phone: '029 2018 0100', team }),
  ];
  const [warmUp, steps] = [200, 100].map((count) => Math.max(3, Math.round(count * scale)));
  const [ours, theirs] = await inTurn(fills, { warmUp, rounds, steps });
  const row = [figure(ours, 'ms'), figure(theirs, 'ms'), figure(ours / theirs)];
  console.log(row.join('  '));
  return {
    title: 'A Word template, filled in place',
    columns: ['policy', 'easy-template-x', 'Ratio'],
    rows: [row],
    remarks: [],
  };
}
