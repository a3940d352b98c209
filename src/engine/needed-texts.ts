/** The texts of the templates that a plan needs, opened and checked. */
import { unknownNames } from '../check/placeholder-names.js';
import { typedDates } from '../check/second-record.js';
import { type Diagnostic, hasErrors, type Outcome } from '../model/diagnostic.js';
import type { TemplateHead, TreeTemplate } from '../model/template.js';
import type { Template } from '../model/word.js';
import type { FoundTemplate } from './found-template.js';
import { openedTexts } from './opened-texts.js';
import type { Planning } from './planning.js';
import type { Workspace } from './workspace.js';

/** Texts without those that have errors, and what was found in all of them. */
export interface Texts {
  readonly templates: ReadonlyMap<TemplateHead, Template>;
  readonly ofHeads: ReadonlyMap<TemplateHead, readonly Diagnostic[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens the texts of the needed heads, each once. */
export async function readTexts(
  workspace: Workspace,
  declared: ReadonlySet<string>,
  templates: readonly FoundTemplate[],
  {
    neededHeads,
    unsound,
    approvedTexts,
  }: Pick<Planning, 'unsound' | 'approvedTexts'> & { readonly neededHeads: ReadonlySet<TemplateHead> },
): Promise<Texts> {
  const outcomes = new Map<TemplateHead, Outcome<Template> & Pick<FoundTemplate, 'own'>>();
  for (const template of templates) {
    const { head, own } = template;
    if (!head || !neededHeads.has(head)) continue;
    outcomes.set(head, { ...(await openedTexts(workspace).template(template)), ...(own ? { own } : {}) });
  }
  // Names in an approved text were known when it was approved, whatever organisations' files declare today.
  const approvedHeads = new Set(approvedTexts.map(({ head }) => head));
  const checked = [...outcomes].map(([head, { value, own, diagnostics }]) => ({
    head,
    value,
    diagnostics: [
      ...diagnostics,
      ...(value && !approvedHeads.has(head) ? [...unknownNames(own ? { uses: own.addedUses } : value, declared)] : []),
      ...(value && !approvedHeads.has(head) ? typedDates(own ? { head, blocks: own.added } : inTree(value)) : []),
    ],
  }));
  const broken = new Set(checked.filter(({ diagnostics }) => hasErrors(diagnostics)).map(({ head }) => head));
  // What is wrong with a master's text is wrong with the texts made from it.
  const isUnsound = (head: TemplateHead): boolean =>
    unsound.has(head) || broken.has(head) || (head.master !== undefined && isUnsound(head.master));
  return {
    templates: new Map(checked.flatMap(({ head, value }) => (value && !isUnsound(head) ? [[head, value]] : []))),
    ofHeads: new Map(checked.map(({ head, diagnostics }) => [head, diagnostics])),
    diagnostics: [
      ...checked.flatMap(({ diagnostics }) => diagnostics),
      ...templates.flatMap(({ uses }) => (uses ? unknownNames({ uses }, declared) : [])),
    ],
  };
}

function inTree(template: Template): Pick<TreeTemplate, 'head'> & Pick<TreeTemplate['body'], 'blocks'> {
  const { head, body } = template.kind === 'word' ? template.tree : template;
  return { head, blocks: body.blocks };
}
