/** An organisation whose logo is an SVG: what its documents have, and when it's refused. */
import { beforeEach, expect, test } from 'vitest';
import { foreignLogos, gatherLogos, logoOf } from '../../src/check/foreign-logos.js';
import { finishedContent } from '../../src/formats/finished/index.js';
import type { Picture } from '../../src/model/document.js';
import type { Format } from '../../src/model/plan.js';
import { spanOf } from '../../src/model/source.js';
import { pictureLoader } from '../../src/read/picture.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { organisationOf } from '../support/organisations.js';
import { policy } from '../support/policy-call.js';
import { picture } from '../support/sample-document.js';

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4">
  <title>A secret</title><rect width="8" height="4" fill="#1a5276"/>
</svg>`;
const FILES = {
  'orgs/acme.yaml': 'name: Acme\nlogo: acme.svg\n',
  'orgs/bright.yaml': 'name: Bright\n',
  'orgs/acme.svg': SVG,
  'orgs/acme.png': picture(80, 40).bytes,
  'templates/P1.md': '---\ntitle: Care\ncode: PO1\nstatus: draft\n---\n\n# Care\n\nWe care.\n',
};
let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld(FILES);
});

const file = (path: string) => Buffer.from(world.disk.get(`/workspace/out/acme/${path}`) ?? '');

test('web pages and PDFs have the drawing, and Word the PNG', async () => {
  expect(await policy('render --org acme', world)).toMatchObject({ code: 0 });
  const page = file('html/PO1-care.html').toString();
  const [, packed = ''] = /<img src="data:image\/svg\+xml;base64,([^"]+)" alt="Acme logo"/.exec(page) ?? [];
  expect(Buffer.from(packed, 'base64').toString()).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500">' +
      '<path d="M0 0L1000 0L1000 500L0 500Z" fill="#1a5276"/></svg>',
  );
  const [drawing, ...others] = picturesIn('pdf', 'pdf/PO1-care.pdf');
  expect(others).toEqual([]);
  const [drawn, png] = [file('pdf/PO1-care.pdf'), picturesIn('docx', 'docx/PO1-care.docx')];
  expect(drawn.includes('/Subtype/Image')).toBe(false);
  expect(png).toHaveLength(1);

  // The final check knows all three.
  const logos = gatherLogos([logoOf({ id: 'another', name: 'Another' }, await acmesLogo())]);
  for (const shown of [drawing, ...png, ...picturesIn('html', 'html/PO1-care.html')])
    expect(foreignLogos(shown ? [shown] : [], logos, organisationOf())).toHaveLength(1);
});

/** Acme's logo as the program reads it. */
async function acmesLogo(): Promise<Picture> {
  const { value } = await pictureLoader(world.files, '/workspace')(
    'acme.svg',
    spanOf({ path: 'orgs/acme.yaml', text: '' }, 0),
  );
  if (!value) throw new Error('the logo can’t be read');
  return value;
}

const picturesIn = (format: Format, path: string) => finishedContent(format, file(path)).pictures;

test('an SVG that changes, or its PNG, is a reason to render again', async () => {
  await policy('render --org acme', world);
  const before = file('html/PO1-care.html');
  expect((await policy('render --org acme', world)).out).not.toContain('updated');
  world.disk.set('/workspace/orgs/acme.svg', Buffer.from(SVG.replace('#1a5276', '#c0392b')));
  await policy('render --org acme', world);
  expect(file('html/PO1-care.html').equals(before)).toBe(false);
  const word = file('docx/PO1-care.docx');
  world.disk.set('/workspace/orgs/acme.png', Buffer.from(picture(160, 80).bytes));
  await policy('render --org acme', world);
  expect(file('docx/PO1-care.docx').equals(word)).toBe(false);
});

test.each([
  ['without a PNG, the PNG is asked for by name', { 'orgs/acme.png': undefined }, 'Word needs acme.png beside it'],
  ['a PNG of another form', { 'orgs/acme.png': picture(40, 40).bytes }, 'acme.png beside it has other proportions'],
  ['a damaged PNG', { 'orgs/acme.png': picture(80, 40).bytes.subarray(0, 50) }, 'damaged'],
  ['another ending', { 'orgs/acme.yaml': 'name: Acme\nlogo: acme.img\n', 'orgs/acme.img': SVG }, 'doesn’t end in .svg'],
  [
    'a script',
    { 'orgs/acme.svg': SVG.replace('<rect', '<rect onclick="x()"') },
    'a script: “onclick” (line 2, column 26)',
  ],
  [
    'an SVG in a policy',
    { 'templates/P1.md': `${FILES['templates/P1.md']}\n![Acme](../orgs/acme.svg)\n` },
    'Only a logo can be an SVG',
  ],
] as const)('%s', async (_, changes, message) => {
  const files = Object.entries({ ...FILES, ...changes }).filter((entry) => entry[1] !== undefined);
  world = memoryWorld(Object.fromEntries(files) as Record<string, string | Uint8Array>);
  const { code, err } = await policy('render --org acme', world);
  expect(err).toContain(message);
  expect(code).toBe(1);
});
