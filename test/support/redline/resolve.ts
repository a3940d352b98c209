/**
 * Accepts or rejects all tracked changes in the XML of a Word file's story, by the rules of ISO/IEC 29500-1, 17.13.5, and as Word does. It
 * knows nothing of how this program reads or writes Word files.
 */
import { childElements, type XmlElement } from '../../../src/formats/xml/parse.js';

type Decision = 'accept' | 'reject';

type Child = XmlElement | string;

/** What goes, and what stays, with each decision. */
const GOES: Readonly<Record<Decision, ReadonlySet<string>>> = {
  accept: new Set(['w:del', 'w:moveFrom']),
  reject: new Set(['w:ins', 'w:moveTo']),
};
const WRAPPERS = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);
const CELL_GOES: Readonly<Record<Decision, string>> = { accept: 'w:cellDel', reject: 'w:cellIns' };
const RENAMED: Readonly<Record<string, string>> = { 'w:delText': 'w:t', 'w:delInstrText': 'w:instrText' };
/** Of a control whose start lies between the two ends of such a range, only the content stays. */
const CONTROL_RANGE_GOES: Readonly<Record<Decision, RegExp>> = {
  accept: /^w:customXml(?:Del|MoveFrom)Range(Start|End)$/,
  reject: /^w:customXml(?:Ins|MoveTo)Range(Start|End)$/,
};
const RANGES = /^w:(?:customXml)?(?:Ins|Del|MoveFrom|MoveTo|moveFrom|moveTo)Range(?:Start|End)$/;
/** What a change of properties leaves as it is (17.13.5.29 and 17.13.5.32). */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': ['w:rPr', 'w:sectPr'],
  'w:sectPr': ['w:headerReference', 'w:footerReference'],
};

/** Gives a story without tracked changes. */
export function resolved(story: XmlElement, decision: Decision): XmlElement {
  return withParagraphsJoined(withoutRevisions(story, decision), decision);
}

/** Everything but the marks of paragraphs, which are left. */
function withoutRevisions(element: XmlElement, decision: Decision): XmlElement {
  const name = RENAMED[element.name] ?? element.name;
  const change = childElements(element).find((child) => child.name === `${element.name}Change`);
  const children = change && decision === 'reject' ? propertiesBefore(element, change) : element.children;
  const kept = dissolvedControls(children, decision)
    .filter((child) => typeof child === 'string' || !goes(child, element, decision))
    .filter((child) => child !== change)
    .flatMap((child): readonly Child[] => {
      if (typeof child === 'string') return [child];
      const inner = withoutRevisions(child, decision);
      if (isWrapper(child, element)) return inner.children;
      const isEmptied = ['w:hyperlink', 'w:tbl'].includes(child.name) && !holds(inner, child.name);
      return isEmptied ? [] : [inner];
    });
  return { ...element, name, children: kept };
}

function holds(element: XmlElement, name: string): boolean {
  return name === 'w:tbl' ? childElements(element, 'w:tr').length > 0 : childElements(element).length > 0;
}

function propertiesBefore(properties: XmlElement, change: XmlElement): readonly Child[] {
  const [before] = childElements(change);
  const kept = KEPT[properties.name] ?? [];
  const stays = childElements(properties).filter((child) => kept.includes(child.name));
  const others = before ? before.children : [];
  return properties.name === 'w:sectPr' ? [...stays, ...others] : [...others, ...stays];
}

/** Marks of rows, cells and controls' ranges; what stands in a paragraph's own mark is for later. */
function goes(child: XmlElement, parent: XmlElement, decision: Decision): boolean {
  if (RANGES.test(child.name)) return true;
  if (child.name === 'w:tr') return hasMark(child, 'w:trPr', GOES[decision]);
  if (child.name === 'w:tc') return hasMark(child, 'w:tcPr', new Set([CELL_GOES[decision]]));
  if (parent.name === 'w:trPr') return WRAPPERS.has(child.name);
  if (parent.name === 'w:tcPr') return child.name === 'w:cellIns' || child.name === 'w:cellDel';
  return isWrapper(child, parent) && GOES[decision].has(child.name);
}

function hasMark(element: XmlElement, properties: string, names: ReadonlySet<string>): boolean {
  return childElements(element, properties).some((each) => childElements(each).some(({ name }) => names.has(name)));
}

function isWrapper(child: XmlElement, parent: XmlElement): boolean {
  return WRAPPERS.has(child.name) && parent.name !== 'w:rPr' && parent.name !== 'w:trPr';
}

function dissolvedControls(children: readonly Child[], decision: Decision): readonly Child[] {
  let isIn = false;
  return children.flatMap((child): readonly Child[] => {
    if (typeof child === 'string') return [child];
    const end = CONTROL_RANGE_GOES[decision].exec(child.name)?.[1];
    if (end) isIn = end === 'Start';
    if (!isIn || child.name !== 'w:sdt') return [child];
    // The range ends within the control, and begins again before its end.
    return childElements(child, 'w:sdtContent').flatMap((content) => content.children);
  });
}

/** Joins paragraphs whose mark went with what follows (17.13.5.15 and 17.13.5.20). */
function withParagraphsJoined(element: XmlElement, decision: Decision): XmlElement {
  const children: Child[] = [];
  let open: { readonly first: XmlElement; readonly content: Child[] } | undefined;
  /** Words that can't be joined stay in their paragraph; a paragraph without any is gone. */
  const close = (isLast: boolean): void => {
    if (open && (isLast || open.content.some(isSomething))) children.push(paragraphOf(open.first, open.content));
    open = undefined;
  };
  for (const child of element.children) {
    if (typeof child === 'string' || child.name !== 'w:p') {
      if (typeof child !== 'string' && child.name === 'w:tbl') close(false);
      children.push(typeof child === 'string' ? child : withParagraphsJoined(child, decision));
      continue;
    }
    const content = child.children.filter((part) => typeof part === 'string' || part.name !== 'w:pPr');
    if (markGoes(child, decision)) {
      open ??= { first: child, content: [] };
      open.content.push(...content);
      continue;
    }
    children.push(paragraphOf(child, [...(open?.content ?? []), ...content]));
    open = undefined;
  }
  close(!endsInParagraph(children));
  return { ...element, children };
}

/** The ends of bookmarks go with the words around them. */
function isSomething(child: Child): boolean {
  return typeof child === 'string' || !/^w:bookmark(?:Start|End)$/.test(child.name);
}

function endsInParagraph(children: readonly Child[]): boolean {
  const last = children.filter((child) => typeof child !== 'string' && child.name !== 'w:sectPr').at(-1);
  return typeof last !== 'string' && last?.name === 'w:p';
}

function markGoes(paragraph: XmlElement, decision: Decision): boolean {
  return childElements(paragraph, 'w:pPr')
    .flatMap((properties) => childElements(properties, 'w:rPr'))
    .some((letters) => childElements(letters).some(({ name }) => GOES[decision].has(name)));
}

function paragraphOf(paragraph: XmlElement, content: readonly Child[]): XmlElement {
  const properties = childElements(paragraph, 'w:pPr').map(withoutMarks);
  return { ...paragraph, children: [...properties.filter(({ children }) => children.length > 0), ...content] };
}

function withoutMarks(properties: XmlElement): XmlElement {
  const children = properties.children.flatMap((child): readonly Child[] => {
    if (typeof child === 'string' || child.name !== 'w:rPr') return [child];
    const letters = child.children.filter((part) => typeof part === 'string' || !WRAPPERS.has(part.name));
    return letters.length > 0 ? [{ ...child, children: letters }] : [];
  });
  return { ...properties, children };
}
