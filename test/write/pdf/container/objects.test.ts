/** Objects of a file: all packed together but streams, each found again by its number. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileObjects } from '../../../../src/write/pdf/container/objects.js';
import { isStream, isString, PdfObjects } from '../../../support/pdf/objects.js';

const reference = (object: number) => ({ type: 'reference', object }) as const;

describe('the objects of a file', () => {
  it('are found by their numbers, however many there are and in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...Array(40).keys()], { minLength: 1 }),
        fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 40, maxLength: 40 }),
        (order, contents) => {
          const objects = new FileObjects();
          for (const n of order) {
            const hex = `<${Buffer.from(contents[n] ?? []).toString('hex')}>`;
            if (n % 3 === 0) objects.addStream(n + 1, '', contents[n] ?? new Uint8Array());
            else objects.add(n + 1, hex);
          }
          const read = new PdfObjects(objects.file(41, '/Root 1 0 R'));
          for (const n of order) {
            const value = read.value(reference(n + 1));
            expect(isStream(value)).toBe(n % 3 === 0);
            const bytes = isStream(value) ? value.raw : Buffer.from(isString(value) ? value.bytes : '', 'latin1');
            expect(bytes).toEqual(Buffer.from(contents[n] ?? []));
          }
        },
      ),
    );
  });

  it('go into several object streams where they are thousands', () => {
    const objects = new FileObjects();
    for (let number = 1; number <= 2001; number++) objects.add(number, `${number * 7}`);
    const read = new PdfObjects(objects.file(2002, '/Root 1 0 R'));
    expect(read.count).toBe(2002 + 3 + 1);
    for (const number of [1, 1000, 1001, 2000, 2001]) expect(read.value(reference(number))).toBe(number * 7);
  });

  it('have offsets beyond two bytes', () => {
    const objects = new FileObjects();
    objects.addStream(1, '', new Uint8Array(70_000));
    objects.addStream(2, '/Filter/FlateDecode', deflateSync('far away'));
    const read = new PdfObjects(objects.file(3, '/Root 1 0 R'));
    expect(read.data(reference(2)).toString()).toBe('far away');
  });

  it('give a file another identifier if any of them changes, and the same if none does', () => {
    const identifier = (add: (objects: FileObjects) => void) => {
      const objects = new FileObjects();
      objects.add(1, '<<>>');
      add(objects);
      return JSON.stringify(new PdfObjects(objects.file(4, '/Root 1 0 R')).trailer.get('ID'));
    };
    const words = (text: string) => identifier((objects) => objects.add(2, `(${text})`));
    const bytes = (value: number) => identifier((objects) => objects.addStream(2, '', new Uint8Array([value])));
    expect(words('a')).toBe(words('a'));
    expect(new Set([words('a'), words('b'), bytes(1), bytes(2)]).size).toBe(4);
  });
});
