/**
 * What beside a finished file the final check leans on where it says nothing of words or pictures in it: what templates and the
 * workspace allow, what the organisation's own file says, its logo, and those of others. Each as a hash: where it is another, the
 * file is checked again.
 */
import { ownLogo } from '../../check/foreign-logos.js';
import { ownText } from '../../check/own-text.js';
import type { Organisation } from '../../model/organisation.js';
import { remember } from '../../model/remember.js';
import type { TemplateHead } from '../../model/template.js';
import { hashOf } from './asked.js';

/** The kinds of what the check leans on. */
export type AllowanceKind =
  /** Its words: what templates and the organisation's file say. */
  | 'words'
  /** Pictures that are the organisation's own logo. */
  | 'own-logo'
  /** Other pictures, which are nobody's logo. */
  | 'pictures';

/** Gives the hashes for one organisation. */
export class Allowances {
  private readonly organisation: Organisation;
  private readonly common: readonly string[];
  private readonly logos: string;

  /** `common` are the words that the workspace calls anybody's; `logos` is a hash of all organisations' logos. */
  constructor(organisation: Organisation, common: Iterable<string>, logos: string) {
    this.organisation = organisation;
    this.common = [...common];
    this.logos = logos;
  }

  /** The hash of what allows something in a file that is made of some templates, and of the documents with some keys. */
  hash(kind: AllowanceKind, heads: readonly TemplateHead[], documents: readonly string[]): string {
    const { organisation, common, logos } = this;
    const logo = ownLogo(organisation)?.hashes[0] ?? '';
    if (kind === 'own-logo') return logo;
    if (kind === 'pictures') return hashOf([logo, logos, ...heads.map(ofHead)]);
    return hashOf([ofOwnText(organisation), ...common, '/', ...heads.map(ofHead), '/', ...documents]);
  }
}

const ofOwnText = remember((organisation: Organisation) => hashOf([ownText(organisation)]));

const ofHead = remember(({ source, mentions = [], blanks = [] }: TemplateHead) =>
  hashOf([source.path, source.text, ...mentions, '/', ...blanks]),
);
