/** Commands as a person calls them: what is typed, what is printed, how it ends, and which files it touches. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { COMMANDS } from '../../src/commands/table.js';
import type { Questions } from '../../src/model/world.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { picture } from '../support/sample-document.js';

const ACME =
  'name: Acme Home Care\nregistration_no: SIN-00012345-ACME\nnation: wales\nservice_type: domiciliary_support\n';
const SAFE =
  '---\ntitle: Safeguarding Policy\ncode: DCW13\nreview:\n  last: 2026-09-01\n---\n\n# Purpose\n\nKeeping people of <<org_field_name>> safe.\n';
const FILES = { 'orgs/acme.yaml': ACME, 'templates/DCW13.md': SAFE };

async function policy(
  line: string,
  files: Readonly<Record<string, string | Uint8Array>> = FILES,
  world = memoryWorld(files),
) {
  const code = await run(line.split(' ').filter(Boolean), world, '1.2.3');
  return { code, out: world.printed.out.replace(/\(\d+\.\d s\)/, '(0.0 s)'), err: world.printed.err, world };
}

/** The policies that were written, without the pages beside them and the manifests. */
const outputs = (world: MemoryWorld) =>
  [...world.disk.keys()]
    .filter((path) =>
      /^\/workspace\/out\/[^/]+\/(?:docx|pdf|html)\/(?!index|review-schedule|read-and-sign|policies-and|change-log|what-has)/.test(
        path,
      ),
    )
    .sort();

describe('policy render', () => {
  it('writes each policy in three formats, and again leaves them alone', async () => {
    const first = await policy('render --org acme');
    expect(first.err).toBe('');
    expect(first.out).toBe(
      'acme  1 policy and 6 pack documents: 19 files created\n19 files written or up to date (0.0 s)\n',
    );
    expect(first.code).toBe(0);
    expect(outputs(first.world)).toEqual([
      '/workspace/out/acme/docx/DCW13-safeguarding.docx',
      '/workspace/out/acme/html/DCW13-safeguarding.html',
      '/workspace/out/acme/pdf/DCW13-safeguarding.pdf',
    ]);
    first.world.printed.out = '';
    const second = await policy('render --org acme', FILES, first.world);
    expect(second.out).toContain('1 policy and 6 pack documents: 19 files unchanged');
  });

  it('does not say that nothing applies where a template could not be understood', async () => {
    const { code, err } = await policy('render --all', {
      ...FILES,
      'templates/DCW13.md': '# Purpose\n\nWords.\n\n# Scope\n',
    });
    expect(code).toBe(1);
    expect(err).toContain('template-title');
    expect(err).not.toContain('nothing-applies');
  });

  it('writes the formats that are asked for, to the folder that is asked for', async () => {
    const { world, out } = await policy('render --all --format html --out packs');
    expect([...world.disk.keys()].filter((path) => path.startsWith('/workspace/packs/')).slice(-3)).toEqual([
      '/workspace/packs/acme/index.html',
      '/workspace/packs/acme/handbook.html',
      '/workspace/packs/acme/manifest.json',
    ]);
    expect(out).toContain('1 policy and 6 pack documents: 7 files created');
  });

  it('takes clients from a folder elsewhere, with what lies there: logo and fonts', async () => {
    const font = readFileSync(join(import.meta.dirname, '../../fonts/SourceSans3-Regular.ttf'));
    const family =
      'theme:\n  faces:\n    body: {name: Own, regular: r.ttf, bold: r.ttf, italic: r.ttf, bold_italic: r.ttf}\n';
    const files = {
      '../clients/acme.yaml': `${ACME}logo: logos/acme.png\n${family}`,
      '../clients/logos/acme.png': picture(4, 2).bytes,
      '../clients/r.ttf': new Uint8Array(font),
      'templates/DCW13.md': SAFE,
    };
    for (const orgs of ['../clients', '/clients']) {
      const { code, err, out } = await policy(`render --all --orgs ${orgs} --format html`, files);
      expect(err).toBe('');
      expect(out).toContain('1 policy and 6 pack documents: 7 files created');
      expect(code).toBe(0);
    }
    const outside = {
      ...files,
      '../clients/acme.yaml': `${ACME}logo: ../logo.png\n`,
      '../logo.png': picture(4, 2).bytes,
    };
    expect((await policy('check --orgs ../clients', outside)).err).toMatch(
      /^\.\.\/clients\/acme\.yaml:5:7 error .*path-outside/,
    );
  });

  it('lists what it would write', async () => {
    const { world, out } = await policy('render --org acme --dry-run --format docx,pdf');
    expect(out).toBe(
      [
        'out/acme/docx/DCW13-safeguarding.docx',
        'out/acme/pdf/DCW13-safeguarding.pdf',
        'out/acme/docx/what-has-changed.docx',
        'out/acme/pdf/what-has-changed.pdf',
        'out/acme/docx/review-schedule.docx',
        'out/acme/pdf/review-schedule.pdf',
        'out/acme/docx/read-and-sign.docx',
        'out/acme/pdf/read-and-sign.pdf',
        'out/acme/docx/change-log.docx',
        'out/acme/pdf/change-log.pdf',
        'out/acme/docx/index.docx',
        'out/acme/pdf/index.pdf',
        'acme  1 policy and 5 pack documents: 12 files would be written',
        '12 files would be written (0.0 s)',
        '',
      ].join('\n'),
    );
    expect(outputs(world)).toEqual([]);
  });

  it('wants to know for whom, and says who there is', async () => {
    const { code, err } = await policy('render');
    expect(code).toBe(2);
    expect(err).toBe('error Say which organisation: --org ID or --all\n  hint: Organisations in orgs: acme.\n');
    expect((await policy('render --org amce')).err).toBe(
      'error No organisation in orgs matches "amce"\n  hint: Did you mean "acme"? Organisations there: acme.\n',
    );
    expect((await policy('render --all --policy DCW99')).err).toBe(
      'error No policy in templates matches "DCW99"\n  hint: Policies there: DCW13.\n',
    );
  });

  it('refuses what it does not know, with exit code 2', async () => {
    expect((await policy('rendr --all')).code).toBe(2);
    expect((await policy('rendr --all')).err).toContain('(Did you mean render?)');
    expect((await policy('render --all --fromat pdf')).err).toContain('(Did you mean --format?)');
    expect((await policy('render --all --format odt')).err).toContain(
      '"odt" isn’t a format. Choose from docx, pdf, html.',
    );
    expect((await policy('render --all --as-of 2026-02-30')).err).toContain('a real date as YYYY-MM-DD');
    expect((await policy('render --all --out')).code).toBe(2);
    expect((await policy('render --all', {})).err).toContain('--orgs');
  });

  it('shows a missing value at its place, and writes nothing for that client', async () => {
    const files = {
      ...FILES,
      'orgs/bala.yaml': 'name: Bala Care\n',
      'templates/anyone.md':
        '---\ntitle: Contact Policy\nreview:\n  last: 2026-09-01\n---\n\nCall <<org_field_phone>> now.\n',
      'orgs/acme.yaml': `${ACME}phone: 029 2018 0100\n`,
    };
    const { code, err, out, world } = await policy('render --all --format html', files);
    expect(code).toBe(1);
    expect(err).toBe(
      `templates/anyone.md:7:6 error contact needs "phone", which is missing (bala) [placeholder-missing]
  7 | Call <<org_field_phone>> now.
    |      ^^^^^^^^^^^^^^^^^^^
  hint: Add "phone" to orgs/bala.yaml.
`,
    );
    expect(out).toContain('bala  nothing written, see the problems above');
    expect(outputs(world)).toEqual([
      '/workspace/out/acme/html/DCW13-safeguarding.html',
      '/workspace/out/acme/html/contact.html',
    ]);
  });

  it('is not disturbed by another client, nor by templates that do not apply', async () => {
    const files = {
      ...FILES,
      'orgs/broken.yaml': 'name: [\n',
      'templates/english.md':
        '---\ntitle: English Policy\napplies_to:\n  nations: [england]\n---\n\n<<org_field_nmae>> <b>raw</b>\n',
    };
    const { code, err } = await policy('render --org acme', files);
    expect(err).toMatch(/^orgs\/broken\.yaml warning The final check is incomplete: .* \[check-incomplete\]/);
    expect(code).toBe(0);
    expect((await policy('render --org acme --strict', files)).code).toBe(1);
    const all = await policy('render --all', files);
    expect(all.code).toBe(1);
    expect(all.err).toMatch(/^orgs\/broken\.yaml:\d+:\d+ error .* \[yaml-syntax\]/m);
    expect(all.out).toContain('acme    1 policy and 6 pack documents: 19 files created');
  });

  it('calls a name unknown only if no client declares it', async () => {
    const template = SAFE.replace('safe.', 'safe, <<org_field_lift>>.');
    const other = 'name: Bala Care\nfields:\n  lift: "yes"\n';
    const known = await policy('render --org acme', {
      ...FILES,
      'templates/DCW13.md': template,
      'orgs/bala.yaml': other,
    });
    expect(known.err).toContain('[placeholder-missing]');
    const unknown = await policy('render --org acme', { ...FILES, 'templates/DCW13.md': template });
    expect(unknown.err).toContain('[placeholder-unknown]');
  });

  it('collects every problem: one does not hide the next', async () => {
    const template = SAFE.replace(
      'safe.',
      'safe {{ {{#if org_field_x}} <<org_field_nmae>> <<#each>> <iframe></iframe>.',
    );
    const { err } = await policy('render --org acme', { ...FILES, 'templates/DCW13.md': template });
    for (const code of ['placeholder-stray', 'block-unclosed', 'placeholder-syntax', 'html-element'])
      expect(err).toContain(`[${code}]`);
  });

  it('shows the first of very many problems in one file, and how many more there are', async () => {
    const lines = Array.from({ length: 250 }, () => '<<a.b>> ').join('');
    const { err } = await policy('render --org acme', { ...FILES, 'templates/DCW13.md': SAFE.replace('safe.', lines) });
    expect(err.split('[placeholder-syntax]')).toHaveLength(201);
    expect(err).toContain('templates/DCW13.md: 50 more; --json lists all\n');
  });

  it('shows an error of a file however many warnings come before it', async () => {
    const body = `${'[Client Name] '.repeat(300)}\n\n<<unknown_thing>>\n`;
    const world = memoryWorld({ 'orgs/acme.yaml': 'name: Acme\n', 'templates/a.md': `# A Policy\n\n${body}` });
    await run(['check'], world, '1.2.3');
    expect(world.printed.err).toContain('"unknown_thing" isn’t a known placeholder');
    expect(world.printed.err).toMatch(/^templates\/a\.md: \d+ more; --json lists all$/m);
  });

  it('under --strict counts warnings as errors', async () => {
    const line = 'render --all --format html --as-of 2030-01-01';
    const lenient = await policy(line);
    expect([lenient.code, outputs(lenient.world).length]).toEqual([0, 1]);
    expect(lenient.err).toContain(
      'warning The next review of DCW13 was due on 1 September 2027 (acme) [review-overdue]',
    );
    const strict = await policy(`${line} --strict`);
    expect([strict.code, outputs(strict.world).length]).toEqual([1, 0]);
    expect(strict.out).toContain('1 warning, which --strict doesn’t allow (');
  });

  it('prints one JSON object where asked', async () => {
    const { out, err } = await policy('render --all --format html --json --as-of 2030-01-01');
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual({
      version: 1,
      command: 'render',
      exitCode: 0,
      organisations: [
        {
          id: 'acme',
          policies: 1,
          pages: 6,
          status: 'written',
          files: [
            'html/DCW13-safeguarding.html',
            'html/what-has-changed.html',
            'html/review-schedule.html',
            'html/read-and-sign.html',
            'html/change-log.html',
            'index.html',
            'handbook.html',
          ].map((path) => ({ path: `out/acme/${path}`, change: 'created' })),
          removed: [],
          joined: [],
          altered: [],
          unlisted: [],
          reasons: [{ kind: 'new', names: [] }],
          documents: { made: 7, kept: 0 },
        },
      ],
      diagnostics: [
        {
          severity: 'warning',
          code: 'review-overdue',
          message: 'The next review of DCW13 was due on 1 September 2027',
          file: 'templates/DCW13.md',
          line: 5,
          column: 9,
          endLine: 5,
          endColumn: 19,
          hint: 'Review the policy and record the date.',
          organisations: ['acme'],
        },
      ],
    });
  });

  it('ends with 3 where the folder cannot be written to', async () => {
    const world = memoryWorld(FILES, {
      fault: ({ name, path }) => (name === 'create' && /\/(?:html|new)\/\.policy-/.test(path) ? 'EACCES' : undefined),
    });
    const { code, err } = await policy('render --org acme --format html', FILES, world);
    expect(code).toBe(3);
    expect(err).toContain(
      'out/acme/html/DCW13-safeguarding.html error Couldn’t write the file: you don’t have permission (acme) [output-unwritable]\n',
    );
    expect(err).not.toContain('/workspace');
    world.printed.err = '';
    expect((await policy('init new', FILES, world)).err).toBe(
      'new/policy.yaml error Couldn’t write the file: you don’t have permission [output-unwritable]\n',
    );
  });

  it('prints one JSON object for wrong use too, beside the words', async () => {
    const wrong = { version: 1, command: 'render', exitCode: 2, diagnostics: [] };
    const whom = await policy('render --json');
    expect(whom.err).toBe('error Say which organisation: --org ID or --all\n  hint: Organisations in orgs: acme.\n');
    expect(JSON.parse(whom.out)).toEqual({
      ...wrong,
      error: { message: 'Say which organisation: --org ID or --all', hint: 'Organisations in orgs: acme.' },
    });
    const option = await policy('render --all --formt pdf --json');
    expect(option.err).toContain("error unknown option '--formt'");
    expect(JSON.parse(option.out)).toEqual({
      ...wrong,
      error: { message: "unknown option '--formt'", hint: 'Did you mean --format?' },
    });
    const value = JSON.parse((await policy('check --json --as-of yesterday')).out);
    expect(value).toMatchObject({
      command: 'check',
      exitCode: 2,
      error: { message: expect.stringContaining('--as-of') },
    });
    const command = JSON.parse((await policy('rendr --json')).out);
    expect(command).toMatchObject({ version: 1, exitCode: 2, error: { message: expect.stringContaining('rendr') } });
    expect(command).not.toHaveProperty('command');
  });

  it('prints no JSON where none is asked for, nor beside help', async () => {
    expect((await policy('render')).out).toBe('');
    expect((await policy('render --org -- --json')).out).toBe('');
    expect((await policy('render --json --help')).out).not.toContain('"version"');
  });

  it('prints one JSON object for a file that could not be read', async () => {
    const world = memoryWorld(
      { ...FILES, 'themes/harbour.yaml': '' },
      { fault: ({ name, path }) => (name === 'entries' && path === '/workspace/themes' ? 'EACCES' : undefined) },
    );
    const { code, out } = await policy('check --json', FILES, world);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      command: 'check',
      exitCode: 2,
      diagnostics: [
        {
          severity: 'error',
          code: 'file-unreadable',
          message: 'Couldn’t read the file: you don’t have permission',
          file: 'themes',
        },
      ],
    });
  });

  it('gives nothing for a client that keeps two records of one policy; others get theirs', async () => {
    const bala = ACME.replace('Acme', 'Bala').replace('-ACME', '-BALA');
    const twice = `${bala}policies:\n  DCW13:\n    version: "1.0"\n  safeguarding:\n    version: "1.1"\n`;
    const { code, out } = await policy('render --all --format html', { ...FILES, 'orgs/bala.yaml': twice });
    expect(code).toBe(1);
    expect(out).toMatch(/^acme {2}1 policy and 6 pack documents: 7 files created\nbala {2}nothing written/);
  });

  it.each(['--out', '--templates', '--orgs'])('refuses an empty folder for %s', async (option) => {
    const world = memoryWorld(FILES);
    expect(await run(['render', '--org', 'acme', option, ''], world, '1.2.3')).toBe(2);
    expect(world.printed.err).toContain('It is empty.');
    expect([...world.disk.keys()]).toHaveLength(2);
  });

  it('refuses two files of one id', async () => {
    const { code, err } = await policy('render --org acme', { ...FILES, 'orgs/Acme.yaml': ACME });
    expect(code).toBe(1);
    expect(err).toContain(
      'orgs/acme.yaml error The id "acme" is also the id of orgs/Acme.yaml [organisation-duplicate]',
    );
  });

  it('takes its folders from policy.yaml, and checks that too', async () => {
    const moved = { 'clients/acme.yaml': ACME, 'library/DCW13.md': SAFE };
    const settings = 'templates: library\norganisations: clients\nformats: [html]\nout: packs\n';
    const { code, world } = await policy('render --all', { ...moved, 'policy.yaml': settings });
    expect(code).toBe(0);
    expect(world.disk.has('/workspace/packs/acme/html/DCW13-safeguarding.html')).toBe(true);
    const typo = await policy('render --all', { ...moved, 'policy.yaml': 'tempaltes: library\n' });
    expect(typo.code).toBe(1);
    expect(typo.err).toContain('policy.yaml:1:1 error');
  });
});

describe('policy check', () => {
  it('looks at everything and writes nothing', async () => {
    const approved = `${ACME}approved_by: Rhian Powell\napproved_on: 2026-11-01\n`;
    const { code, out, err, world } = await policy('check', { ...FILES, 'orgs/acme.yaml': approved });
    expect([code, err, out]).toEqual([0, '', 'Checked 1 document for 1 organisation: no problems found\n']);
    expect(outputs(world)).toEqual([]);
  });

  it('finds what is wrong in templates that apply to nobody yet', async () => {
    const english = '---\ntitle: English Policy\napplies_to:\n  nations: [england]\n---\n\n<<org_field_nmae>>\n';
    const { code, err } = await policy('check', { ...FILES, 'templates/english.md': english });
    expect(code).toBe(1);
    expect(err).toContain('hint: Did you mean "org_field_name"?');
  });

  it('finds a character that the PDF could not print', async () => {
    const { code, err } = await policy('check', { ...FILES, 'templates/DCW13.md': SAFE.replace('safe.', 'safe 漢.') });
    expect(code).toBe(1);
    expect(err).toContain('U+6F22');
    expect(err).toMatch(/templates\/DCW13\.md:10:\d+ error/);
  });
});

describe('messages', () => {
  it('finds a value with such a character where it stands in the client’s file, each once, and shows no more of it', async () => {
    const manager = 'registered_manager:\n  first_name: Alex\n  last_name: Exämple名\n';
    const shops = 'fields:\n  shops:\n    - Cardiff\n    - Newport字\n';
    const text = 'Ask <<org_field_registered_manager_name>>.\n\n<<#each org_field_shops>><<this>> <</each>>\n';
    const files = { 'orgs/acme.yaml': ACME + manager + shops, 'templates/DCW13.md': SAFE + text };
    const { code, err } = await policy('render --org acme', files);
    expect(code).toBe(1);
    expect(err).toBe(
      [
        'orgs/acme.yaml:7:14 error The fonts don’t have the character U+540D (名) in the value of org_field_registered_manager_name [glyph-missing]',
        '  hint: Write it another way, or leave it out; templates/DCW13.md:11:5 prints it.',
        'orgs/acme.yaml:11:7 error The fonts don’t have the character U+5B57 (字) in the value of this [glyph-missing]',
        '  hint: Write it another way, or leave it out; templates/DCW13.md:13:26 prints it.',
        '',
      ].join('\n'),
    );
  });

  it('that concern many clients name some, and say how many more there are; JSON names all', async () => {
    const clients = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`orgs/c${index + 10}.yaml`, 'name: Care\n']),
    );
    const files = { ...clients, 'templates/DCW13.md': FILES['templates/DCW13.md'] };
    const { err } = await policy('check --as-of 2030-01-01', files);
    expect(err).toContain('(c10, c11, c12, c13, c14, c15, c16, c17 and 4 more) [review-overdue]');
    const json = JSON.parse((await policy('check --as-of 2030-01-01 --json', files)).out) as {
      diagnostics: readonly { readonly code: string; readonly organisations: readonly string[] }[];
    };
    const overdue = json.diagnostics.find(({ code }) => code === 'review-overdue');
    expect(overdue?.organisations).toHaveLength(12);
  });
});

describe('policy fields', () => {
  it('for one organisation fits a line, and leaves out policies that are for others', async () => {
    const policies = Array.from({ length: 30 }, (_, at) => `DCW${at + 100}`);
    const text = (code: string, rest = '') =>
      `---\ntitle: Policy ${code}\ncode: ${code}\n${rest}---\n\nCall <<org_field_phone>>.\n`;
    const { out } = await policy('fields --org acme', {
      'orgs/acme.yaml': `${ACME}email: office@example.org\n`,
      ...Object.fromEntries(policies.map((code) => [`templates/${code}.md`, text(code)])),
      'templates/DC1.md': `${text('DC1', 'applies_to:\n  nations: [england]\n')}\nSee <<org_field_website>>.\n`,
    });
    const [heading, ...rows] = out.trimEnd().split('\n');
    expect(heading).toMatch(/^YAML KEY +VALUE +USED IN$/);
    expect(rows[0]).toMatch(/^phone +still needed {2}DCW100, .* and \d+ more$/);
    expect(out).not.toMatch(/DC1\b|website/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('shows where names are used, who lacks them and what is given for nothing', async () => {
    const files = {
      'orgs/acme.yaml': `${ACME}email: office@example.org\n`,
      'orgs/bala.yaml': 'name: Bala Care\nphone: 029 2018 0100\n',
      'templates/a.md':
        '---\ntitle: Call Policy\n---\n\nCall <<org_field_phone>>.\n\n<<#if org_field_website>>See <<org_field_website>>.<</if>>\n',
    };
    const { out, code } = await policy('fields', files);
    expect(code).toBe(0);
    expect(
      out
        .split('\n')
        .slice(0, 3)
        .map((line) => line.replace(/ +/g, ' ')),
    ).toEqual([
      'PLACEHOLDER YAML KEY STILL NEEDED BY NOT NEEDED BY USED IN',
      'org_field_phone phone acme – call',
      'org_field_website website – acme bala call',
    ]);
    expect(out).toContain('In the file of acme, but in no template: email');
    const json = JSON.parse((await policy('fields --json', files)).out) as { fields: readonly unknown[] };
    expect(json.fields[0]).toEqual({
      name: 'org_field_phone',
      key: 'phone',
      uses: [{ policy: 'call', file: 'templates/a.md', line: 5, column: 6 }],
      lackedBy: ['acme'],
      notGivenBy: [],
    });
  });
});

describe('unused values', () => {
  const person = 'deputy_manager:\n  first_name: Bethan\n  last_name: Rowlands\n';
  const ask = (name: string) => ({
    'templates/a.md': `---\ntitle: A\n---\n\nAsk <<org_field_deputy_manager_${name}>>.\n`,
  });
  const unused = async (name: string) => {
    const { out } = await policy('fields --json', { 'orgs/acme.yaml': ACME + person, ...ask(name) });
    return (JSON.parse(out) as { unusedValues: { acme: readonly string[] } }).unusedValues.acme;
  };

  it('do not hold the parts of a name that is printed', async () => {
    expect(await unused('name')).toEqual([]);
  });

  it('do not hold a name that nobody wrote, only its parts', async () => {
    expect(await unused('first_name')).toEqual(['deputy_manager.last_name']);
    expect(await unused('phone')).toEqual(['deputy_manager.first_name', 'deputy_manager.last_name']);
  });
});

/** Answers each question with the next of some answers: a number chooses. */
function answering(...answers: readonly (string | number)[]) {
  const asked: string[] = [];
  const next = (words: string) => {
    asked.push(words);
    return answers[asked.length - 1];
  };
  const ask: Questions = {
    line: async (words) => String(next(words) ?? ''),
    choose: async (words, choices) => {
      const choice = choices[Number(next(words))];
      if (!choice) throw new Error(`${words}: no such choice`);
      return choice.value;
    },
  };
  return { ask, asked };
}

describe('policy init', () => {
  const text = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));

  it('starts a workspace in which everything renders, and never overwrites one', async () => {
    const world = memoryWorld({});
    expect((await policy('init .', {}, world)).code).toBe(0);
    for (const path of ['orgs/my-organisation.yaml', '.gitignore', '.gitattributes', 'README.md', '.vscode/tasks.json'])
      expect(world.disk.has(`/workspace/${path}`)).toBe(true);
    const rendered = await policy('render --all', {}, world);
    expect(rendered.err.match(/\[[a-z-]+\]/g)).toEqual(['[draft-policy]', '[example-values]']);
    expect(rendered.err).toContain('8 policies (DCW13, DCW18, DCW28, DCW29, DCW31, DCW34, DCW116, DCW117) are drafts');
    expect(rendered.code).toBe(0);
    expect(outputs(world)).toHaveLength(48);
    const again = await policy('init .', {}, world);
    expect(again.code).toBe(2);
    expect(again.err).toContain('already exists');
  });

  it('copies every schema, which its files and the settings of VS Code name', async () => {
    const world = memoryWorld({});
    await policy('init .', {}, world);
    const schemas = readdirSync(join(import.meta.dirname, '../../schema')).map((name) => `schema/${name}`);
    for (const schema of schemas) expect(world.disk.has(`/workspace/${schema}`), schema).toBe(true);
    expect(text(world, 'policy.yaml')).toMatch(/^# yaml-language-server: \$schema=schema\/policy\.schema\.json\n/);
    expect(text(world, 'orgs/my-organisation.yaml')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schema\/organisation\./,
    );
    const named = Object.keys(JSON.parse(text(world, '.vscode/settings.json'))['yaml.schemas']);
    expect(schemas).toEqual(expect.arrayContaining(named));
  });

  it('takes options, and lists what it invented', async () => {
    const world = memoryWorld({});
    const line = ['init', 'elm', '--nation', 'england', '--service', 'domiciliary_support', '--name', 'Elm: Care & Co'];
    expect(await run([...line, '--number', '1-123456789', '--manager', 'Lee, Ann'], world, '1.2.3')).toBe(0);
    const file = text(world, 'elm/orgs/elm-care-and-co.yaml');
    expect(file).toContain('\nname: "Elm: Care & Co"\n');
    expect(file).toContain('\nregistration_no: 1-123456789\n');
    expect(file).toMatch(/\nregistered_manager:\n {2}first_name: Ann\n {2}last_name: Lee\n/);
    expect(file).toContain('\nnominated_individual:\n');
    const examples = /^examples:\n((?: {2}- .*\n)*)/m.exec(file)?.[1] ?? '';
    expect(examples).toContain('  - safeguarding_lead\n');
    expect(examples).not.toMatch(/- (?:name|registration_no|registered_manager|nation)\n/);
    expect(
      [...world.disk.keys()].filter((path) => /\/templates\/[^_]/.test(path)).map((path) => path.split('/').at(-1)),
    ).toEqual(['DC13-safeguarding-adults.md', 'DC29-whistleblowing.md', 'DC34-confidentiality-and-data-protection.md']);
  });

  it.each(
    [
      ['wales', 'domiciliary_support'],
      ['wales', 'care_home'],
      ['wales', 'supported_living'],
      ['england', 'domiciliary_support'],
    ].map(([nation = '', service = '']) => [nation, service] as const),
  )('renders at once, with nothing to be told but drafts and examples: %s, %s', async (nation, service) => {
    const world = memoryWorld({});
    await policy(`init . --nation ${nation} --service ${service} --name Bryn`, {}, world);
    const { code, err } = await policy('check --all', {}, world);
    expect(code, err).toBe(0);
    expect(err.match(/\[[a-z-]+\]/g)?.sort()).toEqual(['[draft-policy]', '[example-values]']);
  });

  it.each([
    ['scotland', 'care_home'],
    ['northern_ireland', 'day_service'],
    ['england', 'care_home'],
  ])('says where there are no starters, and what to do: %s, %s', async (nation, service) => {
    const world = memoryWorld({});
    const { code, out } = await policy(`init . --nation ${nation} --service ${service}`, {}, world);
    expect(code).toBe(0);
    expect(out).toContain('There are no starter policies yet for this service');
    expect(out).toContain('  home care (domiciliary support) in England\n');
    expect(out).toContain('text:\n  policy import my-policies\n');
    expect([...world.disk.keys()].filter((path) => path.includes('/templates/'))).toEqual([]);
  });

  it('asks a person, but not what options say', async () => {
    const world = memoryWorld({});
    const { ask, asked } = answering(0, 1, 'Bryn Care', '', 'Siân Morgan', 1);
    expect(await run(['init', '.'], { ...world, terminal: { ...world.terminal, ask } }, '1.2.3')).toBe(0);
    expect(asked).toHaveLength(6);
    expect(text(world, 'orgs/bryn-care.yaml')).toContain('\nservice_type: care_home\n');
    expect(text(world, 'orgs/bryn-care.yaml')).toContain('\n  first_name: Siân\n  last_name: Morgan\n');
    expect(text(world, 'policy.yaml')).toContain('\ntemplate_source: supplied\n');
    const other = answering(0, 0, '', '', '');
    const elsewhere = memoryWorld({});
    const terminal = { ...elsewhere.terminal, ask: other.ask };
    await run(['init', '.', '--template-source', 'own'], { ...elsewhere, terminal }, '1.2.3');
    expect(other.asked.some((words) => words.includes('Whose'))).toBe(false);
  });

  it.each(['own', 'supplied'])('writes whose the templates are: %s', async (source) => {
    const world = memoryWorld({});
    const { out } = await policy(`init . --template-source ${source}`, {}, world);
    expect(text(world, 'policy.yaml')).toContain(`\ntemplate_source: ${source}\n`);
    expect(out).toContain(source === 'own' ? 'policy review DCW13' : 'policy adopt DCW13');
    expect(out).toContain('policy approve DCW13');
  });

  it('starts without anybody’s approval', async () => {
    const world = memoryWorld({});
    await policy('init .', {}, world);
    await policy('render --all --format html', {}, world);
    const page = text(world, 'out/my-organisation/html/DCW13-safeguarding-adults.html');
    expect(page).toContain('DRAFT');
    expect(page).not.toMatch(/Approved by|14 September/);
  });

  it.each(['own', 'supplied'])('says what makes a starter approved, and that works: %s', async (source) => {
    const world = memoryWorld({});
    const { out } = await policy(`init . --template-source ${source}`, {}, world);
    const commands = out
      .split('\n')
      .flatMap((line) => /^ {2}policy ((?:review|adopt|approve) .*)$/.exec(line)?.[1] ?? []);
    expect(commands).toHaveLength(2);
    for (const command of commands) expect((await policy(command, {}, world)).code, world.printed.err).toBe(0);
    // The details are still examples.
    expect((await policy('render --all --policy DCW13', {}, world)).code).toBe(1);
    const path = '/workspace/orgs/my-organisation.yaml';
    const real = new TextDecoder().decode(world.disk.get(path)).replace(/^examples:.*\n(?: .*\n)*/m, '');
    world.disk.set(path, Buffer.from(real));
    world.printed.err = '';
    const { code, err } = await policy('check --policy DCW13 --strict', {}, world);
    expect([code, err]).toEqual([0, '']);
    await policy('render --all --format html --policy DCW13', {}, world);
    const page = text(world, 'out/my-organisation/html/DCW13-safeguarding-adults.html');
    expect(page).toContain('Sam Sample');
    expect(page).not.toContain('DRAFT');
  });

  it('wants the name of a folder', async () => {
    const world = memoryWorld({});
    expect(await run(['init', ''], world, '1.2.3')).toBe(2);
    expect(world.disk.size).toBe(0);
  });
});

describe('help', () => {
  it.each(['render', 'check', 'fields', 'init'])('of %s has examples', async (command) => {
    const { code, out } = await policy(`${command} --help`);
    expect(out).not.toContain('default: []');
    expect(code).toBe(0);
    expect(out).toContain('Examples:');
    expect(out).toContain(`policy ${command}`);
  });

  it('has a line for each command, grouped by what they are for', async () => {
    const { out } = await policy('--help');
    const groups = out.match(/^[A-Z][a-z ]+:$/gm);
    expect(groups).toEqual(
      [
        'Options',
        'Make packs',
        'Check',
        'Look after organisations',
        'Keep records',
        'Look back',
        'Your computer',
        'Commands',
        'To get started',
      ].map((group) => `${group}:`),
    );
    for (const { name, about } of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${name}[^\\n]*  ${about}$`, 'm'));
  });

  it('of a command begins with the call that people type most', async () => {
    for (const { name, example } of COMMANDS) {
      expect((await policy(`${name} --help`)).out.split('\n')[0]).toBe(example);
      expect(example).toMatch(new RegExp(`^policy ${name}\\b`));
    }
  });

  it.each(['help rendr', 'rendr --help', 'rendr --org acme'])(
    'of a command that there isn’t says what was meant: %s',
    async (line) => {
      const { code, err } = await policy(line);
      expect([code, err]).toEqual([2, "error unknown command 'rendr'\n(Did you mean render?)\n(see --help)\n"]);
    },
  );

  it('of a word that no command takes says that it is an organisation', async () => {
    const { code, err } = await policy('render acme');
    expect([code, err]).toEqual([
      2,
      "error too many arguments for 'render'. Expected 0 arguments but got 1.\n(see --help)\n  hint: Did you mean --org acme?\n",
    ]);
    expect((await policy('render nobody')).err).not.toContain('hint');
    expect((await policy('render acme', {})).code).toBe(2);
  });

  it('names the exit codes', async () => {
    expect((await policy('--help')).out).toContain('0 fine · 1 problems found · 2 wrong use · 3 writing failed');
    expect((await policy('--version')).out).toBe('1.2.3\n');
  });
});
