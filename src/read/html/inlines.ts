/** Reads the words of a page of ours: marks, links, footnotes, lines to write on and boxes to tick. */
import type { Inline, InlineStyle, Inlines, LinkTarget } from '../../model/document.js';
import { hasClass, isElement, type PageElement, type PageNode, wordsOf } from './elements.js';
import type { PageReading } from './reading.js';

const STYLES = new Map<string, InlineStyle>([
  ['s', 'struck'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
  ['u', 'underlined'],
]);

/** Elements whose words aren't those of the text. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'template', 'del', 'noscript', 'head', 'title']);

/** Reads a run. White space at its ends is of the page's source, except in code. */
export function inlinesOf(nodes: readonly PageNode[], reading: PageReading): Inlines {
  return trimmed(runOf(nodes, reading));
}

/** Reads a run with all its white space. */
export function runOf(nodes: readonly PageNode[], reading: PageReading): Inlines {
  const run: Inline[] = [];
  for (const node of nodes.flatMap((each) => nodesOf(each, reading))) {
    const last = run.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      run[run.length - 1] = { type: 'text', value: last.value + node.value };
    else if (node.type !== 'text' || node.value !== '') run.push(node);
  }
  return run;
}

function nodesOf(node: PageNode, reading: PageReading): Inlines {
  if (!isElement(node)) return [{ type: 'text', value: node }];
  const { name, attributes, children } = node;
  const within = () => runOf(children, reading);
  const style = STYLES.get(name);
  if (name === 'sup' && hasClass(node, 'footnote')) return footnoteOf(node, reading);
  if (style) return [{ type: 'styled', style, children: within() }];
  switch (name) {
    case 'strong':
    case 'b':
      return [{ type: 'strong', children: within() }];
    case 'em':
    case 'i':
      return [{ type: 'emphasis', children: within() }];
    case 'code':
      return [{ type: 'code', children: within() }];
    case 'br':
      return [{ type: 'break' }];
    case 'a': {
      if (attributes.get('role') === 'doc-backlink') return [];
      const target = targetOf(attributes.get('href') ?? '');
      return target ? [{ type: 'link', target, children: within() }] : within();
    }
    case 'span':
      return spanOf(node, within, reading);
    case 'label':
    case 'ins':
    case 'mark':
      if (name !== 'label') reading.tell('ins', 'Words that the page marks as new are read as if they were accepted');
      return within();
    default:
      if (SILENT.has(name)) {
        if (name === 'del') reading.tell('del', 'Words that the page marks as removed are left out');
        return [];
      }
      reading.unknown(node, 'reads the words of');
      return within();
  }
}

function spanOf(span: PageElement, within: () => Inlines, reading: PageReading): Inlines {
  const { attributes } = span;
  if (hasClass(span, 'fill-in')) {
    const { length } = wordsOf(span);
    return [{ type: 'fill-in', width: Math.max(3, length), label: '' }];
  }
  if (hasClass(span, 'box')) return [{ type: 'tick-box', checked: /☑/.test(wordsOf(span)), label: '' }];
  const language = attributes.get('lang');
  if (language !== undefined) return [{ type: 'passage', language, children: within() }];
  if (!hasClass(span, 'line') && !hasClass(span, 'one-line') && attributes.size > 0)
    reading.unknown(span, 'reads the words of');
  return within();
}

function footnoteOf(mark: PageElement, reading: PageReading): Inlines {
  const link = mark.children.find(isElement);
  const footnote = reading.noteOf((link?.attributes.get('href') ?? '').replace(/^#/, ''));
  return footnote ? [footnote] : [];
}

/** The files that documents of a pack have beside them. */
const POLICY = /^([^/?#:]+)\.html(?:#(.*))?$/;

function targetOf(href: string): LinkTarget | undefined {
  if (href.startsWith('#')) return { kind: 'heading', anchor: href.slice(1) };
  if (/^(?:https?:\/\/|mailto:|tel:)/i.test(href)) return { kind: 'address', address: [{ type: 'text', value: href }] };
  const [, file, anchor] = POLICY.exec(href) ?? [];
  if (file !== undefined) {
    const name = decoded(file);
    return { kind: 'policy', name, file: name, ...(anchor ? { anchor } : {}) };
  }
  return href === '' || /^[a-z][a-z\d+.-]*:/i.test(href) ? undefined : { kind: 'file', path: decoded(href) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A run without white space at its ends. */
function trimmed(run: Inlines): Inlines {
  const words = [...run];
  const [first] = words;
  if (first?.type === 'text') words[0] = { type: 'text', value: first.value.replace(/^[ \t\n\f\r]+/, '') };
  const last = words.at(-1);
  if (last?.type === 'text') words[words.length - 1] = { type: 'text', value: last.value.replace(/[ \t\n\f\r]+$/, '') };
  return words.filter((node) => node.type !== 'text' || node.value !== '');
}
