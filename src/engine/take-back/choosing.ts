/** What choosing some of the changes that are offered comes to: some of them exclude others. */
import type { Proposal, Proposed, TextProposal, ValueProposal } from './proposal.js';

/** The accepted changes, texts with the placeholders of the values that change everywhere. */
export function acceptedOf({ proposals, textsWith }: Proposed, numbers: readonly number[]): readonly Proposal[] {
  const accepted = proposals.filter(({ number }) => numbers.includes(number));
  const texts = accepted.filter((proposal) => proposal.kind === 'text');
  const others = accepted.filter((proposal) => proposal.kind !== 'text');
  const values = others.flatMap((proposal) => (proposal.kind === 'value' ? [proposal.value] : []));
  return [...others, ...(textsWith ? textsWith(values, texts) : texts)];
}

/** The texts that have the new words of a value that was changed in some places only. */
export function textsHolding({ value }: ValueProposal, { proposals }: Proposed): readonly TextProposal[] {
  return proposals.flatMap((proposal) =>
    proposal.kind === 'text' && proposal.holds?.includes(value) ? [proposal] : [],
  );
}

/** What is left to decide: neither accepted, nor settled by what is. */
export function undecidedOf(proposed: Proposed, numbers: readonly number[]): readonly Proposal[] {
  return proposed.proposals.filter((proposal) => {
    if (numbers.includes(proposal.number)) return false;
    if (proposal.kind === 'list') return true;
    if (proposal.kind === 'text') return textLeft(proposal, proposed, numbers).length > 0;
    const texts = textsHolding(proposal, proposed);
    return texts.length === 0 || !texts.every(({ number }) => numbers.includes(number));
  });
}

/** Gives what is left of a text once values are accepted: all of it, a part, or nothing if its only new words were those values. */
export function textLeft(
  text: TextProposal,
  { proposals, textsWith }: Proposed,
  numbers: readonly number[],
): readonly TextProposal[] {
  const values = proposals.flatMap((proposal) =>
    proposal.kind === 'value' && numbers.includes(proposal.number) ? [proposal.value] : [],
  );
  return textsWith ? textsWith(values, [text]) : [text];
}
