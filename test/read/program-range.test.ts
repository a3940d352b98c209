/** `program:` of policy.yaml: which versions of the program a workspace is for. */
import { describe, expect, it } from 'vitest';
import { readWorkspace } from '../../src/read/workspace.js';
import { memoryWorld } from '../support/memory-world.js';
import { layersOf } from '../support/read-organisation.js';

const read = (text: string, version: string) =>
  readWorkspace({ path: 'policy.yaml', text }, layersOf(memoryWorld({}).files), async () => version);

const said = ({ diagnostics }: Awaited<ReturnType<typeof read>>) =>
  diagnostics.map(({ span, message }) => `${span?.start} ${message}`);

describe('a range', () => {
  it.each([
    ['0.2.x', '0.2.7', '0.3.0'],
    ['0.2', '0.2.0', '0.3.0'],
    ['0.2.4', '0.2.4', '0.2.5'],
    ['v0.2.4', '0.2.4', '0.2.3'],
    ['^0.2.0', '0.2.9', '0.3.0'],
    ['~0.2.3', '0.2.9', '0.2.2'],
    ['">=0.2 <0.4"', '0.3.9', '0.4.0'],
    ['">=0.2, <0.4"', '0.3.9', '0.4.0'],
    ['0.2 - 0.3', '0.3.9', '0.4.0'],
    ['0.2 || 0.4', '0.4.1', '0.3.0'],
    ['1', '1.9.0', '2.0.0'],
    ['1.x', '1.9.0', '0.9.0'],
    // A version that is being tried out.
    ['0.3.x', '0.3.1-beta.2', '0.4.0-beta.1'],
  ])('%s has %s, and not %s', async (range, fits, other) => {
    const text = `# Ours\nprogram: ${range}\n`;
    expect(await read(text, fits)).toMatchObject({ value: { theme: [] }, diagnostics: [] });
    const { otherProgram, value, diagnostics } = await read(text, other);
    expect({ value, diagnostics }).toEqual({ diagnostics: [] });
    expect(otherProgram?.words).toBe(range.replaceAll('"', ''));
  });

  it.each(['latest', 'the newest', '0.2.0.0', '0,2', '">=0.2 && <0.4"', '"0.2 or 0.3"', 'policy 0.2', '""', '" "'])(
    '%s can’t be understood',
    async (range) => {
      const answer = await read(`program: ${range}\n`, '0.2.0');
      expect(answer.otherProgram).toBeUndefined();
      expect(said(answer)).toEqual(['9 "program": this isn’t a version or a range of versions']);
      expect(answer.diagnostics[0]?.hint).toContain('">=0.2 <0.4"');
    },
  );

  it.each(['">=0.4 <0.2"', '">0.2.0 <0.2.0"'])('%s has no version in it', async (range) => {
    expect(said(await read(`program: ${range}\n`, '0.2.0'))).toEqual([
      '9 "program": no version is in this range, since its ends exclude each other',
    ]);
  });

  it.each(['>=0.2 <0.4', '>0.2', '*', '{0.2.x}', '[0.2.x]'])('%s without quotes is told', async (range) => {
    const { diagnostics } = await read(`program: ${range}\n`, '0.2.0');
    expect(diagnostics).toMatchObject([{ severity: 'error', hint: expect.stringContaining('put it in quotes') }]);
  });

  it('is left out, or empty: any version does', async () => {
    expect(await read('program:\nout: out\n', '9.9.9')).toMatchObject({ value: { out: 'out' }, diagnostics: [] });
  });
});

it('another version says that alone, since it may know other keys', async () => {
  const { otherProgram, diagnostics } = await read('program: 0.9.x\nnew_key: yes\ntheme: nowhere\n', '0.2.0');
  expect(otherProgram).toMatchObject({ words: '0.9.x' });
  expect(diagnostics).toEqual([]);
});
