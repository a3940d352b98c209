/**
 * The rules of Word's accessibility checker that can be told from a file: title, language, alternative texts, header rows, merged
 * cells, headings that skip a level, blank characters as spacing, and links that don't say where they lead. Works on the XML
 * alone, and shares no code with the writer but zip and XML.
 */
import { childElements, descendants, parseXml, type XmlElement } from '../../src/formats/xml/parse.js';

/** `fault`: what the checker would call an error or a warning. `note`: what it would only mention. */
export interface Finding {
  readonly rule:
    | 'title'
    | 'language'
    | 'alt-text'
    | 'header-row'
    | 'merged-cells'
    | 'headings'
    | 'blanks'
    | 'link-words';
  readonly kind: 'fault' | 'note';
  readonly words: string;
}

type Parts = ReadonlyMap<string, string>;

const fault = (rule: Finding['rule'], words = ''): Finding => ({ rule, kind: 'fault', words });

const textIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
const wordsOf = (element: XmlElement): string => descendants(element, 'w:t').map(textIn).join('');

/** Finds what the checker would find. */
export function accessibilityFindings(parts: Parts): readonly Finding[] {
  const root = (path: string) => parseXml(parts.get(path) ?? '<none/>');
  const body = root('word/document.xml');
  return [
    ...(descendants(root('docProps/core.xml'), 'dc:title').some((title) => textIn(title).trim() !== '')
      ? []
      : [fault('title')]),
    ...languageFindings(root('word/styles.xml'), root('word/settings.xml')),
    ...descendants(body, 'wp:docPr')
      .filter(({ attributes }) => (attributes.descr ?? '').trim() === '')
      .map(({ attributes }) => fault('alt-text', attributes.name)),
    ...descendants(body, 'w:tbl').flatMap(tableFindings),
    ...headingFindings(body),
    ...blankFindings(body),
    ...linkFindings(body),
  ];
}

function languageFindings(styles: XmlElement, settings: XmlElement): readonly Finding[] {
  const [defaults] = descendants(styles, 'w:docDefaults');
  const [lang] = defaults ? descendants(defaults, 'w:lang') : [];
  const [themeLang] = descendants(settings, 'w:themeFontLang');
  return [lang, themeLang].every((element) => /^[a-z]{2,3}\b/.test(element?.attributes['w:val'] ?? ''))
    ? []
    : [fault('language')];
}

/** The cells that a table's own rows have, not those of tables in it. */
const cellsOf = (row: XmlElement) => childElements(row, 'w:tc');

function tableFindings(table: XmlElement): readonly Finding[] {
  const rows = childElements(table, 'w:tr');
  const words = wordsOf(table).slice(0, 40);
  const isHead = rows.map((row) =>
    childElements(row, 'w:trPr').some((of) => childElements(of, 'w:tblHeader').length > 0),
  );
  const look = descendants(table, 'w:tblLook')[0]?.attributes ?? {};
  const [says, hasRowHeads] = [look['w:firstRow'] === '1', look['w:firstColumn'] === '1'];
  const isWhole =
    !isHead.includes(true) || isHead.lastIndexOf(true) === isHead.indexOf(false) - 1 || !isHead.includes(false);
  const findings: Finding[] = [];
  if (says !== (isHead[0] ?? false) || !isWhole) findings.push(fault('header-row', words));
  // A table without headings at all is a form or a frame: the checker says so of each.
  else if (!says && !hasRowHeads) findings.push({ rule: 'header-row', kind: 'note', words });
  const isMerged = rows
    .flatMap(cellsOf)
    .some((cell) =>
      childElements(cell, 'w:tcPr').some((of) =>
        ['w:gridSpan', 'w:vMerge'].some((name) => childElements(of, name).length > 0),
      ),
    );
  if (isMerged) findings.push({ rule: 'merged-cells', kind: 'note', words });
  return findings;
}

const styleOf = (paragraph: XmlElement): string => descendants(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '';

function headingFindings(body: XmlElement): readonly Finding[] {
  let above = 0;
  return descendants(body, 'w:p').flatMap((paragraph) => {
    const level = Number(/^Heading(\d)$/.exec(styleOf(paragraph))?.[1] ?? 0);
    if (level === 0) return [];
    const skips = level > above + 1;
    above = level;
    return skips ? [fault('headings', wordsOf(paragraph))] : [];
  });
}

/** Several blanks in a row, or empty paragraphs one below the other. A line to write on is a control with a name, not spacing. */
function blankFindings(body: XmlElement): readonly Finding[] {
  const typed = new Set(
    descendants(body, 'w:sdt')
      .filter(
        (control) => descendants(control, 'w:showingPlcHdr').length > 0 && descendants(control, 'w:alias').length > 0,
      )
      .flatMap((control) => descendants(control, 'w:t')),
  );
  const code = new Set(
    descendants(body, 'w:p')
      .filter((paragraph) => styleOf(paragraph) === 'CodeBlock')
      .flatMap((paragraph) => descendants(paragraph, 'w:t')),
  );
  const runs = descendants(body, 'w:t').filter(
    (text) => !typed.has(text) && !code.has(text) && /[ \u00a0\t]{4}/.test(textIn(text)),
  );
  const [block] = childElements(body, 'w:body');
  const blocks = block ? childElements(block) : [];
  const isEmpty = (element: XmlElement | undefined) =>
    element?.name === 'w:p' &&
    styleOf(element) !== 'Rule' &&
    wordsOf(element) === '' &&
    descendants(element, 'w:drawing').length === 0;
  const lines = blocks.filter((element, n) => isEmpty(element) && isEmpty(blocks[n - 1]));
  return [...runs.map((text) => fault('blanks', textIn(text))), ...lines.map(() => fault('blanks', '¶¶'))];
}

const SAYS_NOTHING = /^(?:click here|here|link|more|read more|this (?:page|link))?$/i;

function linkFindings(body: XmlElement): readonly Finding[] {
  return descendants(body, 'w:hyperlink')
    .map((link) => wordsOf(link).trim())
    .filter((words) => SAYS_NOTHING.test(words))
    .map((words) => fault('link-words', words));
}
