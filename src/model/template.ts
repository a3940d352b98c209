/**
 * Templates: their front matter, and the tree of their text with its placeholders.
 */
import type { Additions } from './additions.js';
import type { Attachment } from './attachment.js';
import type { CalendarDate, Cycle } from './calendar.js';
import type { Change } from './change.js';
import type { DocumentBody, Inlines, Leaf } from './document.js';
import type { KeptInWord } from './kept-in-word.js';
import type { MasterText } from './master-text.js';
import type { Nation, ServiceType } from './services.js';
import type { TextPart } from './shared-passage.js';
import type { SourceText, Span } from './source.js';
import type { NumberDefinitions } from './word-numbering.js';

export type Status = 'draft' | 'approved' | 'withdrawn';

/** The warnings that a template's front matter can silence. */
export const SILENT_CODES = [
  'wrong-nation',
  'wrong-service',
  'outdated-name',
  'draft-policy',
  'owner-missing',
  'person-differs',
  'record-typed',
  'review-overdue',
  'approval-unrecorded',
  'word-hidden-text',
] as const;

export type SilentCode = (typeof SILENT_CODES)[number];

/**
 * What is known about a template without reading its text: enough to plan. A broken text affects only organisations that it
 * applies to.
 */
export interface TemplateHead {
  readonly kind: 'markdown' | 'text' | 'word';
  readonly source: SourceText;
  /** Of the template file's bytes, in hexadecimal digits. */
  readonly sha256?: string;
  /** The files whose words stand in its text, in the order in which a reader meets them; absent where there are none. */
  readonly parts?: readonly TextPart[];
  /** What one organisation adds to the text, whose head this is then. */
  readonly additions?: Additions;
  /** The head without the additions: the same for all organisations. Absent where nothing is added. */
  readonly master?: TemplateHead;
  /** The words that a fingerprint is taken of; additions are among them. */
  readonly text: MasterText;
  /** Where the text begins, after any front matter: an offset into the source. */
  readonly bodyStart: number;
  /** The title as written, placeholders and all; trimmed. */
  readonly title: string;
  /** Where the title stands. */
  readonly titleSpan: Span;
  /** Lower-case ASCII words joined by hyphens. */
  readonly slug: string;
  /** Upper case: `DCW116`. */
  readonly code?: string;
  readonly version?: string;
  readonly status?: Status;
  /** A person's key (`registered_manager`) or a name or role in words. */
  readonly owner?: string;
  readonly ownerSpan?: Span;
  /** A person's key or a name; counts only where templates are a provider's own. */
  readonly approvedBy?: string;
  readonly approvedOn?: CalendarDate;
  readonly approvedOnSpan?: Span;
  readonly category?: string;
  /**
   * What the policy is about. Variants for other nations and services have the same topic, and an organisation gets one of
   * them.
   */
  readonly topic?: string;
  /** Whether paragraphs are numbered, or not; absent: as the organisation's theme says. */
  readonly clauses?: boolean;
  /** Whether a list of contents is wanted, or not; absent: where the document is long. */
  readonly contents?: boolean;
  readonly reviewLast?: CalendarDate;
  readonly reviewLastSpan?: Span;
  readonly reviewEvery?: Cycle;
  /** What a Word file may fetch or run from outside, by name (`attachedTemplate`, `INCLUDEPICTURE`). */
  readonly allows?: readonly string[];
  /** What the documents made of a Word file keep that is left out otherwise. */
  readonly keep?: readonly KeptInWord[];
  /** Names of other organisations that the text may mention. */
  readonly mentions?: readonly string[];
  /** Blanks that the text means to contain, to be filled in by hand. */
  readonly blanks?: readonly string[];
  readonly blankSpans?: readonly Span[];
  /** Warnings that are not given for this template. */
  readonly silence?: readonly SilentCode[];
  readonly statusSpan?: Span;
  /** Absent: applies whatever the nation. */
  readonly nations?: readonly Nation[];
  /** Absent: applies whatever the service. */
  readonly services?: readonly ServiceType[];
  /** Codes or titles. */
  readonly related: readonly string[];
  readonly relatedSpans?: readonly Span[];
  /** The regulations that the policy helps to meet, in words. */
  readonly satisfies: readonly string[];
  readonly changes: readonly Change[];
  /** Finished files that go into the pack with the policy. */
  readonly attachments?: readonly Attachment[];
  /** Fields of organisations' own that the text uses: names of placeholders, known even where no organisation has them. */
  readonly ownFields?: readonly string[];
  /** Names of placeholders whose values count as text. */
  readonly textFields?: readonly string[];
  /** The policies that replace a withdrawn one: codes or slugs. */
  readonly replacedBy?: readonly string[];
}

/** One use of a name in a template. */
export interface FieldUse {
  readonly name: string;
  readonly kind: 'value' | 'condition' | 'each' | 'logo';
  readonly span: Span;
}

/** A line of a Word file's header or footer, with signs of `FURNITURE_SIGNS` among its words. */
export interface WordFurnitureLine {
  readonly children: Inlines<Leaf>;
  readonly isRight: boolean;
}

/** The lines of a Word file's headers and footers. */
export type WordFurniture = Readonly<
  Record<'header' | 'firstHeader' | 'footer' | 'firstFooter', readonly WordFurnitureLine[]>
>;

/** A template as a tree: parsed once, filled for each organisation. */
export interface TreeTemplate {
  readonly kind: 'tree';
  readonly head: TemplateHead;
  readonly body: DocumentBody<Leaf>;
  /**
   * The lines at the head of a text that the masthead prints instead (name, registration number): filled only so that a missing
   * value in them is an error. Empty for Markdown.
   */
  readonly front: readonly Inlines<Leaf>[];
  /** Whether the text has a document-control table of its own, so that none is added before it. */
  readonly ownControl?: boolean;
  /** The header and footer of a Word file, where its companion file keeps them. */
  readonly furniture?: WordFurniture;
  /** The lists of a Word file, by which its headings and items are numbered. */
  readonly numbering?: NumberDefinitions;
  /** Every use of every name, in reading order, `this` and keys within an each left out. */
  readonly uses: readonly FieldUse[];
}
