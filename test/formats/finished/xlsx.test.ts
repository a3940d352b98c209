/** The words of Excel files, wherever a reader may meet them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableExcel, xlsxContent } from '../../../src/formats/finished/xlsx.js';
import { zipPart } from '../../../src/formats/zip/part.js';
import { ZipTrouble } from '../../../src/formats/zip/read.js';
import { writeZip } from '../../../src/formats/zip/write.js';
import { escapeXml, workbook } from '../../support/workbook.js';

const wordsOf = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  xlsxContent(workbook(parts))
    .texts.filter(({ place }) => place !== '[Content_Types].xml')
    .flatMap(({ words }) => words.split('\n').map((line) => line.trim().replace(/\s+/g, ' ')));

const refusalOf = (bytes: Uint8Array) => {
  try {
    return xlsxContent(bytes);
  } catch (cause) {
    return cause instanceof UnreadableExcel ? cause.refusal : cause;
  }
};

const sheet = (xml: string) => ({ 'xl/worksheets/sheet1.xml': `<worksheet>${xml}</worksheet>` });

describe('an Excel file', () => {
  it.each([
    [
      'a text whose letters are set in two ways',
      { 'xl/sharedStrings.xml': '<sst><si><r><t>Har</t></r><r><t>bour House</t></r></si></sst>' },
    ],
    ['a text within its cell', sheet('<c t="inlineStr"><is><t>Harbour House</t></is></c>')],
    ['the value of a formula', sheet('<c t="str"><f>A1&amp;B1</f><v>Harbour House</v></c>')],
    [
      'elements with a prefix',
      { 'xl/sharedStrings.xml': '<x:sst><x:si><x:t>Harbour House</x:t></x:si><x:si><x:t>Next</x:t></x:si></x:sst>' },
    ],
    [
      'a comment',
      {
        'xl/comments1.xml':
          '<comments><comment><text><r><t>Harbour </t></r><r><t>House</t></r></text></comment></comments>',
      },
    ],
    [
      'a header',
      sheet(
        '<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"&amp;12Harbour House&amp;RPage &amp;P</oddHeader></headerFooter>',
      ),
    ],
    [
      'the name of a hidden sheet',
      { 'xl/workbook.xml': '<sheets><sheet name="Harbour House" state="hidden"/></sheets>' },
    ],
    ['advice on what to type', sheet("<dataValidation prompt='Harbour House'/>")],
    ['a defined name', { 'xl/workbook.xml': '<definedName name="who">Harbour House</definedName>' }],
    ['UTF-16', { 'xl/sharedStrings.xml': Buffer.from('\ufeff<sst><si><t>Harbour House</t></si></sst>', 'utf16le') }],
  ])('gives %s', (_what, parts) => {
    expect(wordsOf(parts).map((line) => line.replace(/ Page$/, ''))).toContain('Harbour House');
  });

  it('gives whatever its cells say, each on its own', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((words) => words.replace(/\p{C}/gu, ''));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 5 }), (cells) => {
        const xml = cells.map((words) => `<si><t>${escapeXml(words)}</t></si>`).join('');
        const [text] = xlsxContent(workbook({ 'xl/sharedStrings.xml': `<sst>${xml}</sst>` })).texts.slice(-1);
        const lines = text?.place === 'xl/sharedStrings.xml' ? text.words : cells.join('\n');
        for (const words of cells) expect(lines).toContain(words);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with the reason', () => {
    expect(refusalOf(new Uint8Array())).toBe('empty');
    expect(refusalOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('locked-or-old');
    expect(refusalOf(workbook({}, 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'))).toBe('macros');
    expect(refusalOf(writeZip([zipPart('word/document.xml', '<x/>')]))).toBe('other-file');
    expect(refusalOf(Buffer.from('Name,Age'))).toBeInstanceOf(ZipTrouble);
  });
});
