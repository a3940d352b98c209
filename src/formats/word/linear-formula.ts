/**
 * Writes a formula of a Word file (OMML; ISO/IEC 29500-1, 22.1) on one line, after Unicode Technical Note 28: `a/b`, `x^2`, `√(x+1)`,
 * `∑_(i=1)^n i`.
 */
import { type PlacedElement, placedChild, placedChildren } from '../xml/places.js';

/** A formula on one line. */
export interface LinearFormula {
  readonly words: string;
  /** Whether it looks otherwise in Word: fractions, roots, raised and lowered letters. */
  readonly isFlattened: boolean;
}

/** Gives a formula (`m:oMath`, `m:oMathPara`) on one line. */
export function linearFormula(formula: PlacedElement): LinearFormula {
  const writer = new Writer();
  const words = writer.content(formula).replace(/\s+/g, ' ').trim();
  return { words, isFlattened: writer.isFlattened };
}

class Writer {
  isFlattened = false;

  /** The children of an element, one after the other. */
  content(element: PlacedElement | undefined): string {
    return (element ? placedChildren(element) : []).map((child) => this.write(child)).join('');
  }

  private write(element: PlacedElement): string {
    if (element.name === 'm:t' || element.name === 'w:t')
      return element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
    const written = this.structure(element);
    if (written === undefined) return /Pr$/.test(element.name) ? '' : this.content(element);
    this.isFlattened = true;
    return written;
  }

  /** A structure on one line; undefined for what only holds others. */
  private structure(element: PlacedElement): string | undefined {
    const part = (name: string) => this.content(placedChild(element, name));
    const all = (name: string) => placedChildren(element, name);
    switch (element.name) {
      case 'm:f':
        return `${group(part('m:num'))}/${group(part('m:den'))}`;
      case 'm:sSup':
        return `${group(part('m:e'))}^${group(part('m:sup'))}`;
      case 'm:sSub':
        return `${group(part('m:e'))}_${group(part('m:sub'))}`;
      case 'm:sSubSup':
        return `${group(part('m:e'))}_${group(part('m:sub'))}^${group(part('m:sup'))}`;
      case 'm:sPre':
        return `_${group(part('m:sub'))}^${group(part('m:sup'))} ${part('m:e')}`;
      case 'm:rad': {
        const degree = part('m:deg');
        return degree === '' ? `√${inBrackets(part('m:e'))}` : `√(${degree}&${part('m:e')})`;
      }
      case 'm:nary': {
        const [below, above] = [part('m:sub'), part('m:sup')];
        const limits = `${below === '' ? '' : `_${group(below)}`}${above === '' ? '' : `^${group(above)}`}`;
        return `${setting(element, 'm:naryPr', 'm:chr') ?? '∫'}${limits} ${part('m:e')}`;
      }
      case 'm:d': {
        const [open, separator, close] = ['m:begChr', 'm:sepChr', 'm:endChr'].map((name) =>
          setting(element, 'm:dPr', name),
        );
        const inner = all('m:e').map((each) => this.content(each));
        return `${open ?? '('}${inner.join(separator ?? '|')}${close ?? ')'}`;
      }
      case 'm:func':
        return `${part('m:fName')} ${part('m:e')}`;
      case 'm:limLow':
        return `${part('m:e')}_${group(part('m:lim'))}`;
      case 'm:limUpp':
        return `${part('m:e')}^${group(part('m:lim'))}`;
      case 'm:m':
        return `(${all('m:mr')
          .map((row) => placedChildren(row, 'm:e').map((cell) => this.content(cell)))
          .map((cells) => cells.join(', '))
          .join('; ')})`;
      case 'm:eqArr':
        return all('m:e')
          .map((each) => this.content(each))
          .join('; ');
      case 'm:acc':
        return `${part('m:e')}${setting(element, 'm:accPr', 'm:chr') ?? '\u0302'}`;
      default:
        return undefined;
    }
  }
}

/** In brackets, unless it is one letter, one number, or in brackets anyway. */
function group(words: string): string {
  return /^(?:.?|[\p{N}.,]+|\([^()]*\))$/u.test(words) ? words : `(${words})`;
}

function inBrackets(words: string): string {
  return /^\([^()]*\)$/.test(words) ? words : `(${words})`;
}

/** A setting of a structure; empty where it says that there is no such sign. */
function setting(element: PlacedElement, properties: string, name: string): string | undefined {
  const said = placedChild(placedChild(element, properties), name);
  return said && (said.attributes.get('m:val') ?? '');
}
