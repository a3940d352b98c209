/** Appendices of Markdown texts beside their title and sections, by however many signs they are written. */
import { describe, expect, it } from 'vitest';
import { importMarkdown } from '../../../support/import-document.js';
import { readFile, readMarkdown } from '../../../support/template-text.js';

const noPicture = async () => ({ diagnostics: [] });

describe('an appendix', () => {
  it.each([
    [
      '## Lone Working\n\n### Rules\n\n## Forms {.appendix}\n\n### Form\n',
      ['h1 Rules', 'h1 appendix Forms', 'h2 Form'],
    ],
    ['# Lone Working\n\n## Rules\n\n# Appendix A: Forms\n\n## Form\n', ['h1 Rules', 'h1 appendix Forms', 'h2 Form']],
    [
      '# Lone Working\n\n## Rules\n\n# Appendix A – Forms\n\n# APPENDIX B Letters\n\n### Letter\n\n## Another\n',
      ['h1 Rules', 'h1 appendix Forms', 'h1 appendix Letters', 'h3 Letter', 'h2 Another'],
    ],
    [
      '# Lone Working\n\n## Rules\n\n# Forms {.appendix}\n\n# References\n',
      ['h1 Rules', 'h1 appendix Forms', 'h1 References'],
    ],
    ['# Lone Working\n\nText.\n\n# Appendix A: Forms\n', ['Text.', 'h1 appendix Forms']],
    ['# Lone Working\n\n## Rules\n\n## Appendix A: Forms\n\n## End\n', ['h1 Rules', 'h1 appendix Forms', 'h1 End']],
    ['# Lone Working\n\n## Rules\n\n### Forms {.appendix}\n\n## End\n', ['h1 Rules', 'h1 appendix Forms', 'h1 End']],
  ])('is no second section: the title of %j stays', async (text, lines) => {
    const read = await readFile('t.md', text);
    expect(read.head?.title).toBe('Lone Working');
    expect(read.lines).toEqual(lines);
    const imported = await importMarkdown(text, noPicture);
    expect(imported).toMatchObject({ title: 'Lone Working', lines });
  });

  it.each([
    [
      '## Rules\n\n## Care\n\n# Appendix A: Forms\n\n## Form\n',
      ['h1 Rules', 'h1 Care', 'h1 appendix Forms', 'h2 Form'],
    ],
    ['## Rules\n\n### Care\n\n# Forms {.appendix}\n', ['h1 Rules', 'h2 Care', 'h1 appendix Forms']],
    ['# Appendix A: Forms\n\n## Form\n', ['h1 appendix Forms', 'h2 Form']],
    ['## Appendix A: Forms\n\n## Appendix B: Letters\n', ['h1 appendix Forms', 'h1 appendix Letters']],
  ])('doesn’t keep the sections of %j on the second level', async (body, lines) => {
    const { lines: shown, problems } = await readMarkdown(body);
    expect(shown).toEqual(lines);
    expect(problems).toEqual([]);
  });

  it.each([
    ['# Rules\n\n# Appendix B: Forms\n', ['h1 Rules', 'h1 unnumbered Appendix B: Forms']],
    ['# Rules\n\n# Appendix 1: Forms\n', ['h1 Rules', 'h1 unnumbered Appendix 1: Forms']],
    ['# Rules\n\n# Appendix A\n', ['h1 Rules', 'h1 unnumbered Appendix A']],
    ['# Rules\n\n# Annex A: Forms\n', ['h1 Rules', 'h1 unnumbered Annex A: Forms']],
    ['# Rules\n\n# Atodiad A: Ffurflenni\n', ['h1 Rules', 'h1 unnumbered Atodiad A: Ffurflenni']],
    [
      '## Rules\n\n# Appendices\n\n## Appendix A: Forms\n',
      ['h1 Rules', 'h1 unnumbered Appendices', 'h1 appendix Forms'],
    ],
  ])('keeps a name that the program wouldn’t print: %j', async (body, lines) => {
    expect((await readMarkdown(body)).lines).toEqual(lines);
  });

  it.each([
    '# Appendix a short form',
    '# Appendix A.1 Forms',
    '# Annex A forms',
    '# Appendicitis',
    '# Appendices',
    '# A: Appendix',
  ])('isn’t seen in a section: %j', async (heading) => {
    const { lines } = await readMarkdown(`# Rules\n\n${heading}\n`);
    expect(lines).toEqual(['h1 Rules', `h1 ${heading.slice(2)}`]);
  });

  it('is one of a section where it is deeper than the sections', async () => {
    const { lines } = await readMarkdown('# Rules\n\n## Appendix A: Forms\n');
    expect(lines).toEqual(['h1 Rules', 'h2 Appendix A: Forms']);
  });

  it.each([
    '# Purpose\n\n## Care\n\n# Appendix A: Forms\n',
    '# Consent\n\n# Appendix A: Forms\n\n# Refusal\n',
    '# Appendix A: Forms\n\n## Form\n\n# Appendix B: Letters\n',
  ])('makes no title of a section: %j', async (text) => {
    expect((await readFile('t.md', text)).problems).toEqual(['1:1 error template-title']);
  });
});
