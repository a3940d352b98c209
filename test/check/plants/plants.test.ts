/** The final check finds what is planted: every row of the table beside this file, by kind, form, place and format. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkFinishedFile } from '../../../src/check/finished-file.js';
import { gatherLogos, logoOf } from '../../../src/check/foreign-logos.js';
import { type IdentifyingValues, identifyingValues } from '../../../src/check/foreign-values.js';
import type { FinishedContent } from '../../../src/formats/finished/file-text.js';
import type { Picture } from '../../../src/model/document.js';
import { FORMATS } from '../../../src/model/plan.js';
import { organisationOf } from '../../support/organisations.js';
import { readYaml } from '../../support/read-organisation.js';
import { p, picture } from '../../support/sample-document.js';
import { logoPlaces, ofOurs, PLANT_PLACES } from './plant-places.js';

const TABLE = readFileSync(resolve(import.meta.dirname, 'plants.md'), 'utf8');
const ACME = organisationOf();

/** The rows of the table below a heading, without its head. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const section = TABLE.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((text) => text.trim()),
    );
}

const WRITTEN = rowsBelow('How it is written');
const PLACES = rowsBelow('Where it stands');
const LOGOS = rowsBelow('The logo');
const VALUES_IN_PLACES = ['Bright Home Care', '01792 555 123', 'office@brighthome-care.co.uk'];

const withSigns = (text: string) =>
  text.replace(/\\u([\da-f]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

let values: IdentifyingValues;

beforeAll(async () => {
  const yaml = /```yaml\n([\s\S]*?)```/.exec(TABLE)?.[1] ?? '';
  const { value: bright } = await readYaml(yaml, 'orgs/bright.yaml');
  if (!bright) throw new Error('the file in the table can’t be read');
  values = identifyingValues([ACME, bright]);
});

const BRIGHT_LOGO: Picture = picture(6, 4, 'bright.png');
const LOGO_OWNERS = gatherLogos([logoOf({ id: 'bright', name: 'Bright Home Care Ltd' }, BRIGHT_LOGO)]);

/** Whether the check reports something of Bright Home. */
function isFound(content: FinishedContent): 'yes' | 'no' {
  const file = {
    path: 'out/acme/a',
    format: 'docx',
    bytes: new Uint8Array(),
    content,
    organisation: ACME,
    allowed: { sources: [], mentions: [], authors: () => undefined },
  } as const;
  const found = checkFinishedFile(file, values, LOGO_OWNERS);
  return found.some(({ code, message }) => code === 'foreign-value' && message.includes('bright')) ? 'yes' : 'no';
}

/** The logo’s pixels in a file of other bytes. */
function packedAnew({ bytes }: Picture): Uint8Array {
  const file = Buffer.from(bytes);
  const at = file.indexOf('IDAT') - 4;
  const rows = Buffer.alloc((6 * 3 + 1) * 4, 0x60);
  for (let y = 0; y < 4; y++) rows[y * 19] = 0;
  const data = deflateSync(rows, { level: 0 });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([
    file.subarray(0, at),
    length,
    Buffer.from('IDAT'),
    data,
    Buffer.alloc(4),
    file.subarray(file.indexOf('IEND') - 4),
  ]);
}

describe('what is planted', () => {
  it.each(WRITTEN)('written as “%s”', async (written, ...expected) => {
    const contents = await Promise.all(FORMATS.map((format) => ofOurs(format, [p(withSigns(written))])));
    expect(Object.fromEntries(FORMATS.map((format, at) => [format, isFound(contents[at] ?? fail())]))).toEqual(
      Object.fromEntries((['docx', 'pdf', 'html'] as const).map((format, at) => [format, expected[at]])),
    );
  });

  it.each(PLACES)('in %s', async (place, ...expected) => {
    const plant = PLANT_PLACES.get(place);
    if (!plant) throw new Error(`no document for ${place}`);
    const found: string[] = [];
    for (const words of VALUES_IN_PLACES) found.push(isFound(await plant(words)));
    expect(found).toEqual(expected);
  });

  it.each(LOGOS)('as a logo in %s', async (place, expected) => {
    const plant = logoPlaces(BRIGHT_LOGO, packedAnew(BRIGHT_LOGO)).get(place);
    if (!plant) throw new Error(`no document for ${place}`);
    expect(isFound(await plant())).toBe(expected);
  });

  it('is in each place that the documents have', () => {
    expect(PLACES.map(([place]) => place).toSorted()).toEqual([...PLANT_PLACES.keys()].toSorted());
  });

  it('is found, but for one in fifty', () => {
    const cells = [...WRITTEN, ...PLACES, ...LOGOS].flatMap(([, ...found]) => found);
    expect(cells.length).toBeGreaterThan(150);
    expect(cells.filter((found) => found !== 'yes').length).toBeLessThanOrEqual(cells.length * 0.02);
  });

  it('is named with the reason where it isn’t found', () => {
    const missed = [...WRITTEN, ...PLACES, ...LOGOS]
      .filter(([, ...found]) => found.includes('no'))
      .map(([name]) => name);
    const named = [...TABLE.matchAll(/^- (.*?): /gm)].map(([, name]) => name);
    expect(missed).toEqual(named);
  });

  it('is all that is found: the same documents without it say nothing', async () => {
    for (const plant of PLANT_PLACES.values()) expect(isFound(await plant('Some other words'))).toBe('no');
  });
});

function fail(): never {
  throw new Error('each format has a content');
}
