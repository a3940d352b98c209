/** `policy due`: which policies are due for review; today is 22 November 2026. */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { readCsv } from '../support/csv-reader.js';
import { HOSTILE } from '../support/hostile-values.js';
import { memoryWorld } from '../support/memory-world.js';

const template = (title: string, code: string, review = '') =>
  `---\ntitle: ${title}\ncode: ${code}\n${review}---\n\nWords of <<org_field_name>>.\n`;

const FILES = {
  'templates/a.md': template('Fire Policy', 'DC1', 'review: {last: 2025-09-01}\n'),
  'templates/b.md': template('Lone Working Policy', 'DC2', 'review: {last: 2025-11-22}\n'),
  'templates/c.md': template('Visitors Policy', 'DC3', 'review: {last: 2026-07-22, every: 6 months}\n'),
  'templates/d.md': template('Pets Policy', 'DC4', 'review: {last: 2026-11-01, every: 2 years}\n'),
  'templates/e.md': template('Badges Policy', 'DC5', 'review: {last: 2020-01-01, every: on_change}\n'),
  'templates/f.md': template('Keys Policy', 'DC6'),
  'orgs/acme.yaml': 'name: Acme Care\npolicies:\n  DC1: {reviewed: 2026-09-01}\n',
  'orgs/bala.yaml': 'name: Bala Care\n',
};

const LIST = ['due', '--org', 'bala'];

async function policy(args: readonly string[], files: Readonly<Record<string, string>> = FILES) {
  const world = memoryWorld(files);
  const code = await run(args, world, '1.2.3');
  return { code, ...world.printed };
}

const codesIn = (json: string): readonly string[] =>
  JSON.parse(json).policies.map((one: { policy: string; organisation: string }) => `${one.organisation} ${one.policy}`);

describe('the table', () => {
  it('lists policies by how urgent they are, with totals', async () => {
    const { code, out, err } = await policy(LIST);
    expect(err).toBe('');
    expect(out).toBe(`ORGANISATION  CODE  TITLE                REVIEWED    NEXT REVIEW  DUE

Overdue
bala          DC1   Fire Policy          2025-09-01  2026-09-01   82 days overdue

Due within 30 days
bala          DC2   Lone Working Policy  2025-11-22  2026-11-22   today

Due within 90 days
bala          DC3   Visitors Policy      2026-07-22  2027-01-22   in 61 days

Later
bala          DC4   Pets Policy          2026-11-01  2028-11-01   in 710 days

On change
bala          DC5   Badges Policy        2020-01-01  –            on change

Never reviewed
bala          DC6   Keys Policy          –           –            never reviewed

As of 22 November 2026: 6 policies for 1 organisation: 1 overdue, 1 due within 30 days, 1 due within 90 days, 1 later, 1 on change, 1 never reviewed
`);
    expect(code).toBe(0);
  });

  it('goes across clients if none is named, and counts for each', async () => {
    const { out } = await policy(['due', '--within', '30d']);
    expect(out).toBe(`ORGANISATION  CODE  TITLE                REVIEWED    NEXT REVIEW  DUE

Overdue
bala          DC1   Fire Policy          2025-09-01  2026-09-01   82 days overdue

Due within 30 days
acme          DC2   Lone Working Policy  2025-11-22  2026-11-22   today
bala          DC2   Lone Working Policy  2025-11-22  2026-11-22   today

Never reviewed
acme          DC6   Keys Policy          –           –            never reviewed
bala          DC6   Keys Policy          –           –            never reviewed

acme  1 due within 30 days, 1 never reviewed
bala  1 overdue, 1 due within 30 days, 1 never reviewed
As of 22 November 2026: 5 policies for 2 organisations: 1 overdue, 2 due within 30 days, 2 never reviewed; 7 left out, not due within 30 days
`);
    expect((await policy(['due', '--all', '--within', '30'])).out).toBe(out);
  });

  it('says that nothing is due', async () => {
    const files = { 'templates/d.md': FILES['templates/d.md'], 'orgs/bala.yaml': 'name: Bala Care\n' };
    expect((await policy(['due', '--within', '0d'], files)).out).toBe(
      'As of 22 November 2026: no policies for 1 organisation; 1 left out, not due within 0 days\n',
    );
  });

  it('prints titles as documents do, and as written where the client lacks a value', async () => {
    const files = {
      'templates/a.md': template('"<<org_field_name>>: Fire"', 'DC1', 'slug: fire\n'),
      'templates/b.md': template('"Fire at <<org_field_phone>>"', 'DC2', 'slug: fire-two\n'),
      'orgs/bala.yaml': 'name: Bala Care\n',
    };
    const { out } = await policy(LIST, files);
    expect(out).toContain('DC1   Bala Care: Fire ');
    expect(out).toContain('DC2   Fire at <<org_field_phone>> ');
  });
});

describe('the day', () => {
  it.each([
    ['2026-11-22', 'due_30', 0],
    ['2026-11-23', 'overdue', -1],
    ['2026-10-23', 'due_30', 30],
    ['2026-10-22', 'due_90', 31],
    ['2026-08-24', 'due_90', 90],
    ['2026-08-23', 'later', 91],
  ])('%s puts what is due on 22 November 2026 into %s', async (day, status, days) => {
    const { out } = await policy([...LIST, '--format', 'json', '--as-of', day]);
    const policies: readonly object[] = JSON.parse(out).policies;
    expect(policies).toContainEqual(expect.objectContaining({ policy: 'DC2', status, days }));
  });
});

describe('the order', () => {
  it('is by next review, client and code; what has none comes last', async () => {
    expect(codesIn((await policy(['due', '--format', 'json'])).out)).toEqual([
      ...['bala DC1', 'acme DC2', 'bala DC2', 'acme DC3', 'bala DC3', 'acme DC1', 'acme DC4', 'bala DC4'],
      ...['acme DC5', 'bala DC5', 'acme DC6', 'bala DC6'],
    ]);
  });
});

describe('--fail-on', () => {
  const code = async (...args: readonly string[]) => (await policy(['due', ...args])).code;

  it('overdue counts what is overdue alone', async () => {
    expect(await code('--fail-on', 'overdue')).toBe(1);
    expect(await code('--org', 'acme', '--fail-on', 'overdue')).toBe(0);
    expect(await code('--org', 'acme', '--fail-on', 'overdue', '--as-of', '2026-11-23')).toBe(1);
  });

  it('due counts what is due within 30 days, or as many as are looked at', async () => {
    expect(await code('--org', 'acme', '--fail-on', 'due')).toBe(1);
    expect(await code('--org', 'acme', '--fail-on', 'due', '--as-of', '2026-10-01')).toBe(0);
    expect(await code('--org', 'acme', '--fail-on', 'due', '--as-of', '2026-10-01', '--within', '90d')).toBe(1);
    expect(await code('--org', 'acme', '--fail-on', 'due', '--as-of', '2026-11-01', '--within', '7d')).toBe(0);
  });

  it('counts neither what was never reviewed nor what is reviewed on change', async () => {
    const { 'templates/e.md': e, 'templates/f.md': f, 'orgs/bala.yaml': bala } = FILES;
    const files = { 'templates/e.md': e, 'templates/f.md': f, 'orgs/bala.yaml': bala };
    expect((await policy(['due', '--fail-on', 'due'], files)).code).toBe(0);
  });
});

describe('CSV', () => {
  it('has a row for each policy, dates as a spreadsheet knows them', async () => {
    const { out } = await policy([...LIST, '--format', 'csv']);
    expect(out.startsWith('\ufeff"org",')).toBe(true);
    expect(readCsv(out)).toEqual([
      [
        'org',
        'organisation',
        'code',
        'title',
        'reviewed',
        'next_review',
        'status',
        'days_left',
        'days_overdue',
        'also',
      ],
      ['bala', 'Bala Care', 'DC1', 'Fire Policy', '2025-09-01', '2026-09-01', 'overdue', '', '82', ''],
      [
        'bala',
        'Bala Care',
        'DC2',
        'Lone Working Policy',
        '2025-11-22',
        '2026-11-22',
        'due within 30 days',
        '0',
        '',
        '',
      ],
      ['bala', 'Bala Care', 'DC3', 'Visitors Policy', '2026-07-22', '2027-01-22', 'due within 90 days', '61', '', ''],
      ['bala', 'Bala Care', 'DC4', 'Pets Policy', '2026-11-01', '2028-11-01', 'later', '710', '', ''],
      ['bala', 'Bala Care', 'DC5', 'Badges Policy', '2020-01-01', '', 'on change', '', '', ''],
      ['bala', 'Bala Care', 'DC6', 'Keys Policy', '', '', 'never reviewed', '', '', ''],
    ]);
  });

  it.each(['=cmd|x', '+1', '-1', '@SUM(1)', '"=1'])(
    'lets no title and no name that begins with %s be a formula',
    async (words) => {
      const files = {
        'templates/a.md': template(JSON.stringify(`${words} fire`), 'DC1'),
        'orgs/bala.yaml': `name: ${JSON.stringify(`${words} care`)}\n`,
      };
      const [, row = []] = readCsv((await policy([...LIST, '--format', 'csv'], files)).out);
      expect(row.slice(0, 4)).toEqual(['bala', `'${words} care`, 'DC1', `'${words} fire`]);
    },
  );
});

describe('a vacant post', () => {
  const files = {
    ...FILES,
    'templates/a.md': FILES['templates/a.md'].replace('Words of', 'Ask <<org_field_deputy_manager_name>> of'),
    'templates/b.md': FILES['templates/b.md'].replace('code: DC2', 'code: DC2\nowner: registered_manager'),
    'orgs/bala.yaml':
      'name: Bala Care\nregistered_manager: {vacant_from: 2026-11-02}\ndeputy_manager: {vacant_from: 2026-11-02, covered_by: training_lead}\ntraining_lead: {name: Jo Li}\n',
  };

  it('has a band of its own in the table, with the post, and stands beside what is overdue', async () => {
    const { out } = await policy([...LIST, '--within', '10'], files);
    expect(out).toContain(
      '\nPost vacant\nbala          DC2   Lone Working Policy  2025-11-22  2026-11-22   today, post vacant: registered_manager\n',
    );
    expect(out).toContain('2026-09-01   82 days overdue, post vacant: deputy_manager\n');
    expect(out).toContain('1 overdue, 1 post vacant');
  });

  it('is in the spreadsheet and in JSON', async () => {
    const rows = readCsv((await policy([...LIST, '--format', 'csv'], files)).out);
    expect(rows.slice(1, 3).map((row) => [row[2], row[6], row[9]])).toEqual([
      ['DC1', 'overdue', 'post vacant: deputy_manager'],
      ['DC2', 'post vacant', 'post vacant: registered_manager'],
    ]);
    const [first, second] = JSON.parse((await policy([...LIST, '--format', 'json'], files)).out).policies;
    expect(first).toMatchObject({ status: 'overdue', marks: ['post_vacant'], vacantPosts: ['deputy_manager'] });
    expect(second).toMatchObject({
      status: 'post_vacant',
      marks: ['post_vacant'],
      vacantPosts: ['registered_manager'],
    });
  });

  it('is no missed review', async () => {
    const vacant = {
      'templates/b.md': files['templates/b.md'].replace('2025-11-22', '2026-11-20'),
      'orgs/bala.yaml': files['orgs/bala.yaml'],
    };
    expect((await policy([...LIST, '--fail-on', 'due'], vacant)).code).toBe(0);
  });
});

describe('a new text', () => {
  const MASTER = '/workspace/templates/b.md';

  /** What `due` lists for Bala's DC2 after these commands, and an edit of the master between them where a line is empty. */
  async function rowAfter(...lines: readonly string[]) {
    const world = memoryWorld({ 'templates/b.md': FILES['templates/b.md'], 'orgs/bala.yaml': 'name: Bala Care\n' });
    for (const line of lines)
      if (line !== '') expect(await run(line.split(' '), world, '1.2.3'), world.printed.err).toBe(0);
      else
        world.disk.set(
          MASTER,
          Buffer.from(`${Buffer.from(world.disk.get(MASTER) ?? []).toString()}\nA new sentence.\n`),
        );
    world.printed.out = '';
    const code = await run([...LIST, '--format', 'json', '--fail-on', 'due', '--within', '9'], world, '1.2.3');
    const [row] = JSON.parse(world.printed.out).policies;
    return { code, status: row?.status, marks: row?.marks };
  }

  const REVIEW = 'review DC2 --org bala --on 2026-11-20';
  const APPROVE = 'approve DC2 --org bala --on 2026-11-20 --by Jo';

  it('is due for review and approval, whatever the days', async () => {
    expect(await rowAfter(REVIEW, APPROVE)).toEqual({ code: 0, status: undefined, marks: undefined });
    expect(await rowAfter(REVIEW, APPROVE, '')).toEqual({
      code: 1,
      status: 'text_changed',
      marks: ['text_changed', 'approval_awaited'],
    });
    expect(await rowAfter(REVIEW, APPROVE, '', 'review DC2 --org bala --on 2026-11-21')).toMatchObject({
      status: 'approval_awaited',
    });
  });
});

describe('the calendar', () => {
  const read = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

  it('has an all-day entry for each policy that has a next review', async () => {
    const { out } = await policy([...LIST, '--format', 'ics']);
    const events = read(out);
    expect(events.map(({ summary, startDate }) => `${startDate} ${summary}`)).toEqual([
      '2026-09-01 Review DC1 Fire Policy (Bala Care)',
      '2026-11-22 Review DC2 Lone Working Policy (Bala Care)',
      '2027-01-22 Review DC3 Visitors Policy (Bala Care)',
      '2028-11-01 Review DC4 Pets Policy (Bala Care)',
    ]);
    expect(events[2]?.description).toBe('DC3 Visitors Policy\nBala Care\nLast reviewed 22 July 2026. Every 6 months.');
    expect(out.match(/^TRIGGER:.*/gm)?.slice(0, 2)).toEqual(['TRIGGER:-P30D', 'TRIGGER:-P7D']);
  });

  it('is the same on any day, but for what is left out; a review moves an entry, whose id stays', async () => {
    const before = (await policy([...LIST, '--format', 'ics'])).out;
    expect((await policy([...LIST, '--format', 'ics', '--as-of', '2031-01-01'])).out).toBe(before);
    const files = { ...FILES, 'orgs/bala.yaml': 'name: Bala Homes\npolicies:\n  DC1: {reviewed: 2026-11-20}\n' };
    const after = read((await policy([...LIST, '--format', 'ics'], files)).out);
    const moved = after.find(({ summary }) => summary.includes('DC1'));
    const original = read(before)[0];
    expect(moved?.uid).toBe(original?.uid);
    expect(moved?.startDate.toString()).toBe('2027-11-20');
    const stamp = (event: typeof moved) => String(event?.component.getFirstPropertyValue('dtstamp'));
    expect([stamp(original), stamp(moved)]).toEqual(['2025-09-01T00:00:00Z', '2026-11-20T00:00:00Z']);
  });

  it('has an id of its own for each client and policy', async () => {
    const ids = read((await policy(['due', '--format', 'ics'])).out).map(({ uid }) => uid);
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
  });

  it('leaves out a title that may hold a person’s name', async () => {
    const files = {
      'templates/a.md': template(
        '"Duties of <<org_field_registered_manager_name>> at <<org_field_name>>"',
        'DC1',
        'slug: duties\nreview: {last: 2026-01-01}\n',
      ),
      'templates/b.md': template('"Fire at <<org_field_name>>"', 'DC2', 'slug: fire\nreview: {last: 2026-01-01}\n'),
      'orgs/bala.yaml': 'name: Bala Care\nregistered_manager: {name: Ann Example}\n',
    };
    const { out } = await policy([...LIST, '--format', 'ics'], files);
    expect(out).not.toContain('Ann');
    expect(read(out).map(({ summary }) => summary)).toEqual([
      'Review DC1 (Bala Care)',
      'Review DC2 Fire at Bala Care (Bala Care)',
    ]);
  });

  it.each(Object.entries(HOSTILE).filter(([, words]) => !/<<|>>|\{\{/.test(words) && words.length <= 300))(
    'says a name with %s as it is',
    async (_, words) => {
      const files = { ...FILES, 'orgs/bala.yaml': `name: ${JSON.stringify(words)}\n` };
      const { out, err } = await policy([...LIST, '--format', 'ics'], files);
      expect(err).toBe('');
      expect(read(out)[0]?.summary).toBe(`Review DC1 Fire Policy (${words.normalize('NFC')})`);
      expect(read(out)).toHaveLength(4);
    },
  );
});

describe('JSON', () => {
  it('is one object', async () => {
    const { out, code, err } = await policy([
      'due',
      '--org',
      'acme',
      '--within',
      '30d',
      '--format',
      'json',
      '--fail-on',
      'due',
    ]);
    expect([code, err]).toEqual([1, '']);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      command: 'due',
      exitCode: 1,
      asOf: '2026-11-22',
      policies: [
        {
          organisation: 'acme',
          name: 'Acme Care',
          policy: 'DC2',
          title: 'Lone Working Policy',
          reviewed: '2025-11-22',
          nextReview: '2026-11-22',
          every: '12 months',
          status: 'due_30',
          days: 0,
        },
        {
          organisation: 'acme',
          name: 'Acme Care',
          policy: 'DC6',
          title: 'Keys Policy',
          every: '12 months',
          status: 'never_reviewed',
        },
      ],
      diagnostics: [],
    });
  });

  it('is printed for wrong use too', async () => {
    for (const format of [['--format', 'json'], ['--format=json']]) {
      const { code, out } = await policy(['due', ...format, '--within', 'soon']);
      expect(code).toBe(2);
      expect(JSON.parse(out)).toMatchObject({ command: 'due', exitCode: 2 });
    }
    expect((await policy(['due', '--format', 'csv', '--within', 'soon'])).out).toBe('');
  });
});

describe('clients with errors', () => {
  const broken = {
    ...FILES,
    'orgs/cwm.yaml': 'name: [\n',
    'orgs/dee.yaml': 'name: Dee\nnation: wales\npolicies: {DC1: {every: never}}\n',
  };

  it('are reported and skipped, the others listed', async () => {
    const { code, out, err } = await policy(['due'], broken);
    expect(code).toBe(1);
    expect(err).toMatch(/^orgs\/cwm\.yaml:\d+:\d+ error .* \[yaml-syntax\]/);
    expect(err).toMatch(/Incomplete: 2 errors above; skipped: cwm, dee\n$/);
    expect(out).toContain('12 policies for 2 organisations');
  });

  it('stand in JSON', async () => {
    const { err, out } = await policy(['due', '--format', 'json'], broken);
    expect(err).toBe('');
    expect(JSON.parse(out).exitCode).toBe(1);
    expect(JSON.parse(out).diagnostics.map(({ file }: { file: string }) => file)).toEqual([
      'orgs/cwm.yaml',
      'orgs/dee.yaml',
    ]);
    expect(codesIn(out)).toHaveLength(12);
  });

  it('a template of which nothing is known makes the list incomplete', async () => {
    const { code, out, err } = await policy(LIST, { ...FILES, 'templates/g.md': 'Words without a title.\n' });
    expect([code, err]).toEqual([1, expect.stringMatching(/template-title[\s\S]*Incomplete: 1 error above\n$/)]);
    expect(out).toContain('6 policies for 1 organisation');
  });

  it('an error in a template’s text does not hide a review', async () => {
    const { code, out } = await policy(LIST, { ...FILES, 'templates/a.md': `${FILES['templates/a.md']}\n<<#if x>>\n` });
    expect(code).toBe(0);
    expect(out).toContain('82 days overdue');
  });
});

describe('wrong use', () => {
  it.each([
    [['--within', '-1d'], 'Write a number of days'],
    [['--within', '90w'], 'Write a number of days'],
    [['--as-of', '2026-02-30'], 'a real date as YYYY-MM-DD'],
    [['--format', 'pdf'], 'Allowed choices are table, csv, ics, json'],
    [['--fail-on', 'later'], 'Allowed choices are overdue, due'],
    [['--org', 'blaa'], 'Did you mean "bala"?'],
    [['--org', 'bala', '--all'], 'Use --org or --all, not both'],
  ])('%j ends with 2', async (args, words) => {
    const { code, out, err } = await policy(['due', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });
});
