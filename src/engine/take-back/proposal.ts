/** What a file that came back comes to: the changes that are offered, and what is only told. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { ChangedList, ChangedValue } from './changed-value.js';
import type { WordRemark } from './edited-word.js';
import type { Mend } from './mends.js';
import type { UnplacedEdit } from './merge-text.js';
import type { TextUnit } from './text-unit.js';

/** A file that came back, and whose it is. */
export interface TakeBackRequest {
  readonly file: string;
  /** The organisation's id. */
  readonly organisation: string;
}

/** A change that is offered. */
export type Proposal = ValueProposal | ListProposal | TextProposal;

/** Another value. */
export interface ValueProposal {
  readonly kind: 'value';
  /** From 1. */
  readonly number: number;
  readonly value: ChangedValue;
  /** `orgs/acme.yaml:14` */
  readonly place: string;
  /** Another organisation that has this value: the file may be theirs. */
  readonly alsoOf?: string;
}

/** Other items of a list of values. */
export interface ListProposal {
  readonly kind: 'list';
  readonly number: number;
  readonly list: ChangedList;
  /** `orgs/acme.yaml:20`: of its first item. */
  readonly place: string;
}

/** Other words of this organisation's. */
export interface TextProposal {
  readonly kind: 'text';
  readonly number: number;
  readonly unit: TextUnit;
  readonly markdown: string;
  /** Whether the organisation's additions had something there already. */
  readonly isEdit: boolean;
  /** Where the master could be mended instead. */
  readonly mend?: Mend;
  /** Values that were changed in some places only, whose new words are text in it. */
  readonly holds?: readonly ChangedValue[];
  /** Another organisation that has one of these: the file may be theirs. */
  readonly alsoOf?: string;
}

/**
 * Whether a change may be accepted together with all others. A value or a list that the file still has with its old words elsewhere may be meant for
 * these places only, and one that another organisation has may be theirs, so a person must say that it is meant.
 */
export function isInAll(proposal: Proposal): boolean {
  if (proposal.kind !== 'list' && proposal.alsoOf !== undefined) return false;
  if (proposal.kind === 'text') return true;
  const { changedPlaces, allPlaces } = proposal.kind === 'value' ? proposal.value : proposal.list;
  return changedPlaces === allPlaces;
}

/** What a file came to. */
export interface Proposed {
  readonly organisation: string;
  /** Absent where the policy can't be told. */
  readonly policy?: string;
  readonly title?: string;
  /** The issue that the file was made with, if the policy says something else today. */
  readonly issue?: number;
  readonly proposals: readonly Proposal[];
  /** Fits accepted texts to values that change everywhere: these stay placeholders, and a text that only had their words goes. */
  readonly textsWith?: (
    everywhere: readonly ChangedValue[],
    accepted: readonly TextProposal[],
  ) => readonly TextProposal[];
  readonly unplaced: readonly UnplacedEdit[];
  readonly remarks: readonly WordRemark[];
  /** Paragraphs and the like that look different and say the same. */
  readonly restyled: number;
  /** How many sections the master's text has. */
  readonly sections?: number;
  readonly additionsPath?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The same, and what the blocks say that the program printed around the text: these change with the record. */
export interface ComparedFile extends Proposed {
  readonly around: ReadonlySet<string>;
}

/** What a file comes to that nothing can be offered for. */
export function nothingProposed(organisation: string, diagnostics: readonly Diagnostic[]): Proposed {
  return { organisation, proposals: [], unplaced: [], remarks: [], restyled: 0, diagnostics };
}
