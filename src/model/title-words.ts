/** Titles of policies in words of which it's known whose they are: an organisation's values print as they were typed, in a title too. */
import { type Inlines, plainText, type Text } from './document.js';
import type { PackPolicy } from './organisation-pack.js';

/** What is named by a title. */
export type Titled = Pick<PackPolicy, 'title' | 'titleWords'>;

/** The words of a run without its marks, each with what it came from; a line break is a space, and footnotes say nothing here. */
export function wordsOfRun(run: Inlines): readonly Text[] {
  return run.flatMap((node): readonly Text[] => {
    if (node.type === 'text') return [node.from === undefined ? typed(node.value) : ofField(node.value, node.from)];
    if (node.type === 'break') return [typed(' ')];
    return 'children' in node ? wordsOfRun(node.children) : [];
  });
}

/** Gives a run on one line as the title of a policy; its words by whose they are only where a value is among them. */
export function titledBy(run: Inlines): Titled {
  const words = wordsOfRun(run);
  const title = onOneLine(plainText(words)).trim();
  const values = words.filter(({ from }) => from !== undefined);
  if (values.length === 0) return { title };
  const titleWords = trimmed(words.map((text) => ({ ...text, value: onOneLine(text.value) })));
  // Spaces that meet at the edge of a value can make other words; then nothing of the title is set.
  if (plainText(titleWords) === title) return { title, titleWords };
  return { title, titleWords: [ofField(title, values[0]?.from ?? '')] };
}

/** A title as words. */
export function wordsOfTitle({ title, titleWords }: Titled): readonly Text[] {
  return titleWords ?? [typed(title)];
}

/** A policy's code and title as words: `DCW34 Confidentiality Policy`, or the title alone of a policy without a code. */
export function codeAndTitleWords(policy: Titled & Pick<PackPolicy, 'template'>): readonly Text[] {
  const { code } = policy.template;
  const [first, ...others] = wordsOfTitle(policy);
  if (code === undefined || !first) return wordsOfTitle(policy);
  if (first.from === undefined) return [typed(`${code} ${first.value}`), ...others];
  return [typed(`${code} `), first, ...others];
}

function trimmed(words: readonly Text[]): readonly Text[] {
  const last = words.length - 1;
  return words
    .map((text, at) => {
      const value = at === 0 ? text.value.trimStart() : text.value;
      return { ...text, value: at === last ? value.trimEnd() : value };
    })
    .filter(({ value }) => value !== '');
}

function onOneLine(words: string): string {
  return words.replace(/[ \t]*[\t\r\n][ \t\r\n]*/g, ' ');
}

function typed(value: string): Text {
  return { type: 'text', value };
}

function ofField(value: string, from: string): Text {
  return { type: 'text', value, from };
}
