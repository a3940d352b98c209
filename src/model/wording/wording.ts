/**
 * What the program itself says in a document, whatever the language: one entry for each thing that it says. A language is
 * one object of this type (`english.ts`), so the compiler names whatever a new one lacks. Words of templates, of
 * organisations' files and of themes are not here: those are printed as they were written.
 *
 * What depends on a number, a date or a name is a function of it: languages count and order their words differently.
 */
import type { AttachmentKind } from '../attachment.js';
import type { ChangedAttachment } from '../attachment-changes.js';
import type { CalendarDate, Cycle } from '../calendar.js';
import type { NoteKind } from '../note-kinds.js';
import type { PersonKey } from '../people.js';
import type { PolicyState } from '../policy-record.js';

export interface Wording {
  /** BCP 47: what HTML calls `lang`, Word `w:lang` and PDF `/Lang`. */
  readonly language: string;
  /** `1 February 2027` */
  readonly date: (date: CalendarDate) => string;
  /** How often a policy is reviewed, and for one that has no date when: `Every 6 months`, `When something changes`. */
  readonly cycle: (cycle: Cycle) => string;
  /** A person and what they do: `Siân Morgan, Registered Manager`. */
  readonly person: (name: string, role: string) => string;
  /** A person who covers for a vacant post: `Priya Nandakumar (acting)`. */
  readonly acting: (name: string) => string;
  /** A post that nobody holds or covers: `Registered Manager (vacant from 30 November 2026)`. */
  readonly vacant: (role: string, date: string) => string;
  /** What people do, where the organisation's file does not say it in other words. */
  readonly roles: Readonly<Record<PersonKey, string>>;
  readonly status: Readonly<Record<PolicyState | 'withdrawn', string>>;
  readonly standing: StandingWords;
  readonly labels: Labels;
  readonly page: PageWords;
  readonly policy: PolicyWords;
  readonly glance: GlanceWords;
  readonly pack: PackWords;
  readonly site: SiteWords;
  readonly attached: AttachedWords;
  readonly reviews: ReviewsWords;
  readonly regulations: RegulationsWords;
  readonly signing: SigningWords;
  readonly approving: ApprovalWords;
  readonly whatChanged: WhatChangedWords;
  readonly changes: ChangesWords;
  readonly differences: DifferencesWords;
  readonly values: ValueWords;
  readonly readMe: ReadMeWords;
  readonly withdrawals: WithdrawalsWords;
  readonly calendar: CalendarWords;
}

/** What is said of the files that go into a pack beside its documents. */
export interface AttachedWords {
  readonly heading: string;
  /** Heads the column of the files. */
  readonly file: string;
  readonly kinds: Readonly<Record<AttachmentKind, string>>;
  readonly ofOlderText: string;
  /** In place of policies, for a file of the pack itself. */
  readonly wholePack: string;
  /** What changed with an issue. */
  readonly changes: Readonly<Record<ChangedAttachment['change'], string>>;
  /** How many of them changed with an issue. */
  readonly changed: (count: number) => string;
  readonly overdue: (count: number) => string;
}

/** The page for staff on a shift, made from a section of a policy. */
export interface GlanceWords {
  /** The heading by which an author marks the section. */
  readonly heading: string;
  /** `At a glance: Whistleblowing Policy` */
  readonly titleOf: (policy: string) => string;
  /** `This page is a summary. The full policy is DCW29 Whistleblowing Policy.` The name is a link. */
  readonly fullPolicy: (link: string) => string;
}

/** What is said of reviews and approvals that are still to come, and of those of an older text. */
export interface StandingWords {
  /** `1.0 (draft)`; the version may be absent. It follows the word “Version” at the foot of pages. */
  readonly draft: (version: string | undefined) => string;
  /** `2.0, awaiting approval`; the version may be absent. */
  readonly awaiting: (version: string | undefined) => string;
  /** In place of the date of a review, the next one, and an approval. */
  readonly notReviewed: string;
  readonly noNextReview: string;
  readonly notApproved: string;
  readonly approvalNotRecorded: string;
  /** `25 November 2026 (of version 1.1)`; the version is absent where it is not known, or the same. */
  readonly ofOlderText: (date: string, version: string | undefined) => string;
  /** `Owen Achebe, Responsible Individual, Board of Acme (minute 2026/14)` */
  readonly approver: (person: string, body: string | undefined, minute: string | undefined) => string;
  /** `Owen Achebe, Responsible Individual, 14 September 2026` */
  readonly approval: (approver: string, date: string) => string;
}

/** What stands beside a value: in the control table, at the head of a column, as the name of a property of a Word file. */
export interface Labels {
  readonly code: string;
  readonly policy: string;
  readonly version: string;
  readonly status: string;
  readonly owner: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly lastReviewed: string;
  readonly nextReview: string;
  readonly inForce: string;
  readonly date: string;
  /** The pack that one of its own documents belongs to. */
  readonly pack: string;
  /** What heads a column with a version, and whether it is approved. */
  readonly versionAndStatus: string;
  readonly whatChanged: string;
}

/** What stands around a document's text, seen or read aloud. */
export interface PageWords {
  /** `Acme Home Care, a trading name of Acme Care Ltd` */
  readonly tradingName: (tradingName: string, name: string) => string;
  readonly registration: (number: string) => string;
  /** Heads the list of contents. */
  readonly contents: string;
  /** `Page 2 of 5`; the numbers may be fields that the reader's program counts. */
  readonly number: (page: string, pages: string) => string;
  readonly version: (version: string) => string;
  readonly nextReview: (date: string) => string;
  readonly uncontrolled: string;
  /** On each page of what is made for approval only. */
  readonly forApproval: string;
  /** Across each page of what is not in force. */
  readonly watermark: Readonly<Record<'draft' | 'awaiting' | 'withdrawn', string>>;
  /** The link that takes keyboards past the head of a page. */
  readonly skip: string;
  /** What screen readers call the control table, a table, and a table with a caption. */
  readonly control: string;
  readonly table: string;
  readonly captioned: (caption: string) => string;
  /** Heads a note, a warning … that has no title of its own. */
  readonly notes: Readonly<Record<NoteKind, string>>;
  /** `Warning: Never alone`; the title may be a mark that its words are put in place of. */
  readonly titledNote: (kind: string, title: string) => string;
  /** `Appendix A` */
  readonly appendix: (letter: string) => string;
  /** Heads the footnotes at the end of a page of HTML. */
  readonly footnotes: string;
  /** What is read aloud of a footnote's mark, and of the link back to it; of which, where the note has several marks. */
  readonly toFootnote: (number: number) => string;
  readonly fromFootnote: (number: number, occurrence?: number) => string;
  /** What screen readers call a block of code. */
  readonly codeBlock: string;
  /** Stands on paper above a table's row that goes on from the page before. */
  readonly continued: string;
  /** What is read aloud of words that no longer count. */
  readonly struckOut: (words: string) => string;
  /** What is read aloud of a line to write on, and of one whose words say what belongs on it. */
  readonly fillIn: string;
  readonly fillInFor: (label: string) => string;
  /** What is read aloud of the box of a task. */
  readonly ticked: string;
  readonly notTicked: string;
  /** What is read aloud of a box to tick whose words say what is ticked; and what Word calls one without such words. */
  readonly boxFor: (isTicked: boolean, label: string) => string;
  readonly box: string;
  /** What Word's list of a page's objects calls a picture, and the logo. */
  readonly picture: (number: number) => string;
  readonly logo: string;
  /** What is read aloud of a link that has no words: to a heading, to a file. */
  readonly toHeading: string;
  readonly toFile: (file: string) => string;
}

/** What is added to the text of a policy. */
export interface PolicyWords {
  readonly history: string;
  readonly related: string;
  /** What the history says of a review, where nobody said more. */
  readonly reviewed: string;
  readonly reviewedAndChanged: string;
  /** What it says of an adoption and of an approval, where nobody said more. */
  readonly adopted: string;
  readonly approved: string;
}

/** The index, and the cover of a pack that is bound as one file. */
export interface PackWords {
  /** What a pack is called whose organisation chose none. */
  readonly title: string;
  readonly policies: string;
  /** Policies without a category, below others that have one. */
  readonly uncategorised: string;
  /** Heads the list of the pack's other documents. */
  readonly about: string;
  /** `Issue 3 · 1 September 2026`; `date` is absent where the pack is not issued as it is now. */
  readonly issue: (number: number, date: string | undefined) => string;
  /** `24 policies` */
  readonly count: (policies: number) => string;
  /** What comes before the policies that stand so, at the head of the index. */
  readonly lacking: Readonly<Record<'draft' | 'awaiting' | 'unrecorded' | 'overdue', (policies: number) => string>>;
  /** In place of a day in force, where an approved policy has not been issued. */
  readonly onIssue: string;
  /** In place of an approval, where there is none, and of what a file does not have. */
  readonly notApproved: string;
  readonly none: string;
  /** In place of a day in force, where the policy is not in force, and where nobody recorded its approval. */
  readonly notInForce: string;
  readonly notRecorded: string;
  /** The owner, in a line below a policy's title. */
  readonly owner: (person: string) => string;
  /** Heads the column with the owner and the links to a policy's files. */
  readonly ownerAndFiles: string;
  /** Heads what must not be overlooked: drafts, approvals that lack, reviews that are overdue. */
  readonly attention: string;
  /** The label of the next review that is due in the pack. */
  readonly dueNext: string;
  /** `DCW6 Moving and Handling Policy and 2 others, 28 February 2027` */
  readonly dueNextOf: (policy: string, others: number, date: string) => string;
  /** The label of what has changed since an issue: `Changed since issue 2` */
  readonly changedSince: (number: number) => string;
  /** `New: DCW7`; what changed, by how. */
  readonly changedAre: Readonly<Record<'added' | 'removed' | 'text' | 'details', (policies: string) => string>>;
  /** What each of the other pack documents is for, in the list of them. */
  readonly purposes: Readonly<
    Record<'handbook' | 'whatChanged' | 'reviews' | 'regulations' | 'signing' | 'changes', string>
  >;
  readonly formats: Readonly<Record<'html' | 'pdf' | 'docx', string>>;
  /** Leads to a policy in large print. */
  readonly largePrint: string;
  readonly handbook: string;
  readonly combined: string;
}

/** What leads from page to page of a pack, and what its search says. */
export interface SiteWords {
  /** What screen readers call the links at the head and at the end of a page. */
  readonly top: string;
  readonly end: string;
  /** The links to the index, and to its search. */
  readonly index: string;
  readonly toSearch: string;
  /** Come before the title of the policy that they lead to. */
  readonly previous: string;
  readonly next: string;
  /** The label of the field, and what may be typed there. */
  readonly search: string;
  readonly hint: string;
  /** How many sections were found. */
  readonly result: string;
  readonly results: (count: string) => string;
  readonly noResult: string;
  /** No page has all of the words; a count of those that have some follows. */
  readonly someWords: string;
  /** What to do where links lead nowhere, since the page was opened out of a zip. */
  readonly unpack: string;
}

/** The page that shows what differs between two packs, word by word. */
export interface DifferencesWords {
  readonly title: string;
  /** Names the issue that the pack is compared with. */
  readonly sinceIssue: (number: number, date: string) => string;
  /** Names the files that are compared, where there is no issue. */
  readonly between: (before: string, after: string) => string;
  readonly nothing: string;
  /** How many policies are left out of the page. */
  readonly same: (policies: number) => string;
  /** Heads the list of what changed, for screen readers. */
  readonly list: string;
  /** A sample of each mark, beside which these words stand. */
  readonly key: string;
  readonly newWords: string;
  readonly oldWords: string;
  readonly newDetails: string;
  /** What screen readers say before words that came or went, and after them. */
  readonly inserted: string;
  readonly insertedEnd: string;
  readonly deleted: string;
  readonly deletedEnd: string;
  /** The same before a value of the organisation that was another: the earlier, and the one of now. */
  readonly detailBefore: string;
  readonly detailNow: string;
  /** Leads to the other end of a move, which is under a heading: `3.2 Keys`. */
  readonly movedHere: (section: string) => string;
  readonly movedAway: (section: string) => string;
  /** In place of a heading, before the first. */
  readonly beginning: string;
  readonly showMoved: string;
  /** A paragraph that became a heading, or the like. */
  readonly restyled: string;
  /** A picture, a link or a page break differs, and no words. */
  readonly noWords: string;
  readonly titleBefore: string;
  readonly showWhole: string;
  readonly showAdded: string;
  readonly showRemoved: string;
  /** In place of sections that are left out; none: a part of one. */
  readonly leftOut: (sections: number) => string;
  readonly added: string;
  readonly removed: string;
  readonly withdrawn: (date: string, reason: string) => string;
  readonly replacedBy: (policies: string) => string;
}

/** The review schedule. */
export interface ReviewsWords {
  readonly title: string;
  readonly howOften: string;
  /** In place of the last review and of the next one, where there is none. */
  readonly neverReviewed: string;
  readonly notPlanned: string;
  /** A next review that was due before the pack was issued. */
  readonly overdue: (date: string) => string;
  /** Heads the reviews that were due before the day of the issue. */
  readonly overdueOn: (date: string) => string;
  /** Heads the reviews of a month, and of the three months that begin with it: `January to March 2027`. */
  readonly month: (date: CalendarDate) => string;
  readonly quarter: (date: CalendarDate) => string;
  /** Heads what has no date of a next review. */
  readonly undated: string;
  /** The label of how many are overdue. */
  readonly overdueCount: string;
}

/** The policies by regulation. */
export interface RegulationsWords {
  readonly title: string;
  readonly policiesOf: string;
  readonly regulationsOf: string;
  readonly regulation: string;
  readonly regulations: string;
  readonly none: string;
}

/** The sheets that people sign once they have read a policy. */
export interface SigningWords {
  readonly titleOfAll: string;
  readonly titleOf: (policy: string) => string;
  /** Heads the page that one person signs for all policies. */
  readonly onePerson: string;
  readonly declarationOfAll: string;
  /** `link` is what stands for the policy in the sentence, `title` what it says. */
  readonly declaration: (link: string, title: string) => string;
  readonly name: string;
  readonly role: string;
  readonly signature: string;
  /** Heads the place to sign, below what has changed. */
  readonly heading: string;
  /** What a sheet says of a policy that is not approved. */
  readonly notInForce: Readonly<Record<'draft' | 'awaiting' | 'unrecorded', string>>;
}

/** The sheet that lists what awaits approval, for signature. */
export interface ApprovalWords {
  readonly title: string;
  readonly declaration: string;
  /** The label of who may approve, and a line that says it of one policy. */
  readonly mayApprove: string;
  readonly mayApproveIt: (person: string) => string;
  /** Where nobody is named who may approve. */
  readonly notSet: string;
  readonly body: string;
  /** In place of what changed, where no text was approved before. */
  readonly newPolicy: string;
}

/** What staff are told of an issue. */
export interface WhatChangedWords {
  readonly pageTitle: string;
  readonly first: string;
  /** `issue 2 of 1 September 2026` */
  readonly issue: (number: string, date: string) => string;
  readonly since: (issue: string) => string;
  readonly nothing: (issue: string) => string;
  readonly version: (version: string) => string;
  readonly added: string;
  readonly removed: string;
  readonly withdrawn: string;
  readonly withdrawnOn: (date: string) => string;
  readonly replacedBy: (policies: string) => string;
  readonly text: string;
  readonly correction: string;
  /** Of a policy whose details alone changed. */
  readonly sameText: string;
  /** Heads the policies whose details alone changed, the sentence about all of them, and the column that names the details. */
  readonly onlyDetails: string;
  readonly sameTexts: string;
  readonly newDetails: string;
  /** Of a text that awaits approval: where an earlier one applies, and where the policy is new. */
  readonly awaiting: string;
  readonly awaitingNew: string;
  readonly inForce: (date: string) => string;
  readonly why: (note: string) => string;
  readonly details: (labels: string) => string;
  /** Heads of the table of differences, and what stands for the place of a title, a heading, and words before any heading. */
  readonly where: string;
  readonly said: string;
  readonly says: string;
  readonly title: string;
  readonly heading: string;
  readonly beginning: string;
  /** A place whose words are an organisation's own: `3.1 Reporting (added by Acme)`. */
  readonly addedBy: (place: string, organisation: string) => string;
  readonly newHere: string;
  readonly gone: string;
  readonly movedHere: string;
  /** Of a heading whose whole section moved. */
  readonly movedSection: string;
  readonly movedFrom: (section: string) => string;
  /** In place of the table: the earlier words are not known, are the same, or are nearly all different. */
  readonly notKept: string;
  readonly sameWords: string;
  readonly rewritten: string;
}

/** The withdrawn policies, at the end of the log. */
export interface WithdrawalsWords {
  readonly title: string;
  readonly on: string;
  readonly reason: string;
  readonly replacedBy: string;
  /** In place of the policies that take its place. */
  readonly nothing: string;
}

/** The log of a pack's issues. */
export interface ChangesWords {
  readonly title: string;
  readonly issue: (number: number, date: string | undefined) => string;
  readonly first: string;
  readonly nothing: string;
  readonly added: string;
  /** Of a policy with words of the organisation's own. */
  readonly additions: (organisation: string) => string;
  readonly removed: string;
  readonly withdrawn: (date: string, reason: string) => string;
  readonly replacedBy: (policies: string) => string;
  readonly text: string;
  readonly correction: string;
  /** Added to what changed, where the version is another. */
  readonly versionBefore: (version: string) => string;
  readonly newTitle: string;
  readonly details: (labels: string) => string;
  /** Where it is not known which details. */
  readonly detailsUnknown: string;
  readonly reviewed: (date: string) => string;
  readonly approved: (date: string) => string;
  readonly record: string;
  readonly replaces: (number: number, reason: string | undefined) => string;
}

/** What an organisation's values are called, by their keys in its file. */
export interface ValueWords {
  readonly root: Readonly<Record<string, string>>;
  /** Several who do the same: `Registered Managers` */
  readonly severalOf: (role: string) => string;
  /** `Registered Manager’s telephone number` */
  readonly ofPerson: (role: string, part: string) => string;
  readonly personParts: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The text file at the head of a zip, for whoever unpacks it. */
export interface ReadMeWords {
  readonly title: (organisation: string, pack: string) => string;
  readonly issue: (number: number, date: string) => string;
  readonly open: string;
  /** What each kind of file is for, with its path, or the folder that such files are in. */
  readonly uses: Readonly<Record<'index' | 'handbook' | 'combined' | 'pdf' | 'docx', (path: string) => string>>;
  readonly part: string;
  readonly changedOnly: string;
  readonly replaces: (number: number, reason: string | undefined) => string;
  readonly added: string;
  readonly changed: string;
  readonly removed: string;
  readonly nothing: string;
  readonly sign: string;
  /** Comes before the path of the document that has the pages. */
  readonly signPages: string;
  /** Where there are sheets alone. */
  readonly signSheets: string;
  /** Where the pack has neither. */
  readonly signFor: string;
  readonly approve: string;
  /** What awaits approval, by whom where that is known. */
  readonly approveBy: (policy: string, approver: string | undefined) => string;
  readonly paper: string;
  readonly takeOut: string;
  readonly putIn: string;
  readonly always: string;
  readonly note: string;
  readonly greeting: string;
  readonly attached: (pack: string, organisation: string, issue: string) => string;
  readonly whatIsNew: string;
  /** In the note, below a policy: the sections that changed, such as `2 Visits; 3.1 Alarms`. */
  readonly changedIn: (sections: string) => string;
  readonly pleaseSign: string;
  readonly end: string;
  readonly version: (version: string) => string;
}

/** The entry of a review in people's calendars. */
export interface CalendarWords {
  readonly summary: (policy: string, organisation: string) => string;
  readonly lastReviewed: (date: string, cycle: string) => string;
}
