import { describe, expect, it } from 'vitest';
import { srgbProfile } from '../../src/formats/srgb-profile.js';

describe('the sRGB profile', () => {
  const profile = Buffer.from(srgbProfile());
  const tag = (name: string): Buffer => {
    const entry =
      132 +
      12 *
        [...Array(profile.readUInt32BE(128)).keys()].findIndex(
          (n) => profile.toString('latin1', 132 + n * 12, 136 + n * 12) === name,
        );
    const start = profile.readUInt32BE(entry + 4);
    return profile.subarray(start, start + profile.readUInt32BE(entry + 8));
  };

  it('is an ICC profile, version 2, for displays, of the length it says', () => {
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(profile.toString('latin1', 36, 40)).toBe('acsp');
    expect(profile[8]).toBe(2);
  });

  it('has all tags that a display profile needs (ICC.1:2001-04, 6.3.1.2)', () => {
    for (const name of ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'])
      expect(tag(name).length).toBeGreaterThan(12);
  });

  it('makes white of full red, green and blue: their primaries add up to D50', () => {
    const sums = [0, 1, 2].map((axis) =>
      ['rXYZ', 'gXYZ', 'bXYZ'].reduce((sum, name) => sum + tag(name).readInt32BE(8 + axis * 4) / 0x10000, 0),
    );
    [0.9642, 1, 0.8249].forEach((value, axis) => {
      expect(sums[axis]).toBeCloseTo(value, 3);
    });
  });

  it('rises from black to white along sRGB’s curve', () => {
    const curve = tag('rTRC');
    const at = (n: number) => curve.readUInt16BE(12 + n * 2) / 0xffff;
    expect([at(0), at(1023)]).toEqual([0, 1]);
    // 0.5 in sRGB is 0.2140 of the light (IEC 61966-2-1).
    expect(at(512)).toBeCloseTo(0.2146, 3);
  });
});
