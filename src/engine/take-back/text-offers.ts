/** Offers an organisation’s own words of what a file comes to, and fits those that are accepted to the values that are. */
import { posix } from 'node:path';
import type { Image, Leaf } from '../../model/document.js';
import { unitMarkdown } from './additions-edit.js';
import type { ChangedValue } from './changed-value.js';
import { mendOf } from './mends.js';
import type { TextProposal } from './proposal.js';
import type { SentText } from './sent-text.js';
import type { TextUnit } from './text-unit.js';
import type { Reading, ValueChoices } from './value-choices.js';

export class TextOffers {
  private readonly choices: ValueChoices;
  private readonly sent: SentText;
  private readonly additionsPath: string;

  constructor(choices: ValueChoices, sent: SentText, additionsPath: string) {
    this.choices = choices;
    this.sent = sent;
    this.additionsPath = additionsPath;
  }

  /** All of them, with the words of the file itself. */
  all(): readonly Omit<TextProposal, 'number'>[] {
    const reading = this.choices.asSent;
    return reading.units.map((unit) => {
      const holds = this.choices.heldBy(unit, this.markdownOf);
      return { ...this.offer(unit, reading), ...(holds.length > 0 ? { holds } : {}) };
    });
  }

  /** Those that are accepted, where some values change everywhere. What only had words of these isn’t among them. */
  withValues(everywhere: readonly ChangedValue[], accepted: readonly TextProposal[]): readonly TextProposal[] {
    if (!accepted.some(({ holds }) => holds?.some((value) => everywhere.includes(value)))) return accepted;
    const reading = this.choices.withValues(everywhere);
    return reading.units.flatMap((unit) => {
      const owner = this.choices.ownerOf(unit);
      const proposal = accepted.find((each) => each.unit === owner);
      return proposal ? [{ ...proposal, ...this.offer(unit, reading) }] : [];
    });
  }

  private offer(unit: TextUnit, { merged }: Reading) {
    const mend = mendOf(unit, merged, this.sent.job);
    return {
      kind: 'text',
      unit,
      markdown: this.markdownOf(unit),
      isEdit: unit.instead.length > 0,
      ...(mend ? { mend } : {}),
    } as const;
  }

  private readonly markdownOf = (unit: TextUnit): string => {
    // A picture of the template’s, by its path from the additions.
    const pathOf = ({ picture }: Image<Leaf>) => posix.relative(posix.dirname(this.additionsPath), picture.path);
    return unitMarkdown(unit, pathOf);
  };
}
