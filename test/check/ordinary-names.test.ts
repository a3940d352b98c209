/** Ordinary text beside forty organisations with ordinary names: nothing in it is anybody's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { foreignValues, type IdentifyingValues, identifyingValues } from '../../src/check/foreign-values.js';
import { ORDINARY_ORGANISATIONS } from '../support/ordinary-organisations.js';
import { organisationOf } from '../support/organisations.js';
import { readYaml } from '../support/read-organisation.js';

const TEMPLATES = resolve(import.meta.dirname, '../../templates');
const own = organisationOf({ org_field_name: 'Acme Home Care' });

let values: IdentifyingValues;

beforeAll(async () => {
  const files = Object.entries(ORDINARY_ORGANISATIONS);
  const others = await Promise.all(files.map(([path, yaml]) => readYaml(yaml, path)));
  values = identifyingValues([own, ...others.flatMap(({ value }) => value ?? [])]);
});

const wordsFound = (text: string) =>
  foreignValues(text, values, own).map(({ start, end, certainty }) => `${certainty}: ${text.slice(start, end)}`);

describe('beside organisations with ordinary names', () => {
  it('are forty files that can be read', () => {
    expect(new Set([...values.all].flatMap(({ owners }) => [...owners])).size).toBe(41);
  });

  it('no starter policy holds a value of theirs', () => {
    const paths = readdirSync(TEMPLATES, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map((entry) => join(entry.parentPath, entry.name));
    const found = paths.flatMap((path) => wordsFound(readFileSync(path, 'utf8')).map((words) => `${path}: ${words}`));
    expect(paths.length).toBeGreaterThan(10);
    expect(found).toEqual([]);
  });

  it.each([
    'The grange across the field has a gate.',
    'People who receive home care at home, and all home care staff.',
    'Home Care and Supported Living: What We Offer',
    'This is our home. Our Home, Our Rules is a leaflet.',
    'See the Health and Safety Policy and the Review Schedule.',
    'HEALTH AND SAFETY',
    'Put care first. Putting care first matters.',
    'They feel right at home; at home, in the office, in the Home.',
    'Person Centred Care and Positive Behaviour Support',
    'Best Interests Meetings and the Next Steps',
    'People choose; it is their Choice, and the first choice counts.',
    'a bright home with an open door, in kind hands and safe hands',
    'By will power alone. Mark young people present. A grace field. The bill payne.',
    'Ring Protect on 020 3117 2520, Hourglass on 0808 808 8141 or Childline on 0800 1111.',
    'For example 01234 567890, or AB1 2CD.',
    'Write to name@gmail.com, or see www.gmail.com.',
    'equality and diversity, independent living, moving on',
    'The Data Protection Officer and the Day Team use Care Records.',
  ])('this is nobody’s: %s', (text) => {
    expect(wordsFound(text).filter((words) => words.startsWith('certain'))).toEqual([]);
  });

  it.each([
    'At The Grange, staff sign in.',
    'the Grange’s staff',
    'Home Care Ltd employs staff.',
    'Best Interests Limited employs staff.',
    'Bright Home’s staff',
    'First Choice Home Care’s staff',
    'Safe Hands is registered.',
    'St Marys Lodge',
    'Ty Bryn Care',
    'Grace Field',
    'Will Power is the manager.',
    'New Beginnings Fostering CIC',
    'The Cedars and The Limes',
    'office@ordinary-07.example.com',
    '0121 496 0007',
  ])('this is somebody’s: %s', (text) => {
    expect(wordsFound(text).filter((words) => words.startsWith('certain'))).toHaveLength(1);
  });
});
