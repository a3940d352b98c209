/** The scripts that pages may run: each stands in the page, and its Content-Security-Policy allows it by its hash. */
import { hash } from 'node:crypto';
import { SITE_SCRIPTS, SORTING_SCRIPTS } from '../../../model/site.js';
import type { Resources } from '../../writer.js';

/** A script element, and the source by which the policy allows it. */
export interface Script {
  readonly element: string;
  /** `'sha256-…'` (Content Security Policy 3, 2.3.1). */
  readonly source: string;
}

/** Makes the element of a script, which runs once the page is read. Throws for one that would end its own element (WHATWG HTML, 4.12.1.3). */
export function scriptOf(code: string): Script {
  if (/<\/script|<script|<!--/i.test(code)) throw new Error('A script holds the beginning or the end of one.');
  const content = `\n${code.trim()}\n`;
  return {
    element: `<script type="module">${content}</script>`,
    source: `'sha256-${hash('sha256', content, 'base64')}'`,
  };
}

/** The search of an index, and the sorting of its table, as one script. */
export function searchScript(resources: Resources): Promise<Script> {
  return joinedScript(SITE_SCRIPTS, resources);
}

/** The sorting of a table alone. */
export function sortingScript(resources: Resources): Promise<Script> {
  return joinedScript(SORTING_SCRIPTS, resources);
}

async function joinedScript(names: readonly (typeof SITE_SCRIPTS)[number][], { script }: Resources): Promise<Script> {
  if (!script) throw new Error('A page has a search or a sorted table, and no script for it was given.');
  const files = await Promise.all(names.map((file) => script(file)));
  const decoder = new TextDecoder();
  return scriptOf(files.map((file) => withoutImports(withoutExports(decoder.decode(file)))).join('\n'));
}

/** In one script nothing is exported or imported. */
const withoutExports = (code: string): string => code.replace(/^export /gm, '');
const withoutImports = (code: string): string => code.replace(/^import .*\n/gm, '');
