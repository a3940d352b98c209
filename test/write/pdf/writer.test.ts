import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { everyNode } from '../../support/sample-document.js';

const fonts = { font: async (file: string) => new Uint8Array(readFileSync(`fonts/${file}`)) };

describe('the PDF writer', () => {
  it('writes a document with every kind of node', async () => {
    const writer = await openPdfWriter(DEFAULT_THEME, fonts);
    const { value, diagnostics } = await writer.write(everyNode());
    expect(diagnostics).toEqual([]);
    expect(Buffer.from(value?.subarray(0, 8) ?? []).toString('latin1')).toBe('%PDF-1.7');
  });

  it('gives the same bytes twice', async () => {
    const writer = await openPdfWriter(DEFAULT_THEME, fonts);
    const first = (await writer.write(everyNode())).value;
    const again = (await writer.write(everyNode())).value;
    const other = (await (await openPdfWriter(DEFAULT_THEME, fonts)).write(everyNode())).value;
    expect(again).toEqual(first);
    expect(other).toEqual(first);
  });
});
