import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/model/document.js';
import { imageData } from '../../../src/write/pdf/picture.js';

/** As much of a JPEG as says what it is: the frame header of one of the three processes. */
function jpeg(channels: number, marker = 0xc0): Picture {
  const frame = [0xff, marker, 0, 8 + 3 * channels, 8, 0, 20, 0, 30, channels, ...Array(3 * channels).fill(1)];
  const bytes = new Uint8Array([0xff, 0xd8, ...frame, 0xff, 0xd9]);
  return { path: 'photo.jpg', format: 'jpeg', bytes, width: 30, height: 20 };
}

describe('a JPEG', () => {
  it.each([0xc0, 0xc1, 0xc2])('goes into the file as it is (process %i)', (marker) => {
    const picture = jpeg(3, marker);
    const { data, filter, entries } = imageData(picture);
    expect(data).toBe(picture.bytes);
    expect(filter).toBe('DCTDecode');
    expect(entries).toMatchObject({ Width: 30, Height: 20, BitsPerComponent: 8, ColorSpace: 'DeviceRGB' });
  });

  it('is grey where it has one colour', () => {
    expect(imageData(jpeg(1)).entries.ColorSpace).toBe('DeviceGray');
  });
});
