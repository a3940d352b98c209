/** `--report`: what a command prints for other programs, and where; annotations land where the fault is. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { sarifFaults } from '../support/sarif-schema.js';

const ACME = '\uFEFFname: Acme\r\nnation: wales\r\nservice_type: domiciliary_support\r\nfone: 029 2018 0100\r\n';
const FIRE =
  '---\r\ntitle: Fire\r\ncode: DC1\r\nreview: {last: 2026-09-01, every: 6 months}\r\n---\r\n\r\nCall ŷ <<org_field_fone>>.\r\n';
const FILES = { 'orgs/acme.yaml': ACME, 'templates/ŷ fire.md': FIRE };
/** The workspace is a folder of the repository. */
const REPOSITORY = { '../.git/HEAD': 'ref: refs/heads/main\n' };

async function policy(line: string, files: Readonly<Record<string, string>> = { ...FILES, ...REPOSITORY }) {
  const world = memoryWorld(files);
  const code = await run(line.split(' '), world, '1.2.3');
  const file = (name: string) => {
    const bytes = world.disk.get(`/workspace/${name}`);
    return bytes && new TextDecoder().decode(bytes);
  };
  return { code, file, ...world.printed };
}

/** The words at a line and columns of a file, as editors count. */
function wordsAt(text: string, line: number, from: number, to: number): string {
  return (text.replace(/^\uFEFF/, '').split(/\r?\n/)[line - 1] ?? '').slice(from - 1, to - 1);
}

describe('--report github', () => {
  it('marks the very words, in files that the repository names', async () => {
    const { out, err, code } = await policy('check --report github');
    expect(code).toBe(1);
    const places = [
      ...out.matchAll(
        /^::(\w+) file=workspace\/(.*?),line=(\d+),endLine=\3,col=(\d+),endColumn=(\d+),title=([\w-]+)::/gm,
      ),
    ];
    const marked = places.map(([, severity, path = '', row, from, to, title]) => {
      const text = Object.entries(FILES).find(([name]) => name === path)?.[1] ?? '';
      return [severity, title, wordsAt(text, Number(row), Number(from), Number(to))];
    });
    expect(marked).toContainEqual(['error', 'unknown-key', 'fone']);
    expect(marked).toContainEqual(['error', 'placeholder-unknown', '<<org_field_fone>>']);
    expect(out.split('\n').filter((line) => line && !line.startsWith('::'))).toEqual([]);
    // People read the same on the terminal, with the summary.
    expect(err).toContain('orgs/acme.yaml:4:1 error');
    expect(err).toContain('Checked');
  });

  it('says in an annotation why a call could not be followed', async () => {
    const { code, out } = await policy('check --org acne --report github');
    expect(code).toBe(2);
    expect(out).toMatch(/^::error title=policy::.*"acne".*%0A.*acme.*\n$/);
    expect((await policy('check --shart 1/2 --report=github')).out).toMatch(/^::error title=policy::.*--shart.*\n$/);
  });

  it('has no errors where there are none', async () => {
    const files = {
      ...FILES,
      'orgs/acme.yaml': ACME.replace('fone', 'phone'),
      'templates/ŷ fire.md': FIRE.replace('fone', 'phone'),
    };
    const { code, out } = await policy('check --report github', files);
    expect(code).toBe(0);
    expect(out).toMatch(/^(?:::warning .*\n)*$/);
  });
});

describe('--report', () => {
  it('writes several reports of one run, of which one is printed', async () => {
    const { out, file, code } = await policy(
      'check --report github --report sarif=out/a.sarif --report junit=b.xml --report markdown=c.md',
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^::error /);
    expect(sarifFaults(JSON.parse(file('out/a.sarif') ?? ''))).toEqual([]);
    expect(file('out/a.sarif')).toContain('"uri": "workspace/templates/%C5%B7%20fire.md"');
    expect(file('b.xml')).toContain('<testsuite name="workspace/orgs/acme.yaml"');
    expect(file('c.md')).toContain('`workspace/orgs/acme.yaml:4:1`');
  });

  it('leaves standard output as it is where all reports have files', async () => {
    const plain = await policy('check');
    const { out, err } = await policy('check --report junit=b.xml');
    expect([out, err]).toEqual([plain.out, plain.err]);
  });

  it('goes to the file of --output, and names files from the working folder where there is no repository', async () => {
    const { out, file, err } = await policy('check --report sarif --output a.sarif', FILES);
    expect(out).toBe('');
    expect(err).toContain('Checked');
    expect(file('a.sarif')).toContain('"uri": "templates/%C5%B7%20fire.md"');
  });

  it.each(['render --all', 'plan --all'])('tells with %s what became of each pack', async (line) => {
    const files = { ...FILES, 'orgs/bala.yaml': 'name: Bala\n', 'templates/ŷ fire.md': FIRE.replace('fone', 'name') };
    const { out, code } = await policy(`${line} --format html --report markdown`, files);
    expect(code).toBe(1);
    expect(out).toContain('| acme | nothing w');
    expect(out).toMatch(/\| bala \| .*\d+ files (?:created|would be written)/);
  });

  it.each([
    ['check --report pdf', 'isn’t a report. Choose from github, sarif, junit, markdown.'],
    ['check --report sarif=', 'Write the file’s name after "sarif=".'],
    ['check --report sarif --report junit', 'One report is printed already'],
    ['check --report sarif=a --report junit=a', 'Two reports can’t have the same file.'],
    ['check --report sarif --json', '--json and --report can’t both be printed'],
    ['plan --compare out/acme --report sarif', 'A comparison has no report for other programs'],
  ])('refuses %s', async (line, words) => {
    const { code, err } = await policy(line);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('ends with exit code 3 where a report can’t be written', async () => {
    const world = memoryWorld(FILES, {
      fault: ({ name, path }) => (name === 'create' && path.includes('.policy-') ? 'EACCES' : undefined),
    });
    expect(await run(['check', '--report', 'sarif=a.sarif'], world, '1.2.3')).toBe(3);
    expect(world.printed.err).toContain('a.sarif error Couldn’t write the file');
  });
});
