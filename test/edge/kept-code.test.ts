/** Compiled code is kept between runs, and never used where it might not be what was compiled. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadScripts } from '../../src/edge/kept-code.js';
import { codeRunBy } from '../../src/edge/start-node.js';

let folder = '';
let place = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-kept-'));
  place = join(folder, 'cache', 'program');
  writeFileSync(join(folder, 'main.cjs'), "exports.sum = require('./other.cjs').add(1, 2);");
  writeFileSync(join(folder, 'other.cjs'), 'exports.add = (a, b) => a + b;');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Loads the scripts, keeps their code, and says what came of it. */
function run(kind = 'one', { kept }: { readonly kept: string | undefined } = { kept: place }): unknown {
  const { exports, keep } = loadScripts(join(folder, 'main.cjs'), { folder: kept, kind });
  keep();
  return exports;
}

const states = () => readdirSync(place).map((name) => [name, statSync(join(place, name)).mtimeMs]);

describe('kept code', () => {
  it('is written once, and read after that', () => {
    expect(run()).toEqual({ sum: 3 });
    const written = states();
    expect(written).toHaveLength(2);
    expect(run()).toEqual({ sum: 3 });
    expect(states()).toEqual(written);
  });

  it('is another for other code, even of the same length, and for another kind', () => {
    run();
    writeFileSync(join(folder, 'other.cjs'), 'exports.add = (a, b) => a - b;');
    expect(run()).toEqual({ sum: -1 });
    expect(run('two')).toEqual({ sum: -1 });
    expect(readdirSync(place)).toHaveLength(5);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ['empty', () => Buffer.alloc(0)],
    ['changed', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte)))],
  ])('is left aside and written anew where it was %s', (_, damage) => {
    run();
    const whole = readdirSync(place).map((name) => join(place, name));
    for (const path of whole) writeFileSync(path, damage(readFileSync(path)));
    const damaged = whole.map((path) => readFileSync(path));
    expect(run()).toEqual({ sum: 3 });
    for (const [at, path] of whole.entries()) expect(readFileSync(path)).not.toEqual(damaged[at]);
    expect(readdirSync(place)).toHaveLength(2);
  });

  it('is kept nowhere without a folder, or where the folder can’t be', () => {
    expect(run('one', { kept: undefined })).toEqual({ sum: 3 });
    expect(run('one', { kept: join(folder, 'main.cjs', 'program') })).toEqual({ sum: 3 });
    expect(readdirSync(folder)).toEqual(['main.cjs', 'other.cjs']);
  });

  it.skipIf(process.platform === 'win32')('is neither read nor written where others may write', () => {
    mkdirSync(place, { recursive: true });
    chmodSync(place, 0o777);
    expect(run()).toEqual({ sum: 3 });
    expect(readdirSync(place)).toEqual([]);
  });

  it('begins anew when there is too much of it', () => {
    for (let kind = 0; kind < 60; kind++) run(String(kind));
    expect(readdirSync(place).length).toBeLessThan(110);
    expect(run('59')).toEqual({ sum: 3 });
  });
});

it('what runs is told by command, options and formats, never by names of people’s files', () => {
  const args = ['render', '--org', 'acme', '--out', '/home/ann/out', '--format', 'pdf', '--as-of=2026-01-01'];
  expect(codeRunBy(args)).toBe('render --format --org --out pdf');
  expect(codeRunBy([])).toBe('');
  expect(codeRunBy(['--version'])).toBe('');
});
