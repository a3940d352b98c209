/** Gives each draft of an import a name of its own: two documents may have one title, or one code. */
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { DraftValues } from '../model/imported-document.js';
import type { Draft } from '../recognise/index.js';
import type { Drafted } from './importing.js';

/** The drafts, the later ones of equal names with a number at their end, and a warning for each of these. */
export function withOwnNames(drafts: readonly Drafted[]): readonly Drafted[] {
  const byName = new Map<string, string>();
  const byCode = new Map<string, string>();
  return drafts.map((drafted) => {
    if (!drafted.draft) return drafted;
    const { draft, diagnostics } = withOwnCode(drafted.draft, drafted.from, byCode);
    const name = freeName(draft.name, byName);
    const earlier = byName.get(draft.name.toLowerCase());
    byName.set(name.toLowerCase(), drafted.from);
    const all = [...drafted.diagnostics, ...diagnostics];
    if (name === draft.name) return { ...drafted, draft, diagnostics: all };
    const message = `${earlier} has the same title, so this template is named ${name}`;
    return {
      ...drafted,
      draft: { ...draft, name, frontMatter: withSlug(draft.frontMatter, slugOf(name, draft.frontMatter)) },
      diagnostics: [
        ...all,
        warning('import-name', message, drafted.from, { hint: 'Give one of the two another title, if they differ.' }),
      ],
    };
  });
}

/** Without its code where an earlier document has it. */
function withOwnCode(
  draft: Draft,
  from: string,
  byCode: Map<string, string>,
): { readonly draft: Draft; readonly diagnostics: readonly Diagnostic[] } {
  const { code, ...others } = draft.frontMatter;
  if (typeof code !== 'string') return { draft, diagnostics: [] };
  const earlier = byCode.get(code);
  if (earlier === undefined) {
    byCode.set(code, from);
    return { draft, diagnostics: [] };
  }
  const message = `${earlier} has the code ${code} too, so this template has none`;
  return {
    draft: { ...draft, name: draft.name.slice(code.length + 1), frontMatter: others },
    diagnostics: [warning('import-name', message, from, { hint: 'Give one of the two another code.' })],
  };
}

function freeName(name: string, taken: ReadonlyMap<string, string>): string {
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}-${n}`;
  return free;
}

function slugOf(name: string, { code }: DraftValues): string {
  return typeof code === 'string' ? name.slice(code.length + 1) : name;
}

/** The slug after title and code, where it stands in front matter. */
function withSlug({ title, code, slug: _before, ...others }: DraftValues, slug: string): DraftValues {
  return {
    ...(title === undefined ? {} : { title }),
    ...(code === undefined ? {} : { code }),
    slug,
    ...others,
  };
}
