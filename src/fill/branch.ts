/** Decides which branch of an `if` is printed, and what an `each` repeats. */
import { error, missing } from '../model/diagnostic.js';
import type { Branched, Each, If } from '../model/document.js';
import { nameInMessages } from '../model/plan.js';
import { about, type Filling } from './filling.js';
import type { Scope } from './scope.js';

/** The nodes to print, with the scope that they are filled in: one branch of an `if`, or one body for each entry of an `each`. */
export function branchOf<Node>(
  node: If<Node> | Each<Node>,
  scope: Scope,
  filling: Filling,
): readonly { readonly nodes: readonly Branched<Node>[]; readonly scope: Scope }[] {
  if (node.type === 'if') {
    return [{ nodes: scope.holds(node.name) !== node.negated ? node.then : node.otherwise, scope }];
  }
  const meaning = scope.meaning(node.name);
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
      missing(
        { policies: [nameInMessages(filling.job)], key: meaning.path, because: ', a list that is missing' },
        node.span,
        {
          ...about(filling.job),
          hint: `Add "${meaning.path}" to ${filling.job.organisation.source.path}, or add an else to the #each.`,
        },
      ),
    );
  }
  return [{ nodes: node.otherwise, scope }];
}
