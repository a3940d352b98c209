/** Small texts of our check, tested in place where they stand beside the project: each gives the title and headings its README tells. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../support/template-text.js';

const SAMPLES = new URL('../../../../../shared/cases/text/', import.meta.url);

describe.skipIf(!existsSync(SAMPLES))('the small texts (skipped where they do not stand beside this copy)', () => {
  const read = async (name: string) => {
    const whole = await readFile('t.txt', readFileSync(new URL(name, SAMPLES), 'utf8'));
    return { ...whole, headings: whole.lines.filter((line) => /^h\d /.test(line)) };
  };

  it('numbered with a zero', async () => {
    const { headings, problems } = await read('numbers-with-zero.txt');
    expect(headings).toEqual(['h1 Purpose', 'h1 Scope', 'h2 Who it is for', 'h1 Rules']);
    expect(problems).toEqual([]);
  });

  it('with a gap', async () => {
    const { headings, problems } = await read('gap-in-numbers.txt');
    expect(headings).toEqual(['h1 Purpose', 'h1 Scope', 'h1 Rules', 'h1 Review']);
    expect(problems).toEqual(['6:1 warning heading-number']);
  });

  it('with a tab after the number', async () => {
    const { head, headings, problems } = await read('number-and-tab.txt');
    expect(head?.title).toBe('Lone Working Policy');
    expect(headings).toEqual(['h1 Purpose', 'h1 Scope', 'h2 Who']);
    expect(problems).toEqual([]);
  });

  it('with a line in brackets', async () => {
    const { head, headings, problems } = await read('bracket-line-before-title.txt');
    expect(head?.title).toBe('Lone Working Standard');
    expect(headings).toEqual(['h1 Purpose', 'h1 Scope', 'h2 Who it is for']);
    expect(problems).toEqual(['5:1 warning placeholder-foreign']);
  });
});
