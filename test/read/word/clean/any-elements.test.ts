/** Any arrangement of a Word file's elements, also one that no program would write: cleaning ends, and leaves sound XML. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStyles } from '../../../../src/formats/word/styles.js';
import { parseXmlPlaces } from '../../../../src/formats/xml/places.js';
import { withoutHidden } from '../../../../src/read/word/clean/hidden/remove.js';
import { HiddenRuns } from '../../../../src/read/word/clean/hidden/runs.js';
import { MAY_BE_TRACKED } from '../../../../src/read/word/clean/tracked/names.js';
import { resolveChanges } from '../../../../src/read/word/clean/tracked/resolve.js';
import { runs } from '../../../support/tier.js';
import { documentXml } from '../../../support/word-file.js';

const NAMESPACES = [
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
].join(' ');

const AROUND = [
  ...[
    'p',
    'r',
    'tbl',
    'tr',
    'tc',
    'sdt',
    'sdtContent',
    'hyperlink',
    'smartTag',
    'customXml',
    'fldSimple',
    'txbxContent',
  ],
  ...['ins', 'del', 'moveFrom', 'moveTo', 'pPr', 'rPr', 'trPr', 'tcPr', 'numPr', 'sectPr', 'tblPr', 'pict', 'drawing'],
  ...['rPrChange', 'pPrChange', 'trPrChange', 'tcPrChange', 'sectPrChange', 'tblPrChange'],
].map((name) => `w:${name}`);
const OTHERS = ['m:oMath', 'm:f', 'm:fPr', 'm:ctrlPr', 'm:r', 'mc:AlternateContent', 'mc:Choice', 'mc:Fallback'];

const leaf = fc.constantFrom(
  '<w:t>a</w:t>',
  '<w:t> </w:t>',
  '<w:delText>d</w:delText>',
  '<w:delInstrText>PAGE</w:delInstrText>',
  '<w:p/>',
  '<w:ins w:id="1"/>',
  '<w:del w:id="1"/>',
  '<w:moveFrom w:id="1"/>',
  '<w14:conflictIns/>',
  '<w:cellIns/>',
  '<w:cellDel/>',
  '<w:cellMerge w:vMerge="cont"/>',
  '<w:vMerge/>',
  '<w:vMerge w:val="restart"/>',
  '<w:gridSpan w:val="2"/>',
  '<w:vanish/>',
  '<w:vanish w:val="0"/>',
  '<w:specVanish/>',
  '<w:pStyle w:val="Secret"/>',
  '<w:rStyle w:val="Note"/>',
  '<w:bookmarkStart w:id="1"/>',
  '<w:bookmarkEnd w:id="1"/>',
  '<w:moveFromRangeStart w:id="2"/>',
  '<w:moveFromRangeEnd w:id="2"/>',
  '<w:customXmlDelRangeStart w:id="3"/>',
  '<w:customXmlInsRangeEnd w:id="3"/>',
  '<w:numberingChange w:id="4"/>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:footnoteReference w:id="1"/>',
  '<w:commentReference w:id="1"/>',
  ' x ',
  '<!-- w -->',
);
const { tree } = fc.letrec<{ tree: string; branch: string }>((tie) => ({
  branch: fc
    .tuple(fc.constantFrom(...AROUND, ...OTHERS), fc.array(tie('tree'), { maxLength: 4 }))
    .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
  tree: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, leaf, tie('branch')),
}));

const STYLES = readStyles(
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
);

describe('any elements', () => {
  it('have no tracked changes after a decision', () => {
    fc.assert(
      fc.property(
        fc.array(tree, { maxLength: 6 }),
        fc.constantFrom('accept' as const, 'reject' as const),
        (pieces, decision) => {
          const xml = documentXml(pieces.join('')).replace('<w:document', `<w:document ${NAMESPACES}`);
          const resolved = resolveChanges(xml, parseXmlPlaces(xml), decision);
          expect(resolveChanges(resolved, parseXmlPlaces(resolved), decision)).toBe(resolved);
          expect(resolved).not.toMatch(MAY_BE_TRACKED);
        },
      ),
      { numRuns: runs(300, 20_000) },
    );
  });

  it('have nothing hidden after it was taken out', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (pieces) => {
        const xml = documentXml(pieces.join('')).replace('<w:document', `<w:document ${NAMESPACES}`);
        const { text } = withoutHidden(xml, parseXmlPlaces(xml), new HiddenRuns(STYLES));
        const again = withoutHidden(text, parseXmlPlaces(text), new HiddenRuns(STYLES));
        expect(again.findings).toEqual([]);
        expect(again.text).toBe(text);
      }),
      { numRuns: runs(300, 20_000) },
    );
  });

  it('take no longer the deeper they are nested', () => {
    const nest = (name: string, inside: string) =>
      Array.from({ length: 200 }, () => name).reduceRight((within, each) => `<${each}>${within}</${each}>`, inside);
    for (const name of ['w:sdt', 'w:hyperlink', 'w:smartTag', 'w:ins']) {
      const xml = documentXml(`<w:p>${nest(name, '<w:del><w:r><w:t>a</w:t></w:r></w:del>')}</w:p>`);
      expect(resolveChanges(xml, parseXmlPlaces(xml), 'accept')).not.toContain('<w:t>');
    }
  });
});
