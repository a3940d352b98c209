/**
 * Values that a client could give and that some format or program would take for its own: what tests put wherever a value
 * can stand. Each comes out as it went in, in the structure of a plain value, or is refused by name.
 */
import type { Block, Document, Text } from '../../src/model/document.js';
import { documentOf, emphasis, h, item, link, p, picture, strong, table, text } from './sample-document.js';

/** Values that all formats say. */
export const HOSTILE: Readonly<Record<string, string>> = {
  'HTML markup': '<b onload="x">bold</b> <!-- hidden --> </p></main>',
  'a script': '</style></title><script>alert(1)</script>',
  'an attribute breaker': '" onload="alert(1)" x=\' \' onerror=alert(1)> w:val="x" r:id="rId1"/>',
  'character references': '&amp; &#60;b&#62; &lt &copy; &notit; &#xFFFE; &nbsp;',
  'style sheet escapes': '\\22 }*{display:none}\\ @import url(//example.org); /* */ "\'',
  'XML markup': '<![CDATA[x]]> ]]> <?xml version="1.0"?> <!DOCTYPE a [<!ENTITY b SYSTEM "file:///c">]> &b;',
  'Word markup': '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r> &lt;w:p/&gt;',
  'RTF markup': '{\\rtf1\\ansi{\\field{\\*\\fldinst HYPERLINK "x"}}\\par \\u8364?}',
  Markdown: 'A*B_C_ `code` [a](https://example.org) ![b](c.png) # x | y',
  'field codes': '{ PAGE } { INCLUDETEXT "c:\\x" } { = 1 + 1 } MERGEFIELD x \\* MERGEFORMAT',
  'field codes that fetch and run': '{ DDEAUTO c:\\windows\\cmd.exe "/k calc" } TOC \\o "1-9" \\fldChar',
  'PDF operators': ') Tj ET EMC /P <</MCID 99>> BDC BT (',
  'PDF objects': '>> endobj 1 0 obj << /Type /Catalog /OpenAction (x) >> %%EOF',
  'PDF escapes': '\\\\ \\( \\) ((( \\n \\101',
  placeholders: '{{org_field_name}} {{{x}}} <<#if x>>y<</if>> $x $(x) %s «x»',
  'the packer’s own marks': '{headings-0} {bullets-0} {picture1.png} {0}',
  'replacement patterns': "$& $1 $$ $` $'",
  'names that objects have': '__proto__ constructor toString',
  'a formula that begins with =': '=cmd|\'/c calc\'!A1&HYPERLINK("https://example.org")',
  'a formula that begins with +': '+1+cmd|x',
  'a formula that begins with -': '-1+cmd|x',
  'a formula that begins with @': '@SUM(1+1)',
  'a path upwards': '../../../etc/passwd',
  'paths of Windows': 'C:\\Windows\\win.ini \\\\server\\share\\x NUL.txt',
  'addresses of files': 'file:///etc/passwd javascript:alert(1)',
  'a number like a heading’s': '4.2 Reporting',
  'right-to-left marks': 'a\u202eb\u202cc \u2066d\u2069 \u200ee\u200f',
  'zero-width characters': 'a\u200bb\u200cc\u200dd\u2060e\u00adf\ufeffg',
  'spaces of all kinds': 'a  b\u00a0c\u2002d\u2009e\u202ff',
  'combining marks': 'a\u0301\u0302\u0323 q\u0302 w\u0302 n\u0303\u0323',
  'signs and emoji': 'Care ☒ ✅⚠️★ ☎\ufe0e 🔴🟡🟢 ① ⇔ ├──',
  'emoji of several characters': 'Care 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧 👍🏽👩🏽‍⚕️ 1️⃣#️⃣ 🐕‍👍 \ufe0fx\u200d',
  'Greek and Cyrillic letters': 'Ωμέγα Жук',
  'ten thousand letters without a space': 'abcdefghij'.repeat(1000),
};

/** Values that DOCX and HTML say, and PDF refuses: the faces lack a character, the one that is named. */
export const UNPRINTABLE: Readonly<Record<string, { readonly words: string; readonly character: string }>> = {
  'letters of other scripts': { words: 'Care ประกาศ', character: 'U+0E1B' },
  'letters that run from the right': { words: 'שלום Care', character: 'U+05E9' },
  'private characters, the marks of slots': { words: '\ue000title\ue001 \ue000 \ue001', character: 'U+E000' },
};

/** Characters that no format holds, and how messages name them. */
export const FORBIDDEN: readonly (readonly [character: string, name: string])[] = [
  ['\u0000', 'U+0000 (NUL)'],
  ['\u0007', 'U+0007 (a control character)'],
  ['\n', 'U+000A (line feed)'],
  ['\r', 'U+000D (carriage return)'],
  ['\u0085', 'U+0085 (a control character)'],
  ['\ud800', 'U+D800 (half of a surrogate pair)'],
  ['\udfff', 'U+DFFF (half of a surrogate pair)'],
  ['\ufffe', 'U+FFFE (a noncharacter)'],
  ['\uffff', 'U+FFFF (a noncharacter)'],
];

/** A document with the same words wherever a value can stand. */
export function saying(words: string): Document {
  const value: Text = { ...text(words), from: 'org_field_name' };
  const blocks: Block[] = [
    h(1, value),
    p(value, strong(value, emphasis(value)), link('https://example.org', value)),
    { type: 'list', ordered: true, start: 1, items: [item(p(value))] },
    { ...table(undefined, [value, 'Duty'], [value, [value]]), caption: [value] },
    { type: 'image', picture: picture(2, 2), alt: [value] },
    { type: 'quote', blocks: [p(value)] },
  ];
  return documentOf(blocks, {
    // Long words make a document long.
    contents: false,
    title: [value],
    masthead: {
      logo: { type: 'image', picture: picture(4, 2), alt: [value] },
      organisation: value,
      registration: value,
    },
    control: [{ label: words, value: words }],
    properties: {
      ...{ title: words, organisation: words, code: words, version: words, status: 'draft', category: words },
      ...{ owner: words, reviewed: words, nextReview: words },
    },
  });
}
