/**
 * What people put into Word files, as XML with the words that Word shows of it: contents, and surroundings that contents can stand in.
 * Each is made with a letter before its words, so that no word stands twice in a file. Namespaces are declared where they are used.
 */
import { W } from './word-file.js';

/** Something of a file's text. */
export interface Content {
  /** Blocks: paragraphs, tables, controls around them. */
  readonly xml: (letter: string) => string;
  /** The words that Word shows, in order, and that every format has. */
  readonly words: (letter: string) => string;
  /** Whether it can't stand in a note or a text box. */
  readonly inTextOnly?: boolean;
}

/** Something around contents. */
export interface Surrounding {
  readonly xml: (inner: string, letter: string) => string;
  /** The words, with those of what stands in it; those in braces are in the Word file alone. */
  readonly words: (inner: string, letter: string) => string;
  /** For a note, the part that holds it. */
  readonly part?: 'footnotes' | 'endnotes';
  /** Whether it is a note or a text box. */
  readonly isApart?: boolean;
  /** Whether it can only stand in the body itself. */
  readonly inBodyOnly?: boolean;
}

const NAMESPACES = {
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  v: 'urn:schemas-microsoft-com:vml',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
};

const xmlns = (...prefixes: readonly (keyof typeof NAMESPACES)[]): string =>
  prefixes.map((prefix) => `xmlns:${prefix}="${NAMESPACES[prefix]}"`).join(' ');

const run = (words: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const p = (inner: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${inner}</w:p>`;
const sign = (type: string, data = ''): string => `<w:r><w:fldChar w:fldCharType="${type}">${data}</w:fldChar></w:r>`;
const code = (words: string): string => `<w:r><w:instrText xml:space="preserve"> ${words} </w:instrText></w:r>`;
const field = (words: string, result: string): string =>
  `${sign('begin')}${code(words)}${sign('separate')}${result}${sign('end')}`;
const formField = (name: string, data: string, result = ''): string =>
  `${sign('begin', `<w:ffData><w:name w:val="F"/><w:enabled/>${data}</w:ffData>`)}${code(name)}${result}${sign('end')}`;
const control = (inner: string, properties = ''): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
const cell = (inner: string, properties = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${properties}</w:tcPr>${inner}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (rows: readonly string[], columns = 2): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`;
const item = (words: string, level = 0, list = 2): string =>
  p(run(words), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
/** A cell must end with a paragraph. */
const closed = (inner: string): string => (/<\/w:(?:tbl|sdt|customXml)>$/.test(inner) ? `${inner}<w:p/>` : inner);

const shape = (letter: string, inner: string): string =>
  `<w:r><mc:AlternateContent ${xmlns('mc', 'wp', 'wps', 'a', 'v')}><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="900000"/><wp:docPr id="${letter.charCodeAt(0)}" name="Text Box ${letter}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="${NAMESPACES.wps}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:150pt;height:70pt"><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

const plain = (xml: (l: string) => string, words: string, more: Partial<Content> = {}): Content => ({
  xml,
  words: (l) => words.replaceAll('~', l),
  ...more,
});

/** Contents by what they are; `~` stands for the letter before a word. */
export const CONTENTS: Readonly<Record<string, Content>> = {
  paragraph: plain((l) => p(run(`${l}one ${l}two`)), '~one ~two'),
  'looks of letters': plain(
    (l) =>
      p(
        `${run(`${l}be`, '<w:b/>')}${run(`${l}fore `)}${run(`${l}struck`, '<w:strike/>')}${run('2', '<w:vertAlign w:val="superscript"/>')}`,
      ),
    '~be~fore ~struck2',
  ),
  'centred paragraph': plain((l) => p(run(`${l}centred`), '<w:jc w:val="center"/>'), '~centred'),
  'tabs and breaks': plain(
    (l) => p(`${run(`${l}tab`)}<w:r><w:tab/></w:r>${run(`${l}behind`)}<w:r><w:br/></w:r>${run(`${l}below`)}`),
    '~tab ~behind ~below',
  ),
  placeholder: plain((l) => p(run(`${l}for {{org_field_name}} ${l}only`)), '~for Kappa Care ~only'),
  'placeholder over runs': plain(
    (l) => p(`${run(`${l}over {{org_`)}${run('field_na', '<w:b/>')}${run(`me}} ${l}runs`)}`),
    '~over Kappa Care ~runs',
  ),
  condition: plain(
    (l) => p(run(`${l}if {{#if org_field_phone}}${l}rings{{else}}${l}writes{{/if}} ${l}end`)),
    '~if ~rings ~end',
  ),
  'condition around paragraphs': plain(
    (l) =>
      p(run('{{#if org_field_phone}}')) +
      p(run(`${l}kept`)) +
      p(run('{{else}}')) +
      p(run(`${l}gone`)) +
      p(run('{{/if}}')),
    '~kept',
  ),
  heading: plain(
    (l) => p(run(`${l}heading`), '<w:pStyle w:val="berschrift2"/>') + p(run(`${l}text`)),
    '~heading ~text',
  ),
  bullets: plain((l) => item(`${l}apple`) + item(`${l}bramley`, 1) + item(`${l}pear`), '~apple ~bramley ~pear'),
  numbers: plain(
    (l) => item(`${l}first`, 0, 3) + item(`${l}within`, 1, 3) + item(`${l}second`, 0, 3),
    '~first ~within ~second',
  ),
  table: plain(
    (l) =>
      table([row(cell(p(run(`${l}aa`))), cell(p(run(`${l}ab`)))), row(cell(p(run(`${l}ba`))), cell(p(run(`${l}bb`))))]),
    '~aa ~ab ~ba ~bb',
  ),
  'merged cells': plain(
    (l) =>
      table([
        row(cell(p(run(`${l}wide`)), '<w:gridSpan w:val="2"/>')),
        row(cell(p(run(`${l}tall`)), '<w:vMerge w:val="restart"/>'), cell(p(run(`${l}upper`)))),
        row(cell('<w:p/>', '<w:vMerge/>'), cell(p(run(`${l}lower`)))),
      ]),
    '~wide ~tall ~upper ~lower',
  ),
  'control among words': plain(
    (l) => p(run(`${l}say `) + control(run(`${l}this`), '<w:text/>') + run(` ${l}now`)),
    '~say ~this ~now',
  ),
  'date control': plain(
    (l) =>
      p(
        run(`${l}on `) +
          control(
            run('1 May 2026'),
            '<w:date w:fullDate="2026-05-01T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/></w:date>',
          ),
      ),
    '~on 1 May 2026',
  ),
  'drop-down control': plain(
    (l) =>
      p(
        run(`${l}pick `) +
          control(
            run(`${l}chosen`),
            `<w:dropDownList><w:listItem w:displayText="${l}other" w:value="1"/><w:listItem w:displayText="${l}chosen" w:value="2"/></w:dropDownList>`,
          ),
      ),
    '~pick ~chosen',
  ),
  'check box control': plain(
    (l) =>
      p(
        control(
          run('☒'),
          `<w14:checkbox ${xmlns('w14')}><w14:checked w14:val="1"/><w14:checkedState w14:val="2612"/><w14:uncheckedState w14:val="2610"/></w14:checkbox>`,
        ) + run(` ${l}ticked`),
      ),
    '☒ ~ticked',
  ),
  'text of an old form': plain(
    (l) => p(run(`${l}name `) + formField('FORMTEXT', '<w:textInput/>', sign('separate') + run(`${l}typed`))),
    '~name ~typed',
  ),
  'result of a field': plain((l) => p(run(`${l}dear `) + field(`MERGEFIELD ${l}x`, run(`${l}sir`))), '~dear ~sir'),
  'field in simple form': plain(
    (l) => p(`${run(`${l}see `)}<w:fldSimple w:instr=" QUOTE &quot;x&quot; ">${run(`${l}quoted`)}</w:fldSimple>`),
    '~see ~quoted',
  ),
  'field within a field': plain(
    (l) =>
      p(
        `${run(`${l}if `)}${sign('begin')}${code('QUOTE ')}${field('QUOTE 1', run('1'))}${sign('separate')}${run(`${l}so`)}${sign('end')}`,
      ),
    '~if ~so',
  ),
  'field over paragraphs': plain(
    (l) =>
      p(`${sign('begin')}${code('QUOTE "x"')}${sign('separate')}${run(`${l}from`)}`) +
      p(`${run(`${l}until`)}${sign('end')}${run(` ${l}out`)}`),
    '~from ~until ~out',
  ),
  'web link': plain(
    (l) => p(run(`${l}read `) + field('HYPERLINK "https://example.org/"', run(`${l}online`))),
    '~read ~online',
  ),
  'inserted sign': plain(
    (l) => p(`${run(`${l}go `)}<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>${run(` ${l}on`)}`),
    '~go → ~on',
  ),
  'typed sign': plain(
    (l) => p(run('ü', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + run(` ${l}done`)),
    '✓ ~done',
  ),
  'list of an old form': plain(
    (l) =>
      p(
        run(`${l}list `) +
          formField(
            'FORMDROPDOWN',
            `<w:ddList><w:result w:val="1"/><w:listEntry w:val="${l}no"/><w:listEntry w:val="${l}yes"/></w:ddList>`,
          ) +
          run(` ${l}end`),
      ),
    '~list ~yes ~end',
  ),
  'box of an old form': plain(
    (l) =>
      p(formField('FORMCHECKBOX', '<w:checkBox><w:sizeAuto/><w:default w:val="1"/></w:checkBox>') + run(` ${l}box`)),
    '☒ ~box',
  ),
  'ruby text': plain(
    (l) =>
      p(
        `<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>no</w:t></w:r></w:rt><w:rubyBase>${run(`${l}base`)}</w:rubyBase></w:ruby></w:r>`,
      ),
    '~base',
  ),
  'button of an old form': plain(
    (l) => p(run(`${l}press `) + sign('begin') + code(`GOTOBUTTON place ${l}here`) + sign('end') + run(` ${l}now`)),
    '~press ~here ~now',
  ),
  quotation: plain((l) => p(run(`${l}quotation`), '<w:pStyle w:val="Quote"/>'), '~quotation'),
  'caption of a table': plain(
    (l) =>
      p(
        `${run('Table ')}${field('SEQ Table \\* ARABIC', run('1'))}${run(` ${l}caption`)}`,
        '<w:pStyle w:val="Caption"/>',
      ) + table([row(cell(p(run(`${l}ca`))), cell(p(run(`${l}cb`))))]),
    'Table 1 ~caption ~ca ~cb',
  ),
  'bookmarks and errors of spelling': plain(
    (l) =>
      p(
        `<w:bookmarkStart w:id="${l.charCodeAt(0)}" w:name="b${l}"/>${run(`${l}mark`)}<w:bookmarkEnd w:id="${l.charCodeAt(0)}"/><w:proofErr w:type="spellStart"/>${run(`${l}ed`)}<w:proofErr w:type="spellEnd"/>`,
      ),
    '~mark~ed',
  ),
  'smart tag': plain(
    (l) => p(`${run(`${l}in `)}<w:smartTag w:uri="urn:x" w:element="place">${run(`${l}Cardiff`)}</w:smartTag>`),
    '~in ~Cardiff',
  ),
  'property of the file': plain(
    (l) => p(run(`${l}of `) + field('DOCPROPERTY Company', run(`${l}old`)) + run(` ${l}only`)),
    '~of Kappa Care ~only',
  ),
  hyphens: plain(
    (l) =>
      p(
        `${run(`${l}one`)}<w:r><w:noBreakHyphen/></w:r>${run(`${l}two ${l}un`)}<w:r><w:softHyphen/></w:r>${run('cut')}`,
      ),
    '~one ~two ~uncut',
  ),
  'link to a place': plain(
    (l) =>
      p(
        `${run(`${l}see `)}<w:hyperlink w:anchor="b${l}"><w:bookmarkStart w:id="${l.charCodeAt(0) + 50}" w:name="b${l}"/>${run(`${l}there`)}<w:bookmarkEnd w:id="${l.charCodeAt(0) + 50}"/></w:hyperlink>`,
      ),
    '~see ~there',
  ),
  'sign by a field': plain(
    (l) =>
      p(
        run(`${l}by `) +
          field('SYMBOL 252 \\f Wingdings', run('ü', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')) +
          run(` ${l}field`),
      ),
    '~by ✓ ~field',
  ),
  'words in another direction': plain(
    (l) =>
      p(
        `${run(`${l}left `)}<w:dir w:val="rtl">${run(`${l}right`)}</w:dir><w:bdo w:val="ltr">${run(` ${l}again`)}</w:bdo>`,
      ),
    '~left ~right ~again',
  ),
  'words that may be edited': plain(
    (l) => p(`<w:permStart w:id="9" w:edGrp="everyone"/>${run(`${l}open`)}<w:permEnd w:id="9"/>${run(` ${l}shut`)}`),
    '~open ~shut',
  ),
  'hidden words': plain((l) => p(run(`${l}seen`) + run(`${l}unseen`, '<w:vanish/>') + run(` ${l}too`)), '~seen ~too'),
  'commented words': plain(
    (l) => p(`<w:commentRangeStart w:id="0"/>${run(`${l}said`)}<w:commentRangeEnd w:id="0"/>`),
    '~said',
  ),
  'paragraph in a frame of its own': plain(
    (l) =>
      p(
        run(`${l}framed`),
        '<w:framePr w:w="2000" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="1000" w:y="1"/>',
      ) + p(run(`${l}beside`)),
    '~framed ~beside',
  ),
  'line of a form': plain(
    (l) =>
      p(
        `${run(`${l}signed`)}<w:r><w:tab/></w:r>`,
        '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9000"/></w:tabs>',
      ),
    '~signed',
  ),
  'row that begins further in': plain(
    (l) =>
      table([
        row(cell(p(run(`${l}ga`))), cell(p(run(`${l}gb`)))),
        `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell(p(run(`${l}gc`)))}</w:tr>`,
      ]),
    '~ga ~gb ~gc',
  ),
  'rows that repeat': plain(
    (l) =>
      table(
        ['ha', 'hb', 'hc'].map((name, at) => {
          const head = at < 2 ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
          return `<w:tr>${head}${cell(p(run(`${l}${name}`)))}${cell(item(`${l}${name}x`))}</w:tr>`;
        }),
      ),
    '~ha ~hax ~hb ~hbx ~hc ~hcx',
  ),
  'grouped text boxes': plain(
    (l) =>
      p(
        `${run(`${l}group `)}<w:r><w:drawing><wp:inline ${xmlns('wp', 'wps', 'a')} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="900000"/><wp:docPr id="${l.charCodeAt(0) + 100}" name="Group"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:cNvGrpSpPr/><wpg:grpSpPr/>${['ga', 'gb'].map((name) => `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent>${p(run(`${l}${name}`))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>`).join('')}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
      ),
    '~group ~ga ~gb',
    { inTextOnly: true },
  ),
  'text box of an older file': plain(
    (l) =>
      p(
        `${run(`${l}older `)}<w:r><w:pict><v:shape ${xmlns('v')} type="#_x0000_t202" style="width:100pt;height:40pt"><v:textbox><w:txbxContent>${item(`${l}va`)}${item(`${l}vb`)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
    '~older ~va ~vb',
    { inTextOnly: true },
  ),
  'text box': plain((l) => p(run(`${l}anchor `) + shape(l, p(run(`${l}boxed`)))), '~anchor ~boxed', {
    inTextOnly: true,
  }),
  'two text boxes': plain(
    (l) => p(run(`${l}hook `) + shape(l, p(run(`${l}left`))) + shape(l.toUpperCase(), p(run(`${l}right`)))),
    '~hook ~left ~right',
    { inTextOnly: true },
  ),
};

/** What contents can stand in; `#` stands for their words. */
export const SURROUNDINGS: Readonly<Record<string, Surrounding>> = {
  text: around((inner) => inner, '#'),
  cell: around(
    (inner, l) =>
      table([
        row(cell(closed(inner)), cell(p(run(`${l}beside`)))),
        row(cell(p(run(`${l}under`))), cell(p(run(`${l}last`)))),
      ]),
    '# ~beside ~under ~last',
  ),
  'cell of one row, beside a label': around(
    (inner, l) => table([row(cell(p(run(`${l}label`))), control(cell(closed(inner))))]),
    '~label #',
  ),
  frame: around((inner) => table([row(cell(closed(inner)))], 1), '#'),
  'nested table': around(
    (inner, l) =>
      table([
        row(
          cell(table([row(cell(p(run(`${l}in`))), cell(closed(inner)))]) + p(run(`${l}after`))),
          cell(p(run(`${l}out`))),
        ),
      ]),
    '~in # ~after ~out',
  ),
  'control around blocks': around((inner) => control(inner, '<w:richText/>'), '#'),
  'controls within one another': around(
    (inner, l) => control(control(control(inner)) + p(run(`${l}more`)), '<w:group/>'),
    '# ~more',
  ),
  'control around a row': around(
    (inner, l) =>
      table([
        row(cell(p(run(`${l}ra`))), cell(p(run(`${l}rb`)))),
        control(row(cell(closed(inner)), cell(p(run(`${l}rc`))))),
      ]),
    '~ra ~rb # ~rc',
  ),
  'custom XML': around((inner) => `<w:customXml w:uri="urn:x" w:element="y">${inner}</w:customXml>`, '#'),
  alternatives: around(
    (inner, l) =>
      `<mc:AlternateContent ${xmlns('mc')}><mc:Choice Requires="w14" ${xmlns('w14')}>${inner}</mc:Choice><mc:Fallback>${p(run(`${l}never`))}</mc:Fallback></mc:AlternateContent>`,
    '#',
  ),
  'contents list’s control, behind the list': around(
    (inner) =>
      control(
        p(run('Contents')) + p(field('TOC \\o "1-3"', run('Nothing'))) + inner,
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>',
      ),
    '{Contents Nothing} #',
    { inBodyOnly: true },
  ),
  'text box': around((inner, l) => p(run(`${l}outside `) + shape(l, closed(inner))), '~outside #', { isApart: true }),
  'turned pages': around(
    (inner, l) =>
      `${p(run(`${l}upright`), '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')}${inner}${p('', '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>')}`,
    '~upright #',
    { inBodyOnly: true },
  ),
  footnote: around((inner) => inner, '#', { part: 'footnotes', isApart: true }),
  endnote: around((inner) => inner, '#', { part: 'endnotes', isApart: true }),
};

function around(
  xml: (inner: string, letter: string) => string,
  words: string,
  more: Partial<Surrounding> = {},
): Surrounding {
  return { xml, words: (inner, letter) => words.replaceAll('~', letter).replace('#', () => inner), ...more };
}

/** A mark of the note, and the note's part. */
export function noteXml(
  part: 'footnotes' | 'endnotes',
  inner: string,
): { readonly mark: string; readonly xml: string } {
  const kind = part.slice(0, -1);
  const separators = [-1, 0].map(
    (id) =>
      `<w:${kind} w:type="${id < 0 ? 'separator' : 'continuationSeparator'}" w:id="${id}"><w:p><w:r><w:${id < 0 ? 'separator' : 'continuationSeparator'}/></w:r></w:p></w:${kind}>`,
  );
  return {
    mark: `<w:r><w:${kind}Reference w:id="1"/></w:r>`,
    xml: `<w:${part} xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${separators.join('')}<w:${kind} w:id="1">${closed(inner)}</w:${kind}></w:${part}>`,
  };
}

/** A paragraph of words. */
export const paragraphOf = (words: string, more = ''): string => p(run(words) + more);
