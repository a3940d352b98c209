/** SVG logos: what is drawn, and what is refused, where. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawingOperators } from '../../../src/formats/svg/drawing-operators.js';
import { looksLikeSvg, readSvg } from '../../../src/formats/svg/read-svg.js';
import { drawingSvg } from '../../../src/formats/svg/write-svg.js';
import { runs } from '../../support/tier.js';

const svg = (inside: string, attributes = 'viewBox="0 0 100 50"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>\n${inside}\n</svg>`);

function drawn(inside: string, attributes?: string) {
  const drawing = readSvg(svg(inside, attributes));
  if ('trouble' in drawing) throw new Error(drawing.trouble);
  return drawing;
}

/** The outlines as an SVG has them. */
const outlines = (inside: string, attributes?: string) =>
  drawn(inside, attributes).shapes.map(({ outline }) => outline.map((step) => step.join(' ')).join(' '));

const BOX = '<rect width="10" height="5"/>';

describe('shapes', () => {
  test.each([
    ['<path d="M1 2 L 3 4z"/>', 'M 10 20 L 30 40 Z'],
    ['<path d="m1 2h3v4"/>', 'M 10 20 L 40 20 L 40 60'],
    ['<path d="M0 0Q3 0 3 3"/>', 'M 0 0 C 20 0 30 10 30 30'],
    ['<rect x="1" y="2" width="10" height="5"/>', 'M 10 20 L 110 20 L 110 70 L 10 70 Z'],
    ['<line x1="1" x2="9" y2="5" stroke="red"/>', 'M 10 0 L 90 50'],
    ['<polygon points="0,0 10,0 10,10"/>', 'M 0 0 L 100 0 L 100 100 Z'],
    ['<polyline points="0 0 10 0 10 10"/>', 'M 0 0 L 100 0 L 100 100'],
    ['<g transform="translate(10 5)"><path transform="scale(2)" d="M1 1L2 2"/></g>', 'M 120 70 L 140 90'],
    ['<path transform="rotate(90 10 10)" d="M10 0L20 10"/>', 'M 200 100 L 100 200'],
    ['<path transform="matrix(1 0 0 1 5 5), skewX(0)" d="M0 0L1 1"/>', 'M 50 50 L 60 60'],
  ])('%s', (inside, outline) => {
    expect(outlines(inside)).toEqual([outline]);
  });

  test('a frame that begins elsewhere is moved, and its longer side has 1,000 units', () => {
    expect(outlines('<path d="M10 10L20 30"/>', 'viewBox="10 10 10 20"')).toEqual(['M 0 0 L 500 1000']);
    expect(drawn(BOX, 'width="30px" height="60"')).toMatchObject({ width: 500, height: 1000 });
  });

  test('circles, ellipses and round corners are curves through the right places', () => {
    const [circle] = outlines('<circle cx="50" cy="25" r="20"/>');
    for (const place of ['300 250', '500 450', '700 250', '500 50']) expect(circle).toContain(place);
    const [round] = outlines('<rect width="40" height="20" rx="5"/>');
    expect(round).toMatch(/^M 50 0 L 350 0 C .* 400 50 L 400 150 C .* Z$/);
  });
});

describe('looks', () => {
  test.each([
    ['nothing said: black', BOX, { fill: { colour: '#000000', opacity: 1, rule: 'nonzero' } }],
    ['a short colour', '<rect width="1" height="1" fill="#1aF"/>', { fill: { colour: '#11aaff' } }],
    ['rgb()', '<rect width="1" height="1" fill="rgb(255, 0 16)"/>', { fill: { colour: '#ff0010' } }],
    ['from a group', '<g fill="red"><rect width="1" height="1"/></g>', { fill: { colour: '#ff0000' } }],
    [
      'from a class',
      '<style>.x , .y{fill:#123456}</style><rect class="y" width="1" height="1" fill="red"/>',
      { fill: { colour: '#123456' } },
    ],
    [
      'style before class',
      '<style>.y{fill:red}</style><rect class="y" style="fill:blue" width="1" height="1"/>',
      { fill: { colour: '#0000ff' } },
    ],
    [
      'the colour of words',
      '<g color="teal"><rect width="1" height="1" fill="currentColor"/></g>',
      { fill: { colour: '#008080' } },
    ],
    ['partly transparent', '<rect width="1" height="1" opacity=".5" fill-opacity="50%"/>', { fill: { opacity: 0.25 } }],
    ['holes', '<path d="M0 0L1 1L2 0z" fill-rule="evenodd"/>', { fill: { rule: 'evenodd' } }],
    [
      'a line',
      '<g transform="scale(2)"><path d="M0 0L9 9" fill="none" stroke="red" stroke-width="3" stroke-linecap="round" stroke-dasharray="1,2"/></g>',
      { line: { colour: '#ff0000', width: 60, cap: 'round', join: 'miter', dashes: [20, 40] } },
    ],
  ])('%s', (_, inside, shape) => {
    expect(drawn(inside).shapes[0]).toMatchObject(shape);
  });

  test('what is hidden is not drawn', () => {
    const hidden = '<rect display="none" width="1" height="1"/><rect visibility="hidden" width="1" height="1"/>';
    expect(drawn(`${hidden}<rect fill="none" width="1" height="1"/>${BOX}`).shapes).toHaveLength(1);
  });

  test('a clip to the whole frame, as some programs write, hides nothing', () => {
    const clip = (width: number) =>
      `<defs><clipPath id="c"><rect width="${width}" height="50"/></clipPath></defs><g clip-path="url(#c)">${BOX}</g>`;
    expect(drawn(clip(100)).shapes).toHaveLength(1);
    expect(readSvg(svg(clip(99)))).toHaveProperty('trouble', expect.stringContaining('clip-path'));
  });
});

describe('refused, with line and column', () => {
  test.each([
    ['words', '<text>Acme</text>', '<text>'],
    ['a script', '<script>alert(1)</script>', '<script>'],
    ['an event', '<rect onload="alert(1)" width="1" height="1"/>', 'onload'],
    ['a picture', '<image href="https://example.org/x.png"/>', '<image>'],
    [
      'another document',
      '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
      '<foreignObject>',
    ],
    ['a copy', '<use href="#x"/>', '<use>'],
    ['a link', '<a href="https://example.org">x</a>', '<a>'],
    ['an animation', '<animate attributeName="x"/>', '<animate>'],
    ['an SVG within', `<svg>${BOX}</svg>`, '<svg>'],
    ['an element of something else', '<x:rect xmlns:x="urn:x"/>', '<x:rect>'],
    [
      'an address in a look',
      '<rect width="1" height="1" style="fill:url(https://example.org/#a)"/>',
      'leads to something else',
    ],
    ['a gradient', '<rect width="1" height="1" fill="url(#a)"/>', 'gradient'],
    ['a colour that nobody knows', '<rect width="1" height="1" fill="blurple"/>', 'blurple'],
    ['an effect', '<rect width="1" height="1" filter="url(#f)"/>', 'filter'],
    ['a group that is partly transparent', `<g opacity=".5">${BOX}</g>`, 'group'],
    ['a stretched line', '<path transform="scale(1 3)" d="M0 0L1 1" stroke="red"/>', 'stretched'],
    ['half a path', '<path d="M0 0L"/>', 'path'],
    ['a transform that does not exist', '<path transform="turn(3)" d="M0 0L1 1"/>', 'transform'],
    ['a number that is none', '<rect width="wide" height="1"/>', 'width'],
    ['far away', '<path d="M0 0L1e300 0"/>', 'outside'],
    ['a style sheet that fetches', '<style>@import url(https://example.org/x.css);</style>', 'style sheet'],
    ['a rule for all', '<style>rect{fill:red}</style>', 'rect'],
  ])('%s', (_, inside, told) => {
    const result = readSvg(svg(inside));
    expect(result).toHaveProperty('trouble', expect.stringContaining(told));
    expect(result).toHaveProperty('trouble', expect.stringMatching(/\(line 2, column \d+\)$/));
  });

  test.each([
    ['a document type', `<!DOCTYPE svg [<!ENTITY a "x">]>${svg(BOX)}`, 'DOCTYPE'],
    ['an end that is missing', svg(BOX).toString().replace('</svg>', ''), 'well-formed'],
    ['no size', svg(BOX, '').toString(), 'viewBox'],
    ['nothing', svg('').toString(), 'shows nothing'],
    ['another root', '<html/>', 'begins with'],
    ['too large', svg(`<!--${'x'.repeat(1_000_000)}-->${BOX}`).toString(), '1 MB'],
    ['too many', svg(BOX.repeat(5_001)).toString(), 'too many'],
    ['too deep', svg('<g>'.repeat(60) + BOX + '</g>'.repeat(60)).toString(), 'too deep'],
  ])('%s', (_, text, told) => {
    expect(readSvg(Buffer.from(text))).toHaveProperty('trouble', expect.stringContaining(told));
  });
});

describe('what goes into documents', () => {
  test('is the shapes alone', () => {
    const drawing = drawn(`<title>SECRET</title><!-- SECRET --><metadata>SECRET</metadata><g id="SECRET">${BOX}</g>`);
    const written = Buffer.from(drawingSvg(drawing)).toString();
    expect(written).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500"><path d="M0 0L100 0L100 50L0 50Z" fill="#000000"/></svg>',
    );
    expect(readSvg(Buffer.from(written))).toEqual(drawing);
    expect(drawingOperators(drawing)).toEqual({
      content: '/O1 gs\n0 0 0 rg\n0 0 m\n100 0 l\n100 50 l\n0 50 l\nh\nf\n',
      opacities: [[1, 1]],
    });
  });

  test('whatever the file is, nothing but shapes and numbers', () => {
    const piece = fc.constantFrom(
      ...[
        '<g>',
        '</g>',
        BOX,
        '<path d="',
        '"/>',
        'M1 2',
        ' L3 4',
        'A1 1 0 0 1',
        ' 5e9',
        'nan',
        '<style>',
        '</style>',
        '.a{fill:red}',
      ],
      ...[
        '<script>',
        '</script>',
        ' style="',
        '"',
        '>',
        '<',
        '&lt;',
        ' fill="url(#x)"',
        ' transform="rotate(',
        ')"',
        '\0',
        'é',
        ']]>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = readSvg(svg(BOX + pieces.join('')));
        if ('trouble' in result) return;
        expect(Buffer.from(drawingSvg(result)).toString()).toMatch(
          /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[\d. ]+">(?:<path d="[MLCZ\d. -]*"(?: [a-z-]+="[#a-z\d. ]*")*\/>)+<\/svg>$/,
        );
        expect(drawingOperators(result).content).toMatch(/^(?:[\d. [\]-]*\/?[a-zA-Z\d]*\*? ?(?:gs)?[^<>()]*\n)+$/);
      }),
      { numRuns: runs(200, 20_000) },
    );
  });
});

test('what looks like an SVG', () => {
  for (const start of ['<svg ', '\uFEFF<?xml version="1.0"?>', ' <!-- x --><svg', '<!DOCTYPE svg PUBLIC'])
    expect(looksLikeSvg(Buffer.from(start)), start).toBe(true);
  for (const start of ['', '\u0089PNG', 'words', '<html>']) expect(looksLikeSvg(Buffer.from(start)), start).toBe(false);
});
