/** A value in a run whose font has symbols is set in letters, so that Word doesn't show it as signs. */
import { expect, it } from 'vitest';
import { fillBody } from '../../support/fill-word.js';

const FONTS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>';
const t = (words: string) => `<w:t xml:space="preserve">${words}</w:t>`;
const run = (words: string, look: string) => `<w:r><w:rPr>${look}</w:rPr>${t(words)}</w:r>`;
const paragraph = (words: string, look: string) => `<w:p>${run(words, look)}</w:p>`;

it('in a run of its own, which else looks as before', () => {
  const { body, problems } = fillBody(paragraph('ü {{org_field_phone}} ü', `${FONTS}<w:b/>`), { phone: '111' });
  expect(problems).toEqual([]);
  expect(body).toContain(run('ü ', `${FONTS}<w:b/>`) + run('111', '<w:b/>') + run(' ü', `${FONTS}<w:b/>`));
});

it('with nothing left of it where the value is empty', () => {
  const empty = '{{#if org_field_phone}}{{org_field_phone}}{{/if}}ü';
  expect(fillBody(paragraph(empty, FONTS), {}).body).toContain(`<w:p>${run('ü', FONTS)}</w:p>`);
});

it('but not where the font has letters', () => {
  const arial = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>';
  expect(fillBody(paragraph('A {{org_field_phone}}', arial), { phone: '111' }).body).toContain(run('A 111', arial));
});
