/**
 * An organisation as the program knows it, once its YAML has been read, checked and normalised. The schema of the file
 * itself stands in organisation-schema.ts.
 */
import type { Attachment } from './attachment.js';
import type { CalendarDate, Cycle } from './calendar.js';
import type { Change } from './change.js';
import type { Picture } from './document.js';
import type { PackDefinition } from './pack.js';
import type { ApproverRule, RecordEvent } from './policy-record.js';
import type { Nation, ServiceType } from './services.js';
import type { SourceText, Span } from './source.js';
import type { StoredValues } from './stored-values.js';
import type { Theme } from './theme.js';
import type { Vacancies } from './vacancy.js';
import type { ListedGroup } from './value-lists.js';

/** A value as lines of normalised text: NFC, trimmed, no control characters; more than one line where it was written so. */
export type Lines = readonly string[];

/** A text, and its place. */
export interface ListedText {
  readonly lines: Lines;
  readonly span: Span;
  /** The places of the texts that it was made of; its own is then that of the first. */
  readonly parts?: readonly Span[];
  /** A date is printed in the document's language; `lines` then say it in English. */
  readonly date?: CalendarDate;
  /** Whether it is the name of a person who covers for a vacant post. */
  readonly isActing?: boolean;
  /** The lines of a whole address, for where it stands alone; among other words it prints on one. */
  readonly apart?: Lines;
}

/** One entry of a list: its texts by key. */
export type ListedMap = ReadonlyMap<string, ListedText>;

/** A list of a kind that the schema knows: what its entries are, and where each stands in the file. */
export interface KnownList {
  readonly of: ListedGroup | 'location';
  /** The YAML path of each entry, `registered_managers[2]` or `registered_manager`; '' for the organisation itself. */
  readonly paths: readonly string[];
  /** Whether the file gives it as a list. */
  readonly isWritten: boolean;
}

/** What a placeholder can stand for. */
export type Value =
  | ({ readonly kind: 'text' } & ListedText)
  | { readonly kind: 'texts'; readonly items: readonly ListedText[]; readonly span: Span }
  | {
      readonly kind: 'maps';
      readonly items: readonly ListedMap[];
      readonly span: Span;
      /** Absent: a list of the organisation's own, under `fields:`. */
      readonly list?: KnownList;
    }
  | { readonly kind: 'logo'; readonly picture: Picture; readonly alt: string; readonly span: Span };

/** An organisation's own record of one policy: what `policies: DCW34:` holds. */
export interface PolicyRecord {
  /** The key as written: a code or a slug. */
  readonly key: string;
  readonly keySpan: Span;
  readonly reviewed?: CalendarDate;
  readonly reviewedSpan?: Span;
  readonly every?: Cycle;
  readonly version?: string;
  /** A person's key (`registered_manager`) or a name. */
  readonly owner?: string;
  readonly changes?: readonly Change[];
  readonly approvedBy?: string;
  readonly approvedOn?: CalendarDate;
  /** What happened, oldest first; on one day what the group did first. */
  readonly events: readonly RecordEvent[];
  /** Who may approve this policy. */
  readonly approver?: ApproverRule;
  /** `false`: the organisation does not use this policy; `true`: it does, whatever `applies_to` says. */
  readonly include?: boolean;
  /** Files of the organisation's own that go with the policy. */
  readonly attachments?: readonly Attachment[];
}

export interface Organisation {
  /** The file's name without `.yaml`: lower-case ASCII letters, digits and hyphens. */
  readonly id: string;
  readonly source: SourceText;
  readonly name: string;
  readonly nation?: Nation;
  readonly serviceType?: ServiceType;
  /** All values by placeholder name (`org_field_name`), derived names included; missing values are absent. */
  readonly values: ReadonlyMap<string, Value>;
  /** Placeholder names under `fields:`, with or without a value: templates may use them for every organisation. */
  readonly declared: ReadonlySet<string>;
  /** Newer names of whole groups and lists that other organisations have as fields of their own, and which it therefore lacks. */
  readonly fieldsOfOthers?: ReadonlySet<string>;
  /** What an issue keeps of its file. */
  readonly kept: StoredValues;
  readonly policies: readonly PolicyRecord[];
  readonly reviewedOn?: CalendarDate;
  readonly reviewedOnSpan?: Span;
  readonly approvedBy?: string;
  readonly approvedOn?: CalendarDate;
  /** The groups of which its file says that there are none: `data_protection_officer: none`. */
  readonly without?: ReadonlySet<string>;
  /** Whether documents are headed by the trading name. */
  readonly isHeadedByTradingName?: boolean;
  /** Posts that nobody holds. */
  readonly vacancies?: Vacancies;
  /** The day on which the organisation left: nothing is made for it any more. */
  readonly left?: CalendarDate;
  readonly leftSpan?: Span;
  /** Names that it had before. They still identify it, and must not appear in another's documents. */
  readonly formerNames?: readonly ListedText[];
  /** Keys whose values are only examples: `phone`, `safeguarding_lead.email`, or the key of a group. */
  readonly examples?: readonly ListedText[];
  /** Who may approve policies. */
  readonly approver?: ApproverRule;
  /** The finished theme: the organisation's own settings, then the theme it names, the workspace's, and the default. */
  readonly theme: Theme;
  /** Files of its own that go with its pack. */
  readonly attachments?: readonly Attachment[];
  /** The base that it extends. */
  readonly base?: string;
  /** Ids of organisations that it shares telephone numbers or e-mail addresses with. */
  readonly sharesContactsWith?: readonly string[];
  /** The pack that it names; absent: every policy that applies. */
  readonly pack?: PackDefinition;
}
