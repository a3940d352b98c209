/**
 * Documents that are made apart from their pack, for approval: what they say on every page, and their links. Those to documents
 * that are not made with them lead nowhere in their folder, so their words stay as words.
 */
import { changeLinks } from '../model/change-links.js';
import type { Blocks } from '../model/document.js';
import type { Job } from '../model/plan.js';
import { pageMark } from '../model/standing-words.js';

/** What every page of a document says: a line, and words across it. */
export interface PageNotice {
  readonly line: string;
  readonly watermark: string;
}

/** What each page says of a document that is made for approval; undefined for one of a pack. */
export function noticeOf({ forApproval, pack }: Job): string | undefined {
  return forApproval && pack.wording.page.forApproval;
}

/** What each page of a Word file says of itself, since its own control table may say nothing: that it is not in force. */
export function wordNoticeOf(job: Job): PageNotice | undefined {
  const { wording } = job.pack;
  const { status } = job.control;
  const line = noticeOf(job);
  if (line !== undefined) return { line, watermark: wording.page.watermark.draft };
  const watermark = pageMark(status, wording);
  return status && watermark !== undefined ? { line: wording.status[status], watermark } : undefined;
}

/** Blocks whose links to policies lead to none but these files. */
export function linkedOnlyTo(files: ReadonlySet<string>, blocks: Blocks): Blocks {
  return changeLinks(blocks, (link) =>
    link.target.kind === 'policy' && !files.has(link.target.file) ? link.children : [link],
  );
}
