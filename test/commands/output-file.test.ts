/** What a command prints, in a file: the same words as on the terminal, and nothing where the call was wrong. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const FILES = {
  'orgs/acme.yaml': 'name: Tŷ Acme\nphone: 029 2018 0100\n',
  'templates/a.md':
    '---\ntitle: Fire\ncode: DC1\nreview: {last: 2026-09-01, every: 6 months}\n---\n\n<<org_field_phone>>\n',
};

async function policy(line: string, files: Readonly<Record<string, string>> = FILES) {
  const world = memoryWorld(files);
  const code = await run(line.split(' '), world, '1.2.3');
  const file = world.disk.get('/workspace/result.txt');
  return { code, file: file && new TextDecoder('utf-8', { ignoreBOM: true }).decode(file), ...world.printed };
}

describe('--output', () => {
  it.each([
    'check --json',
    'due --format csv',
    'due --format ics',
    'fields',
    'fields --stub',
    'plan --all --json',
    'impact --field phone --json',
  ])('writes what %s prints to a file, and prints nothing', async (line) => {
    const printed = await policy(line);
    const { code, file, out, err } = await policy(`${line} --output result.txt`);
    expect([code, file, err]).toEqual([printed.code, printed.out, printed.err]);
    expect(out).toBe('');
    expect(file).not.toContain('\r\n\r\n');
  });

  it('replaces a file that is there, and leaves it where the call was wrong', async () => {
    const files = { ...FILES, 'result.txt': 'old\n' };
    expect((await policy('fields --output result.txt', files)).file).toContain('org_field_phone');
    expect(await policy('fields --org nobody --output result.txt', files)).toMatchObject({ code: 2, file: 'old\n' });
    expect(await policy('fields --output', files)).toMatchObject({ code: 2, file: 'old\n' });
  });

  it('says where the file can’t be written', async () => {
    const world = memoryWorld(FILES, {
      fault: ({ name, path }) => (name === 'create' && path.includes('.policy-') ? 'EACCES' : undefined),
    });
    expect(await run(['fields', '--output', 'result.txt'], world, '1.2.3')).toBe(3);
    expect(world.printed.err).toContain('result.txt error Couldn’t write the file');
  });
});
