/** XML as the Word parts need it: words escaped so that they come back, and trees read within bounds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml } from '../../../src/formats/xml/escape.js';
import { childElements, descendants, parseXml, XmlTrouble } from '../../../src/formats/xml/parse.js';
import { scanXml } from '../../../src/formats/xml/scan.js';
import { anyWords } from '../../support/any-document.js';

describe('escaping', () => {
  it('leaves plain words alone', () => {
    expect(escapeXml('Tŷ Gwyn – ½ €')).toBe('Tŷ Gwyn – ½ €');
  });

  it('names the signs of markup, and refers to white space that a parser would change', () => {
    expect(escapeXml('<a href="b">&\t\r\n')).toBe('&lt;a href=&quot;b&quot;&gt;&amp;&#9;&#13;&#10;');
  });

  it('brings any words back, from text and from attributes', () => {
    fc.assert(
      fc.property(anyWords, (words) => {
        const { attributes, children } = parseXml(`<a b="${escapeXml(words)}">${escapeXml(words)}</a>`);
        expect([attributes.b, children.join('')]).toEqual([words, words]);
      }),
    );
  });
});

describe('parsing', () => {
  it('gives names, attributes and children in order', () => {
    expect(parseXml('<?xml version="1.0"?>\n<w:p a="1">x<w:r/>y<![CDATA[<z>]]>&amp;</w:p>\n')).toEqual({
      name: 'w:p',
      attributes: { a: '1' },
      children: ['x', { name: 'w:r', attributes: {}, children: [] }, 'y<z>&'],
    });
  });

  it('finds elements among children and below', () => {
    const root = parseXml('<a><b n="1"><b n="2"/></b><c/><b n="3"/></a>');
    expect(childElements(root, 'b').map(({ attributes }) => attributes.n)).toEqual(['1', '3']);
    expect(childElements(root)).toHaveLength(3);
    expect(descendants(root, 'b').map(({ attributes }) => attributes.n)).toEqual(['1', '2', '3']);
  });

  it.each([
    ['nothing', ''],
    ['an open element', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['a bare ampersand', '<a>&</a>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a character that XML cannot hold', '<a>\ufffe</a>'],
    ['an attribute given twice', '<a b="1" b="2"/>'],
    ['a document type with entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['attributes without end', `<a ${Array.from({ length: 1_001 }, (_, i) => `b${i}=""`).join(' ')}/>`],
    ['elements nested without end', '<a>'.repeat(600) + '</a>'.repeat(600)],
  ])('refuses %s', (_, xml) => {
    expect(() => parseXml(xml)).toThrow(XmlTrouble);
  });
});

describe('scanning', () => {
  it('tells what it meets, in order, and how many elements there were', () => {
    const met: string[] = [];
    const elements = scanXml('<!-- x --><a b="1">one<c/><![CDATA[<two>]]></a>', {
      open: (name, attributes) => met.push(`open ${name} ${JSON.stringify(attributes)}`),
      close: (name) => met.push(`close ${name}`),
      text: (words) => met.push(words),
    });
    expect(met).toEqual(['open a {"b":"1"}', 'one', 'open c {}', 'close c', '<two>', 'close a']);
    expect(elements).toBe(2);
  });

  it('stops at a bound of elements', () => {
    expect(scanXml('<a><b/><b/></a>', {}, 3)).toBe(3);
    expect(() => scanXml('<a><b/><b/><b/></a>', {}, 3)).toThrow('There are more than 3 elements');
  });
});
