/**
 * Sets the punctuation of a run of words. Its words are looked at together, so that a quotation may begin in plain words and end behind
 * strong ones or behind a value; values and code stay as they are.
 */
import { type Inline, type Inlines, inlineText, type Link, plainText, type Text } from '../document.js';
import { remember } from '../remember.js';
import { mayNeedSetting, type Setting, settingsOf, withSettings } from './typeset.js';

/** What stands for a line to write on and a box to tick. */
const OBJECT = '\uFFFC';

/** Gives a run as it prints, without looking into its footnotes; the same object where nothing changes. */
export function typesetRun(run: Inlines): Inlines {
  if (!hasTypedSigns(run)) return run;
  const setting = new RunSetting(run);
  return setting.isChanged ? setting.run(run) : run;
}

/** Gives the words of a picture’s description as they print. */
export function typesetLeaves(leaves: readonly Text[]): readonly Text[] {
  return typesetRun(leaves).flatMap((node) => (node.type === 'text' ? [node] : []));
}

function hasTypedSigns(run: Inlines): boolean {
  for (const node of run) {
    if (node.type === 'text') {
      if (mayBeSetAlone(node)) return true;
    } else if ('children' in node && node.type !== 'code' && hasTypedSigns(node.children)) return true;
  }
  return false;
}

/** Whether any of a text’s signs may have to be set, whatever stands beside it. */
export function mayBeSetAlone(text: Text): boolean {
  return isTyped(text) && mayNeedSetting(text.value);
}

/** Whether words are an author’s, as those of a change history are, and no value of an organisation. */
function isTyped({ from }: Text): boolean {
  return from === undefined || from === 'change_history';
}

/** A part of the run's words that may be set: those of one text that its author typed. */
interface Prose {
  readonly start: number;
  readonly end: number;
}

class RunSetting {
  private words = '';
  private readonly prose: Prose[] = [];
  private readonly settings: readonly Setting[];
  /** The next of the settings to be put in its place. */
  private next = 0;
  private at = 0;

  constructor(run: Inlines) {
    this.gather(run, false);
    this.settings = settingsOf(this.words, this.stays());
  }

  get isChanged(): boolean {
    return this.settings.length > 0;
  }

  private gather(run: Inlines, isFixed: boolean): void {
    for (const node of run) {
      if (node.type === 'text') {
        const start = this.words.length;
        this.words += node.value;
        if (!isFixed && isTyped(node)) this.prose.push({ start, end: this.words.length });
      } else if ('children' in node) this.gather(node.children, isFixed || isFixedNode(node));
      else this.words += signOf(node);
    }
  }

  /** Tells of places in order whether they aren't within one text that may be set. */
  private stays(): (start: number, end: number) => boolean {
    let next = 0;
    return (start, end) => {
      while ((this.prose[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
      const prose = this.prose[next];
      return !prose || start < prose.start || end > prose.end;
    };
  }

  /** Puts the settings in their places. */
  run(run: Inlines): Inlines {
    return run.map((node): Inline => {
      if (node.type === 'text') return this.text(node);
      if ('children' in node) {
        const before = this.next;
        const children = this.run(node.children);
        return this.next === before ? node : { ...node, children };
      }
      this.at += signOf(node).length;
      return node;
    });
  }

  private text(node: Text): Text {
    const [start, end] = [this.at, this.at + node.value.length];
    this.at = end;
    const first = this.next;
    while ((this.settings[this.next]?.end ?? Number.POSITIVE_INFINITY) <= end) this.next++;
    if (this.next === first) return node;
    return setAs(node)(withSettings(this.words, this.settings.slice(first, this.next), start, end));
  }
}

/** Code, and a link that shows its address. */
function isFixedNode(node: Exclude<Inline, Text> & { readonly children: Inlines }): boolean {
  return node.type === 'code' || (node.type === 'link' && showsAddress(node));
}

function showsAddress({ target, children }: Link): boolean {
  if (target.kind !== 'address') return false;
  const bare = (address: string) => address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');
  return bare(plainText(target.address)) === bare(inlineText(children));
}

/** A mark of a footnote is nothing to what stands beside it. */
function signOf({ type }: Exclude<Inline, Text | { readonly children: Inlines }>): string {
  return type === 'break' ? '\n' : type === 'footnote' ? '' : OBJECT;
}

/** How many forms of one text are kept: what it becomes depends on the values beside it. */
const FORMS = 4;

/** The same text for the same words, so that writers can go on remembering what they make of it. */
const setAs = remember((node: Text) => {
  const forms: Text[] = [];
  return (value: string): Text => {
    const earlier = forms.find((form) => form.value === value);
    if (earlier) return earlier;
    const form = { ...node, value };
    forms.unshift(form);
    if (forms.length > FORMS) forms.pop();
    return form;
  };
});
