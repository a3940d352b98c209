/** An organisation that has left: nothing is made for it, and its values still appear in nobody else's documents. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const TEMPLATE =
  '---\ntitle: Fire Policy\ncode: DC1\nversion: "1.0"\nreview: {last: 2026-09-01}\n---\n\nWords of <<org_field_name>>.\n';
const LEFT =
  'name: Bala Care\nleft: 2026-11-02\nformer_names: [Specimen Lodge, "Old Mill: Care"]\nphone: 029 2018 0150\n';

function world(files: Readonly<Record<string, string>> = {}) {
  return memoryWorld({
    'policy.yaml': 'formats: [html]\n',
    'templates/a.md': TEMPLATE,
    'orgs/acme.yaml': 'name: Acme Care\napproved_by: Jo Li\napproved_on: 2026-09-02\n',
    'orgs/bala.yaml': LEFT,
    ...files,
  });
}

async function policy(line: string, files: Readonly<Record<string, string>> = {}) {
  const workspace = world(files);
  const code = await run(line.split(' '), workspace, '1.2.3');
  const paths = [...workspace.disk.keys()].filter((path) => path.startsWith('/workspace/out/'));
  return { code, paths, ...workspace.printed };
}

describe('an organisation that has left', () => {
  it.each(['render --all --strict', 'render --org *a --strict', 'check --strict'])(
    'is passed over in one line by %s',
    async (line) => {
      const { code, err, paths } = await policy(line);
      expect(err.match(/bala/g)).toHaveLength(1);
      expect(err).toContain('note Passed over, having left: bala [organisation-left]');
      expect(code).toBe(0);
      expect(paths.filter((path) => path.includes('/bala/'))).toEqual([]);
    },
  );

  it.each([
    'render --org bala',
    'check --org bala',
    'issue --org bala',
    'due --org bala',
    'review DC1 --org bala --on 2026-11-20',
  ])('is named as left by %s', async (line) => {
    const { code, err, paths } = await policy(line);
    expect(code).toBe(1);
    expect(err).toContain('orgs/bala.yaml:2:7 error bala left on 2 November 2026, so nothing is made or listed for it');
    expect(err).toContain('remove "left" from its file');
    expect(paths).toEqual([]);
  });

  it.each([
    ['review DC1 --org * --on 2026-11-20', 0],
    ['adopt DC1 --org * --on 2026-11-20', 0],
    ['approve DC1 --org * --on 2026-11-20 --by Jo', 0],
  ])('gets no record by %s, and is passed over in one line', async (line, expected) => {
    const { code, err } = await policy(line, { 'policy.yaml': 'template_source: supplied\n' });
    expect(err.match(/.*bala.*/g)).toEqual(['note Passed over, having left: bala [organisation-left]']);
    expect(code).toBe(expected);
  });

  it('is not issued with all others, though its documents are still there', async () => {
    const workspace = world({ 'orgs/bala.yaml': LEFT.replace(/left:.*\n/, '') });
    expect(await run(['render', '--all'], workspace, '1.2.3')).toBe(0);
    workspace.disk.set('/workspace/orgs/bala.yaml', Buffer.from(LEFT));
    workspace.printed.err = '';
    await run(['issue', '--all'], workspace, '1.2.3');
    expect(workspace.printed.err).toContain('note Passed over, having left: bala [organisation-left]');
    expect(workspace.printed.err).not.toContain('error');
    expect([...workspace.disk.keys()].filter((path) => path.endsWith('.issues.yaml'))).toEqual([
      '/workspace/orgs/acme.issues.yaml',
    ]);
  });

  it('doesn’t stop the others that were named with it', async () => {
    const { code, paths } = await policy('render --org acme --org bala');
    expect(code).toBe(1);
    expect(paths).toContain('/workspace/out/acme/html/DC1-fire.html');
  });

  it('is not due', async () => {
    const { out } = await policy('due --format json');
    expect(JSON.parse(out).policies.map((row: { organisation: string }) => row.organisation)).toEqual(['acme']);
  });

  it.each([
    ['its name', 'Bala Care'],
    ['a former name', 'Specimen Lodge'],
    ['another former name', 'Old Mill Care'],
    ['its telephone number', '029 2018 0150'],
  ])('still has %s kept out of others’ documents', async (_, words) => {
    const { code, err, paths } = await policy('render --all', { 'templates/a.md': `${TEMPLATE}\nCall ${words}.\n` });
    expect(err).toContain('[foreign-value]');
    expect(code).toBe(1);
    expect(paths).toEqual([]);
  });

  it('may print its own former name, as others that share it may', async () => {
    const files = {
      'orgs/bala.yaml': LEFT.replace(/left:.*\n/, ''),
      'orgs/acme.yaml': 'name: Acme Care\nfields: {before: once of Specimen Lodge}\n',
      'templates/a.md': `${TEMPLATE}\n<<#if org_field_before>>We were <<org_field_before>>.<</if>>\n`,
    };
    expect((await policy('render --all', files)).err).toBe('');
  });

  it('leaves when the key is written; a day ahead is a warning', async () => {
    const { code, err } = await policy('render --all', { 'orgs/bala.yaml': LEFT.replace('11-02', '12-24') });
    expect(err).toContain('orgs/bala.yaml:2:7 warning "left" takes effect now, though 24 December 2026 is still ahead');
    expect(err).toContain('Passed over, having left: bala');
    expect(code).toBe(0);
  });

  it('is not checked any more', async () => {
    const { err } = await policy('check --strict', { 'orgs/bala.yaml': `${LEFT}email: nobody\nunknown: 1\n` });
    expect(err).not.toContain('unknown-key');
  });
});
