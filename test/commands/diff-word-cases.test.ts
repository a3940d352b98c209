/** `policy diff` of Word files from elsewhere, which Word made: each is compared with another, and what can’t be compared is named. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';

const FOLDER = join(import.meta.dirname, '../fixtures/word/cases');
const NAMES = readdirSync(FOLDER).filter((name) => /\.(docx|dotx)$/.test(name));

it('compares each Word file with the next, and says what it leaves out', async () => {
  expect(NAMES.length).toBeGreaterThan(20);
  const world = memoryWorld(Object.fromEntries(NAMES.map((name) => [name, readFileSync(join(FOLDER, name))])));
  for (const [at, name] of NAMES.entries()) {
    const next = NAMES[(at + 1) % NAMES.length] ?? name;
    const { code, out, err } = await policy(`diff ${name} ${next}`, world);
    // A file is either compared or refused with its reason; nothing else stops the program.
    if (code === 0) expect(out, err).toContain(`${name} → ${next}`);
    else expect(err, `${name} and ${next}`).toMatch(/ error .+ \[[a-z-]+\]/);
    for (const line of err.split('\n').filter((each) => / (?:warning|error) /.test(each)))
      expect(line).toMatch(/\[[a-z-]+\]/);
  }
  expect((await policy(`diff ${NAMES[0]} ${NAMES[0]}`, world)).out).toContain('no differences');
});

it('names the comments and tracked changes of a Word file, with their author', async () => {
  const names = ['dates-and-comments-tracked-sent-to-client.docx', 'dotx-template.dotx'];
  const world = memoryWorld(Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, name))])));
  const { err } = await policy(`diff ${names.join(' ')}`, world);
  expect(err).toContain('1 comment by Jo Bloggs, not compared [word-comments]');
  expect(err).toContain('2 tracked changes by Jo Bloggs, read as accepted [word-tracked-changes]');
});
