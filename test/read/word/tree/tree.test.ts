/** The text of a Word file as the tree that PDF and HTML are made of. */
import { describe, expect, it } from 'vitest';
import { picture } from '../../../support/sample-document.js';
import { para, treeOf } from '../../../support/word-tree.js';

const run = (words: string, look = '') =>
  `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const linesOf = (body: string, values = {}, parts = {}) => treeOf(body, values, parts).lines;

describe('headings', () => {
  it('are told by Word’s own names of styles, whatever the language, by outline levels, and by what a style is based on', () => {
    expect(
      linesOf(
        para('One', { style: 'berschrift1' }) +
          para('Two', { style: 'Own' }) +
          para('Below', { style: 'berschrift2' }) +
          para('By hand', { more: '<w:outlineLvl w:val="2"/>' }) +
          para('Unnumbered', { style: 'Plain' }) +
          para('Words'),
      ),
    ).toEqual(['# 1. One', '# 2. Two', '## 2.1 Below', '### By hand', '# Unnumbered', 'Words']);
  });

  it('are numbered after conditions have left out what does not apply', () => {
    const body = `${para('One', { style: 'berschrift1' })}${para('{{#if org_field_phone}}')}${para('Gone', { style: 'berschrift1' })}${para('{{/if}}')}${para('Next', { style: 'berschrift1' })}`;
    expect(linesOf(body)).toEqual(['# 1. One', '# 2. Next']);
    expect(linesOf(body, { phone: '1' })).toEqual(['# 1. One', '# 2. Gone', '# 3. Next']);
  });

  it('share their numbers with clauses of the same list', () => {
    expect(
      linesOf(
        para('Purpose', { style: 'berschrift1' }) +
          para('We keep people safe.', { list: [1, 1] }) +
          para('We write down what happened:', { list: [1, 1] }) +
          para('when', { list: [1, 2] }) +
          para('where', { list: [1, 2] }) +
          para('Scope', { style: 'berschrift1' }) +
          para('Everybody.', { list: [1, 1] }),
      ),
    ).toEqual([
      '# 1. Purpose',
      '1.1 We keep people safe.',
      '1.2 We write down what happened:',
      '  (a) when',
      '  (b) where',
      '# 2. Scope',
      '2.1 Everybody.',
    ]);
  });

  it('deeper than five are of level five, which is said', () => {
    const { lines, problems } = treeOf(para('Deep', { more: '<w:outlineLvl w:val="6"/>' }) + para('x'));
    expect(lines[0]).toBe('##### Deep');
    expect(problems).toEqual([
      'word/document.xml:paragraph 1 word-left-out: PDF and HTML don’t show a heading of level 7 as such, in “Deep”',
    ]);
  });
});

describe('numbers', () => {
  const items = (...all: readonly (readonly [string, number, number])[]) =>
    all.map(([words, id, level]) => para(words, { list: [id, level] })).join('');

  it('that the program would set too are left to each format', () => {
    expect(linesOf(items(['a', 3, 0], ['b', 3, 1], ['c', 3, 1], ['d', 3, 0]))).toEqual([
      '1. a',
      '  1. b',
      '  2. c',
      '2. d',
    ]);
  });

  it('go on behind words that stand between, and begin anew where the author says so', () => {
    expect(
      linesOf(
        items(['a', 3, 0]) + para('Between') + items(['b', 3, 0]) + para('Anew') + items(['e', 4, 0], ['f', 4, 0]),
      ),
    ).toEqual(['1. a', 'Between', '2. b', 'Anew', '5. e', '6. f']);
  });

  it('may be Roman, and decimal where a level says so', () => {
    expect(linesOf(items(['x', 5, 0], ['y', 5, 1], ['z', 5, 0], ['w', 5, 1]))).toEqual([
      'Part I x',
      '  1.1 y',
      'Part II z',
      '  2.1 w',
    ]);
  });
});

describe('lists', () => {
  it('nest by level, and by indent where another list stands within one', () => {
    const inner = (words: string) => para(words, { list: [2, 0], more: '<w:ind w:left="1440"/>' });
    expect(linesOf(para('a', { list: [3, 0] }) + inner('b') + inner('c') + para('d', { list: [3, 0] }))).toEqual([
      '1. a',
      '  - b',
      '  - c',
      '2. d',
    ]);
  });

  it('keep a further paragraph with its item', () => {
    expect(
      linesOf(
        para('a', { list: [2, 0] }) +
          para('more of a', { more: '<w:ind w:left="720"/>' }) +
          para('b', { list: [2, 0] }),
      ),
    ).toEqual(['- a', '  more of a', '- b']);
  });

  it('stay one list where a block is around some of their items', () => {
    const body = `${para('a', { list: [3, 0] })}${para('{{#each org_field_pets}}')}${para('{{this}}', { list: [3, 0] })}${para('{{/each}}')}${para('z', { list: [3, 0] })}`;
    expect(linesOf(body, { pets: ['cat', 'dog'] })).toEqual(['1. a', '2. cat', '3. dog', '4. z']);
  });
});

describe('words', () => {
  it('are strong and emphatic by hand and by style; what the paragraph’s own style says is no emphasis', () => {
    expect(
      linesOf(
        para(
          `${run('a ')}${run('b', '<w:b/>')}${run(' c ', '<w:i/>')}${run('d', '<w:rStyle w:val="Strong"/>')}${run('e', '<w:b w:val="0"/>')}`,
        ),
      ),
    ).toEqual(['a **b*** c ***d**e']);
    expect(linesOf(para(run('x', '<w:b/>'), { style: 'berschrift1' }))).toEqual(['# 1. x']);
  });

  it('are struck, raised, lowered and underlined, by hand and by style; links are underlined anyway', () => {
    const body = para(
      run('old', '<w:strike/>') +
        run(' older', '<w:dstrike/>') +
        run(' x') +
        run('2', '<w:vertAlign w:val="superscript"/>') +
        run(' H') +
        run('2', '<w:vertAlign w:val="subscript"/>') +
        run(' ') +
        run('now', '<w:u w:val="single"/><w:b/>') +
        run(' plain', '<w:u w:val="none"/><w:vertAlign w:val="baseline"/><w:strike w:val="0"/>'),
    );
    expect(linesOf(body)).toEqual(['~~old older~~ x^2^ H~2~ **__now__** plain']);
    const code =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.org/"</w:instrText></w:r>';
    const field = (words: string) =>
      `${code}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${words}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(linesOf(para(field(run('site', '<w:u w:val="single"/>'))))).toEqual(['[site](https://example.org/)']);
  });

  it('in another language are passages; hidden and deleted ones are left out, inserted ones are in', () => {
    expect(
      linesOf(
        para(
          `${run('The ')}${run('Senedd', '<w:lang w:val="cy-GB"/>')}${run(' hidden', '<w:vanish/>')}<w:del w:id="1"><w:r><w:delText> gone</w:delText></w:r></w:del><w:ins w:id="2">${run(' new')}</w:ins>`,
        ),
      ),
    ).toEqual(['The [Senedd](lang:cy) new']);
  });

  it('keep lines, and tabs as spaces', () => {
    expect(linesOf(para('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>'))).toEqual(['a b / c']);
  });

  it('of a field are its result, but for lists of contents and page numbers', () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = (code: string, words: string) =>
      `${char('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${char('separate')}${run(words)}${char('end')}`;
    expect(linesOf(para(`${run('On ')}${field('REF _Ref1', 'Monday')}${run(' page ')}${field('PAGE', '7')}`))).toEqual([
      'On Monday page',
    ]);
    const contents = `<w:p>${char('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>${char('separate')}${run('Purpose 3')}</w:p><w:p>${run('Scope 4')}${char('end')}</w:p>`;
    expect(linesOf(contents + para('Text'))).toEqual(['Text']);
  });
});

describe('links', () => {
  it('lead to web and mail addresses, filled, and to headings by their bookmarks', () => {
    const body =
      para(`<w:bookmarkStart w:id="1" w:name="_Ref1"/>${run('Who to ask')}<w:bookmarkEnd w:id="1"/>`, {
        style: 'berschrift1',
      }) +
      para(
        `<w:hyperlink r:id="m">${run('write')}</w:hyperlink>${run(' or ')}<w:hyperlink w:anchor="_Ref1">${run('see')}</w:hyperlink>`,
      );
    expect(
      linesOf(
        body,
        { email: 'a@example.org' },
        { rels: [['m', 'hyperlink', 'mailto:{{org_field_email}}', 'External']] },
      )[1],
    ).toBe('[write](mailto:a@example.org) or [see](#who-to-ask)');
  });

  it('of HYPERLINK fields too', () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body = para(
      `${char('begin')}<w:r><w:instrText> HYPERLINK "https://example.org/{{org_field_x}}" </w:instrText></w:r>${char('separate')}${run('here')}${char('end')}`,
    );
    expect(linesOf(body, { x: 'a b' })).toEqual(['[here](https://example.org/a%20b)']);
  });
});

describe('tables', () => {
  const cell = (words: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${para(words)}</w:tc>`;
  const row = (cells: string, properties = '') =>
    `<w:tr>${properties ? `<w:trPr>${properties}</w:trPr>` : ''}${cells}</w:tr>`;
  const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

  it('have a head where their first row is marked as one, or all its words are strong', () => {
    const marked = treeOf(table(row(cell('Who') + cell('What'), '<w:tblHeader/>'), row(cell('Ann') + cell('Leads'))));
    expect(marked.document?.blocks[0]).toMatchObject({ header: { cells: [{}, {}] }, rows: [{}] });
    const bold = (words: string) => `<w:tc>${para(run(words, '<w:b/>'))}</w:tc>`;
    expect(
      treeOf(table(row(bold('Who') + bold('What')), row(cell('Ann') + cell('Leads')))).document?.blocks[0],
    ).toMatchObject({ header: {}, rows: [{}] });
    const none = treeOf(table(row(cell('Who') + cell('Ann')), row(cell('What') + cell('Leads')))).document?.blocks[0];
    expect(none).toMatchObject({ rows: [{}, {}] });
    expect(none).not.toHaveProperty('header');
    const alone = treeOf(table(row(cell('Who') + cell('What'), '<w:tblHeader/>'))).document?.blocks[0];
    expect(alone).toMatchObject({ rows: [{}] });
    expect(alone).not.toHaveProperty('header');
  });

  describe('have row headings', () => {
    const styled = (style: string, look: string) => {
      const properties = `<w:tblPr><w:tblStyle w:val="${style}"/><w:tblLook ${look}/></w:tblPr>`;
      const body = table(row(cell('Who') + cell('Ann')), row(cell('What') + cell('Leads')));
      return treeOf(body.replace('<w:tblPr/>', properties)).document?.blocks[0];
    };

    it('where their style sets the first column apart, or a style that it is based on', () => {
      for (const style of ['Headed', 'BasedOnHeaded'])
        for (const look of ['w:firstColumn="1"', 'w:val="0480"', 'w:val="0480" w:firstColumn="true"'])
          expect(styled(style, look)).toMatchObject({ rowHeaders: true });
    });

    it('not because they say that their first column is special, as all tables do that Word inserts', () => {
      expect(styled('Grid', 'w:val="04A0" w:firstRow="1" w:firstColumn="1"')).not.toHaveProperty('rowHeaders');
      expect(styled('NotBold', 'w:firstColumn="1"')).not.toHaveProperty('rowHeaders');
      expect(styled('Missing', 'w:firstColumn="1"')).not.toHaveProperty('rowHeaders');
      for (const look of ['w:firstColumn="0"', 'w:val="0400"', 'w:val="0480" w:firstColumn="0"'])
        expect(styled('Headed', look)).not.toHaveProperty('rowHeaders');
    });

    it('and a head where their style sets the first row apart', () => {
      expect(styled('Headed', 'w:firstRow="1"')).toMatchObject({ header: {} });
      expect(styled('Headed', 'w:val="0020"')).toMatchObject({ header: {} });
      expect(styled('Grid', 'w:firstRow="1"')).not.toHaveProperty('header');
    });
  });

  it('have merged cells', () => {
    expect(
      linesOf(
        table(
          row(cell('a', '<w:gridSpan w:val="2"/>') + cell('b')),
          row(cell('c', '<w:vMerge w:val="restart"/>') + cell('d') + cell('e')),
          row(cell('', '<w:vMerge/>') + cell('f') + cell('g')),
        ),
      ),
    ).toEqual(['| a | < | b |', '| c | d | e |', '| ^ | f | g |']);
  });

  it('have merged cells as old programs write them', () => {
    const body = table(
      row(cell('a', '<w:hMerge w:val="restart"/>') + cell('gone', '<w:hMerge/>') + cell('b')),
      row(cell('c') + cell('d') + cell('e')),
    );
    expect(linesOf(body)).toEqual(['| a | < | b |', '| c | d | e |']);
  });

  it('show what a cell holds that would continue one above that isn’t there', () => {
    const body = table(
      row(cell('a', '<w:vMerge/>') + cell('b', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')),
      row(cell('', '<w:vMerge/>') + cell('c', '<w:vMerge/>') + cell('d')),
      row(cell('e') + cell('', '<w:vMerge/>') + cell('f')),
      row(cell('g') + cell('h', '<w:vMerge/>')),
    );
    expect(linesOf(body)).toEqual(['| a | b | < |', '| ^ | c | d |', '| e | ^ | f |', '| g | ^ |  |']);
  });

  it('leave the places empty that a row leaves out', () => {
    const body = table(
      row(cell('a') + cell('b') + cell('c') + cell('d')),
      row(cell('e') + cell('f'), '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
      row(cell('g')),
    );
    expect(linesOf(body)).toEqual(['| a | b | c | d |', '|  | e | f |  |', '| g |  |  |  |']);
  });

  it('repeat rows, and have lines for paragraphs', () => {
    const body = table(
      row(`${cell('{{#each org_field_team}}{{who}}')}<w:tc>${para('{{role}}')}${para('here{{/each}}')}</w:tc>`),
      row(cell('x') + cell('y')),
    );
    expect(
      linesOf(body, {
        team: [
          { who: 'Ann', role: 'Lead' },
          { who: 'Bo', role: 'Care' },
        ],
      }),
    ).toEqual(['| Ann | Lead ¶ here |', '| Bo | Care ¶ here |', '| x | y |']);
  });

  it('of one cell are frames around what they hold', () => {
    expect(linesOf(table(row(cell('Only words'))))).toEqual(['Only words']);
  });

  const cellOf = (...content: string[]) => `<w:tc>${content.join('')}${para('')}</w:tc>`;

  it('hold tables in cells', () => {
    const { lines, problems } = treeOf(table(row(cell('a') + cellOf(table(row(cell('in') + cell('side')))))));
    expect(lines).toEqual(['| a | | in | side | |']);
    expect(problems).toEqual([]);
  });

  it('hold lists in cells, numbered as Word counts them through the rows', () => {
    const step = (words: string) => cellOf(para(words, { list: [3, 0] }));
    const bullets = cellOf(para('Look for:'), para('smoke', { list: [2, 0] }), para('heat', { list: [2, 1] }));
    const { lines, problems } = treeOf(table(row(step('Stop') + bullets), row(step('Call') + cell('999'))));
    expect(lines).toEqual(['| 1. Stop | Look for: ¶ - smoke ¶   - heat |', '| 2. Call | 999 |']);
    expect(problems).toEqual([]);
  });

  it('hold the blocks that conditions around a cell’s paragraphs leave, and plain words where one is left', () => {
    const body = table(row(cell('a') + cellOf(para('b'), para('{{#if org_field_phone}}'), para('c'), para('{{/if}}'))));
    expect(linesOf(body, { phone: '01632 960001' })).toEqual(['| a | b ¶ c |']);
    expect(linesOf(body)).toEqual(['| a | b |']);
  });

  it('hold headings as bold words, and no rules and page breaks in cells', () => {
    const body = table(
      row(cell('a') + cellOf(para('Title', { style: 'berschrift1' }), para('b', { more: '<w:pageBreakBefore/>' }))),
    );
    expect(linesOf(body)).toEqual(['| a | 1. **Title** ¶ b |']);
  });

  it('have further rows of their head in bold', () => {
    const head = (...words: string[]) => row(words.map((word) => cell(word)).join(''), '<w:tblHeader/>');
    const body = table(head('Risk', 'Score'), head('', 'Now'), row(cell('Fire') + cell('2')));
    expect(linesOf(body)).toEqual(['| Risk | Score |', '|  | **Now** |', '| Fire | 2 |']);
    expect(linesOf(table(head('a', 'b'), head('c', 'd')))).toEqual(['| a | b |', '| c | d |']);
  });

  it('have heads with lists, but a line of words for each paragraph', () => {
    const list = row(cellOf(para('a', { list: [2, 0] }), para('b', { list: [2, 0] })) + cell('By'), '<w:tblHeader/>');
    expect(linesOf(table(list, row(cell('x') + cell('y'))))).toEqual(['| - a ¶ - b | By |', '| x | y |']);
    const head = row(cellOf(para('Date'), para('reviewed')) + cell('By'), '<w:tblHeader/>');
    expect(linesOf(table(head, row(cell('x') + cell('y'))))).toEqual(['| Date / reviewed | By |', '| x | y |']);
  });
});

describe('what stands beside words', () => {
  it('is a picture with its alternative text, behind its paragraph', () => {
    const drawing = (id: string, alt: string) =>
      `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="x"${alt ? ` descr="${alt}"` : ''}/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="${id}"/></wp:inline></w:drawing></w:r>`;
    const parts = {
      rels: [
        ['p', 'image', 'media/a.png'],
        ['e', 'image', 'media/b.emf'],
      ] as const,
      files: {
        'word/media/a.png': ['', picture(4, 4).bytes],
        'word/media/b.emf': ['', new Uint8Array([1, 2, 3])],
      } as const,
    };
    expect(linesOf(para(`${run('Look:')}${drawing('p', 'A grey square')}`), {}, parts)).toEqual([
      'Look:',
      '![A grey square]',
    ]);
    expect(treeOf(para(drawing('p', '')), {}, parts).problems).toEqual([
      'word/document.xml:paragraph 1 picture-alt: A picture has no alternative text, so it is read out as “Picture”',
    ]);
    expect(treeOf(para(`${run('Old')}${drawing('e', 'x')}`), {}, parts).problems).toEqual([
      'word/document.xml:paragraph 1 word-left-out: PDF and HTML don’t show a picture that isn’t a PNG or JPEG (b.emf), in “Old”',
    ]);
  });

  it('is a page break, a rule, a text box', () => {
    expect(
      linesOf(para('a') + para('<w:r><w:br w:type="page"/></w:r>') + para('b', { more: '<w:pageBreakBefore/>' })),
    ).toEqual(['a', '\\newpage', '\\newpage', 'b']);
    expect(
      linesOf(`${para('a')}<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>${para('b')}`),
    ).toEqual(['a', '---', 'b']);
    expect(
      linesOf(para(`${run('beside')}<w:r><w:pict><w:txbxContent>${para('boxed')}</w:txbxContent></w:pict></w:r>`)),
    ).toEqual(['beside', '> boxed']);
  });

  describe('notes', () => {
    const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const notes = (content: string) => ({
      files: {
        'word/footnotes.xml': [
          'footnotes',
          `<w:footnotes xmlns:w="${W}"><w:footnote w:id="2">${content}</w:footnote></w:footnotes>`,
        ],
      } as const,
    });
    const mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>';

    it('stand where their marks are, and are filled', () => {
      const body = para(`${run('See')}${mark}`) + para('End');
      expect(linesOf(body, {}, notes(para('Ask {{org_field_name}}.')))).toEqual([
        'See[^footnote-2: Ask Acme Home Care.]',
        'End',
      ]);
    });

    it('are one note where two marks lead to it', () => {
      const { document } = treeOf(para(`${run('See')}${mark}`) + para(`${run('and')}${mark}`), {}, notes(para('Ask.')));
      const [first, second] = (document?.blocks ?? []).map((block) =>
        block.type === 'paragraph' ? block.children.find(({ type }) => type === 'footnote') : undefined,
      );
      expect(first).toBeDefined();
      expect(second).toBe(first);
    });

    it('hold lists and tables, but no further notes, and headings as words', () => {
      const cell = (words: string) => `<w:tc>${para(words)}</w:tc>`;
      const content =
        para(`${run('In short')}${mark}`, { style: 'berschrift1' }) +
        para('one', { list: [2, 0] }) +
        `<w:tbl><w:tr>${cell('Day')}${cell('Night')}</w:tr></w:tbl>`;
      expect(linesOf(para(`${run('See')}${mark}`), {}, notes(content))).toEqual([
        'See[^footnote-2: 1. **In short** ¶ - one ¶ | Day | Night |]',
      ]);
    });

    it('number their lists as Word does, apart from those of the text', () => {
      const content = para('x', { list: [5, 0] }) + para('y', { list: [5, 1] }) + para('z', { list: [3, 0] });
      const body =
        para('a', { list: [3, 0] }) +
        para(`${run('See')}${mark}`) +
        para('b', { list: [3, 0] }) +
        para(`${run('and')}${mark}`);
      const note = '[^footnote-2: Part I x ¶   1.1 y ¶ 1. z]';
      expect(linesOf(body, {}, notes(content))).toEqual(['1. a', `See${note}`, '2. b', `and${note}`]);
    });

    it('without words are none, as are marks of notes that the file lacks', () => {
      expect(linesOf(para(`${run('See')}${mark}`), {}, notes(para('')))).toEqual(['See']);
      expect(linesOf(para(`${run('See')}${mark}`))).toEqual(['See']);
    });
  });
});

describe('the head', () => {
  it('leaves to the masthead what it prints anyway, and still asks for it', () => {
    const body = `${para('{{org_field_logo}}')}${para('{{org_field_name}}')}${para('Registration no. {{org_field_registration_no}}')}${para('A', { style: 'Titel' })}${para('Text')}`;
    expect(linesOf(body, { registration_no: 'X1' })).toEqual(['Text']);
    expect(treeOf(body).problems).toEqual([
      'word/document.xml:paragraph 3 placeholder-missing: DC1 needs "registration_no", which is missing',
    ]);
  });

  it('with a control table of its own gets no other', () => {
    const cell = (words: string) => `<w:tc>${para(words)}</w:tc>`;
    const control = `<w:tbl><w:tr>${cell('Code')}${cell('DC1')}</w:tr><w:tr>${cell('Next review')}${cell('{{next_review_date}}')}</w:tr></w:tbl>`;
    expect(treeOf(control + para('Text')).document?.control).toEqual([]);
    expect(treeOf(para('Text')).document?.control).toContainEqual(
      expect.objectContaining({ label: 'Code', value: 'DC1' }),
    );
  });
});

describe('sections', () => {
  const size = (width: number, height: number) => `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/></w:sectPr>`;
  const [upright, turned] = [size(11906, 16838), size(16838, 11906)];

  it('of landscape pages are landscape ranges', () => {
    const body =
      para('Before', { more: upright }) +
      para('Risks', { style: 'berschrift1' }) +
      para('one', { list: [2, 0] }) +
      para('two', { list: [2, 0], more: turned }) +
      para('three', { list: [2, 0] }) +
      upright;
    expect(linesOf(body)).toEqual(['Before', '::: landscape', '  # 1. Risks', '  - one', '  - two', '- three']);
  });

  it('are told by their attribute where they have no size, the last by the body’s', () => {
    const landscape = '<w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr>';
    expect(linesOf(para('A', { more: upright }) + para('B') + landscape)).toEqual(['A', '::: landscape', '  B']);
    expect(linesOf(para('A', { more: landscape }) + para('B'))).toEqual(['::: landscape', '  A', 'B']);
  });

  it('of upright pages change nothing, nor do lists that go on over their end', () => {
    const body = para('one', { list: [2, 0], more: upright }) + para('two', { list: [2, 0] }) + upright;
    expect(linesOf(body)).toEqual(['- one', '- two']);
  });

  it('may end within a condition', () => {
    const body =
      para('A') +
      para('{{#if org_field_phone}}') +
      para('B', { more: upright }) +
      para('Wide', { more: turned }) +
      para('{{/if}}') +
      para('C') +
      upright;
    expect(linesOf(body)).toEqual(['A', 'C']);
    expect(linesOf(body, { phone: '1' })).toEqual(['A', 'B', '::: landscape', '  Wide', 'C']);
  });

  it('may all be of landscape pages, the head among them', () => {
    expect(linesOf(para('{{org_field_name}}') + para('Wide') + turned)).toEqual(['::: landscape', '  Wide']);
  });
});
