/** Documents from other programs are read whatever their encoding, and what was replaced is said. */
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/read/document/decode.js';

const read = (bytes: Uint8Array) => {
  const { value, diagnostics } = decodeDocument(bytes, 'old/a.txt');
  return {
    text: value?.text,
    findings: diagnostics.map(({ severity, message, span }) => `${severity} ${span?.start ?? '-'} ${message}`),
  };
};

describe('a document', () => {
  it('of UTF-8 is read as it is', () => {
    expect(read(Buffer.from('Polisi Tŷ – £5\n'))).toEqual({ text: 'Polisi Tŷ – £5\n', findings: [] });
  });

  it('of Windows-1252 has its quotation marks, dashes and pounds', () => {
    const bytes = Buffer.from([0x93, 0x41, 0x92, 0x94, 0x20, 0x96, 0x20, 0xa3, 0x35, 0x85, 0x80, 0xe9]);
    expect(read(bytes)).toEqual({
      text: '“A’” – £5…€é',
      findings: ['warning 0 The file isn’t UTF-8, and was read as Windows-1252'],
    });
  });

  it.each(['utf-16le', 'utf-16be'])('of %s with its mark is read', (encoding) => {
    const bytes = Buffer.from('\ufeffTŷ Gwyn\n', 'utf16le');
    expect(read(encoding === 'utf-16le' ? bytes : bytes.swap16())).toEqual({
      text: 'Tŷ Gwyn\n',
      findings: ['warning 1 The file isn’t UTF-8, and was read as UTF-16'],
    });
  });

  it('keeps what signs of symbol fonts, line breaks and wrongly converted quotation marks mean', () => {
    expect(read(Buffer.from('\uF0B7\tOne\v\uF0B7\tTwo\u0007 don\u0092t \uF0FC'))).toEqual({
      text: '•\tOne\n•\tTwo don’t ✓',
      findings: [
        'warning 0 Each U+F0B7 (a sign of a symbol font) was read as •',
        'warning 5 Each U+000B (vertical tab) was read as the end of a line',
        'warning 11 Each U+0007 (a control character) was left out, because no document can contain it',
        'warning 15 Each U+0092 (a control character) was read as ’',
        'warning 18 Each U+F0FC (a sign of a symbol font) was read as ✓',
      ],
    });
  });

  it.each([Buffer.from('a\0b'), Buffer.from([0xff, 0x00, 0xfe, 0x00, 0x00])])('that is no text is refused', (bytes) => {
    const { text, findings } = read(bytes);
    expect(text).toBeUndefined();
    expect(findings[0]).toMatch(/^error/);
  });
});
