/** Decides which branch of an `if` is printed, and what an `each` repeats. */
import { error } from '../model/diagnostic.js';
import type { Branched, Each, If } from '../model/document.js';
import { about, type Filling } from './filling.js';
import type { FieldMeaning, Scope } from './scope.js';

/** Plain `no` and `false` mean no (DOMAIN: required by use). */
function holds(meaning: FieldMeaning): boolean {
  switch (meaning.kind) {
    case 'condition':
      return meaning.holds;
    case 'text':
      return !(meaning.lines.length === 1 && /^(false|no)$/i.test(meaning.lines[0] ?? ''));
    case 'entries':
      return meaning.entries.length > 0;
    case 'logo':
      return true;
    case 'missing':
      return false;
  }
}

/** The nodes to print, with the scope that they are filled in: one branch of an `if`, or one body for each entry of an `each`. */
export function branchOf<Node>(
  node: If<Node> | Each<Node>,
  scope: Scope,
  filling: Filling,
): readonly { readonly nodes: readonly Branched<Node>[]; readonly scope: Scope }[] {
  const meaning = scope.meaning(node.name);
  if (node.type === 'if') {
    return [{ nodes: holds(meaning) !== node.negated ? node.then : node.otherwise, scope }];
  }
  if (meaning.kind === 'entries') {
    if (meaning.entries.length === 0) return [{ nodes: node.otherwise, scope }];
    return meaning.entries.map((entry) => ({ nodes: node.body, scope: scope.within(entry) }));
  }
  if (meaning.kind !== 'missing') {
    filling.report(
      error('placeholder-kind', `"${node.name}" isn’t a list, so #each can’t be used`, node.span, {
        ...about(filling.job),
        hint: 'Use #if for a single value.',
      }),
    );
  } else if (!node.optional) {
    filling.miss(node.name);
    filling.report(
      error('placeholder-missing', `The list "${node.name}" is missing`, node.span, {
        ...about(filling.job),
        hint: `Add "${meaning.path}" to ${filling.job.organisation.source.path}, or add an else.`,
      }),
    );
  }
  return [{ nodes: node.otherwise, scope }];
}
