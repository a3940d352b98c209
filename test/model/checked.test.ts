/** A value is checked, and what is sound of it is kept beside what is wrong. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkValue } from '../../src/model/checked.js';
import { checkFrontMatter } from '../../src/model/front-matter-schema.js';
import { growsWithLength } from '../support/growth.js';

const schema = z.strictObject({ name: z.string(), phone: z.string().nullish() });
const lenient = schema.extend({ name: z.string().nullish() });

it('leaves thousands of unknown keys out in linear time', async () => {
  const schema = z.strictObject({ name: z.string() });
  const check = (size: number) => {
    const value = Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, 'x']));
    expect(checkValue(schema, schema, { ...value, name: 'Acme' }).value).toEqual({ name: 'Acme' });
  };
  expect(await growsWithLength(check, 2_500)).toBe(true);
});

describe('checkValue', () => {
  it('gives a sound value without an issue', () => {
    expect(checkValue(schema, lenient, { name: 'Acme' })).toEqual({ value: { name: 'Acme' }, issues: [] });
  });

  it('gives the rest beside a key that is refused, unknown or missing', () => {
    const checked = checkValue(schema, lenient, { phone: ['1'], fax: '2' });
    expect(checked.value).toEqual({});
    expect(checked.issues).toHaveLength(3);
  });

  it('gives no value, and comes to an end, where the lenient schema too wants a key that is not there', () => {
    const checked = checkValue(schema, schema, { phone: '1' });
    expect(checked.value).toBeUndefined();
    expect(new Set(checked.issues.map(({ path }) => path.join('.')))).toEqual(new Set(['name']));
  });
});

describe('front matter', () => {
  it('needs no list of changes', () => {
    expect(checkFrontMatter({ title: 'Lone Working' })).toEqual({ value: { title: 'Lone Working' }, issues: [] });
  });

  it('is read beside a list of changes that is wrong', () => {
    const checked = checkFrontMatter({ title: 'Lone Working', changes: [{ version: '1.0' }] });
    expect(checked.value?.title).toBe('Lone Working');
    expect(checked.issues.map(({ path }) => path.join('.'))).toEqual(['changes.0.date', 'changes.0.note']);
  });
});
