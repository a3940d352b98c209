/** What a preview tells the page in the browser: what there is to look at, and what is wrong. Texts are data there, never markup. */
import type { PreviewDocument } from '../engine/preview/preview-pack.js';
import { plural } from '../model/counting.js';
import { type Diagnostic, isProblem, placeOf, type Severity } from '../model/diagnostic.js';
import { line, visible } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, excerptOf, gather } from './diagnostics.js';
import type { ProblemWords } from './request-problem.js';

/** What a browser looks at, at a moment. */
export interface PreviewView {
  readonly organisation: string;
  readonly organisations: readonly string[];
  readonly documents: readonly PreviewDocument[];
  /** The path of the page in the organisation's folder. */
  readonly page: string;
  /** The page itself; absent where it can't be made. */
  readonly bytes?: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  /** Why there is nothing to look at. */
  readonly failure?: ProblemWords;
}

interface ShownProblem {
  readonly severity: Severity;
  readonly place: string;
  readonly message: string;
  readonly excerpt: string;
  readonly hint: string;
}

/** How many problems are shown: nobody reads more, and the terminal can list them. */
const MOST = 50;

const PLAIN = { faint: (text: string) => text, error: (text: string) => text };

/** The text that the page is sent. */
export function viewText({ bytes, diagnostics, failure, documents, ...view }: PreviewView): string {
  const problems = diagnostics.filter(isProblem);
  const shown = [...(failure ? [failureProblem(failure)] : []), ...problemsOf(problems)];
  const count = countWords(problems);
  return JSON.stringify({
    ...view,
    documents: documents.map(({ path, title, name, others }) => ({ path, label: labelOf(title, name), others })),
    isMade: bytes !== undefined,
    summary: failure && count === '' ? '1 error' : count,
    problems: shown.slice(0, MOST),
    more: shown.length > MOST ? `${plural(shown.length - MOST, 'more problem')}: policy check lists them all.` : '',
  });
}

/** `DCW34 · Confidentiality and Data Protection Policy` */
function labelOf(title: string | undefined, name: string | undefined): string {
  if (title === undefined) return 'About this pack';
  return name === undefined || name !== name.toUpperCase() ? title : `${name} · ${title}`;
}

function failureProblem({ message, hint = '' }: ProblemWords): ShownProblem {
  return { severity: 'error', place: '', message: visible(message), excerpt: '', hint: visible(hint) };
}

/** The errors first; each file's in the order of its lines. */
function problemsOf(diagnostics: readonly Diagnostic[]): readonly ShownProblem[] {
  const shown = gather(diagnostics).map(({ diagnostic }) => ({
    severity: diagnostic.severity,
    place: visible(placeOf(diagnostic)),
    message: visible(diagnostic.message),
    excerpt: visible(excerptOf(diagnostic.span, PLAIN).replace(/\n$/, '')),
    hint: visible(diagnostic.hint ?? ''),
  }));
  return [
    ...shown.filter(({ severity }) => severity === 'error'),
    ...shown.filter(({ severity }) => severity !== 'error'),
  ];
}

/** Says where the preview is, and how to end it. */
export function sayAddress({ out, paint }: Terminal, address: string, isOpened: boolean): void {
  out(line`Preview: ${paint.strong(address)}`);
  out(
    isOpened
      ? '  It opens in your browser. Save a file to see what changes. Press Ctrl-C to stop.\n'
      : '  Open this address in your browser; it opens once. Save a file to see what changes. Press Ctrl-C to stop.\n',
  );
}
