/** The logos of other organisations: known by their bytes or pixels, and nobody else's picture is taken for one. */
import { describe, expect, it } from 'vitest';
import { foreignLogos, gatherLogos, isOwnLogo, type Logo, logoOf } from '../../src/check/foreign-logos.js';
import { filePicture } from '../../src/formats/finished/file-picture.js';
import type { FilePicture } from '../../src/formats/finished/file-text.js';
import { organisationOf } from '../support/organisations.js';
import { picture } from '../support/sample-document.js';

const ACME = organisationOf();
const SQUARE = picture(4, 4).bytes;
const WIDE = picture(8, 4).bytes;
const GIF = Buffer.from('GIF89a and so on');

const logo = (id: string, bytes: Uint8Array): Logo => logoOf({ id, name: id }, { ...picture(1, 1), bytes });
const found = (pictures: readonly FilePicture[], ...logos: Logo[]) =>
  foreignLogos(pictures, gatherLogos(logos), ACME).map((each) => `${each.logo.organisation.id} in ${each.place}`);

/** The same pixels in other bytes: a chunk more, which says nothing of them. */
function savedAnew(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  const at = file.indexOf('IDAT') - 4;
  const note = Buffer.concat([Buffer.from([0, 0, 0, 2]), Buffer.from('tEXtab'), Buffer.alloc(4)]);
  return Buffer.concat([file.subarray(0, at), note, file.subarray(at)]);
}

describe('a logo of another organisation', () => {
  it('is found by its bytes, of whatever kind, and by its pixels', () => {
    expect(found([filePicture('a', GIF)], logo('bright', GIF))).toEqual(['bright in a']);
    expect(found([filePicture('a', SQUARE)], logo('bright', SQUARE))).toEqual(['bright in a']);
    expect(found([filePicture('a', savedAnew(SQUARE))], logo('bright', SQUARE))).toEqual(['bright in a']);
  });

  it('is told once a file', () => {
    const pictures = [filePicture('a', SQUARE), filePicture('b', savedAnew(SQUARE))];
    expect(found(pictures, logo('bright', SQUARE))).toEqual(['bright in a']);
  });

  it('is none where the organisation has the same, in the same bytes or others', () => {
    const pictures = [filePicture('a', SQUARE)];
    expect(found(pictures, logo('bright', SQUARE), logo(ACME.id, SQUARE))).toEqual([]);
    expect(found(pictures, logo('bright', SQUARE), logo(ACME.id, savedAnew(SQUARE)))).toEqual([]);
    expect(found([filePicture('a', savedAnew(SQUARE))], logo('bright', SQUARE), logo(ACME.id, SQUARE))).toEqual([]);
  });

  it('is no other picture, however alike', () => {
    expect(found([filePicture('a', WIDE), filePicture('b', GIF)], logo('bright', SQUARE))).toEqual([]);
  });

  it('is unpacked only where its size is that of somebody else’s', () => {
    const unpacked: string[] = [];
    const watched = (size: string): FilePicture => ({
      place: 'a',
      hash: size,
      size,
      key: () => {
        unpacked.push(size);
        return size;
      },
    });
    expect(found([watched('8 4'), watched('4 4')], logo('bright', SQUARE), logo(ACME.id, WIDE))).toEqual([]);
    expect(unpacked).toEqual(['4 4']);
  });
});

it('an organisation’s own logo is known', () => {
  const own = logo(ACME.id, SQUARE);
  expect(isOwnLogo(filePicture('a', SQUARE), own)).toBe(true);
  expect(isOwnLogo(filePicture('a', savedAnew(SQUARE)), own)).toBe(true);
  expect(isOwnLogo(filePicture('a', WIDE), own)).toBe(false);
  expect(isOwnLogo(filePicture('a', SQUARE), undefined)).toBe(false);
});
