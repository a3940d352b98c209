/** The reports for other programs, by the names that `--report` has for them. */
import { githubReport } from './github.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import type { ToldRun } from './run.js';
import { sarifReport } from './sarif.js';

/** The kinds of reports. */
export const REPORT_KINDS = ['github', 'sarif', 'junit', 'markdown'] as const;

export type ReportKind = (typeof REPORT_KINDS)[number];

const WRITERS: Readonly<Record<ReportKind, (run: ToldRun) => string>> = {
  github: githubReport,
  sarif: sarifReport,
  junit: junitReport,
  markdown: markdownReport,
};

/** Writes a report of a kind. */
export function reportText(kind: ReportKind, run: ToldRun): string {
  return WRITERS[kind](run);
}
