/** What of a customer's edits has no place in the texts and values of a workspace, and why. */

/**
 * `list`: the words come from a list of values; `record`: from the organisation's record or the program; `unclear`: the text that
 * they are from can't be told; `title`, `control`, `furniture`: the title, document control, header and footer; `no-section`: no
 * part of additions can be there; `turned`: a section is on landscape pages that was on upright ones; `changed-since`: the master
 * says something else now; `not-sound`: the policy couldn't be made with it; `picture`: it has a picture
 * that is in the Word file alone; `differs`: it would be made with other words.
 */
export type Unplaceable =
  | 'list'
  | 'record'
  | 'unclear'
  | 'title'
  | 'control'
  | 'furniture'
  | 'no-section'
  | 'turned'
  | 'changed-since'
  | 'not-sound'
  | 'picture'
  | 'differs';

/** Ends the placing of one edit. */
export class NoPlace extends Error {
  readonly reason: Unplaceable;

  constructor(reason: Unplaceable) {
    super(reason);
    this.reason = reason;
  }
}
