/**
 * Reads master texts to compare them: Markdown, and texts exported from Word. What front matter says becomes entries of document control,
 * those that finished documents show under the same labels.
 */
import { withApprovalInOneEntry } from '../../model/approval-entry.js';
import type { CalendarDate } from '../../model/calendar.js';
import type { Outcome } from '../../model/diagnostic.js';
import type { ControlEntry } from '../../model/document.js';
import type { FrontMatter } from '../../model/front-matter-schema.js';
import type { ImportedDocument } from '../../model/imported-document.js';
import type { ReadDocument } from '../../model/read-document.js';
import type { SourceText } from '../../model/source.js';
import type { Wording } from '../../model/wording/wording.js';
import type { PassageLibrary } from '../passages/library.js';
import type { LoadPicture } from '../picture.js';
import { readFrontMatter } from '../template/front-matter.js';
import { readTemplateHead } from '../template/head.js';
import { readTemplate } from '../template/index.js';
import { readMarkdownDocument, readTextDocument } from './index.js';
import { asMarkdown } from './other-markdown.js';

/** Reads a text exported from Word. */
export function readTextToCompare(source: SourceText, wording: Wording): Outcome<ReadDocument> {
  const { value, diagnostics } = readTextDocument(source);
  return { ...(value ? { value: imported(value, wording) } : {}), diagnostics };
}

/** Reads Markdown: a template with its shared passages, or any other. */
export async function readMarkdownToCompare(
  source: SourceText,
  wording: Wording,
  loadPicture: LoadPicture,
  passages: PassageLibrary,
): Promise<Outcome<ReadDocument>> {
  const front = readFrontMatter(source);
  const isTemplate = front.values !== undefined || /<<\s*passage\b/.test(source.text);
  const head = isTemplate ? readTemplateHead(source, 'markdown', passages) : undefined;
  if (head?.value) {
    const { value, diagnostics } = await readTemplate(head.value, loadPicture);
    const { title, blocks } = value?.body ?? { title: [], blocks: [] };
    const read: ReadDocument = { ...ofFrontMatter(front.values ?? {}, wording), title, blocks };
    return { value: read, diagnostics: [...head.diagnostics, ...diagnostics] };
  }
  const markdown = asMarkdown(source);
  const { value, diagnostics } = await readMarkdownDocument(markdown.source, loadPicture);
  return {
    ...(value ? { value: imported(value, wording) } : {}),
    diagnostics: [...markdown.diagnostics, ...diagnostics],
  };
}

function imported({ title, front, blocks, frontMatter }: ImportedDocument, wording: Wording): ReadDocument {
  const lines = front.map((children) => ({ type: 'paragraph', children }) as const);
  return { ...ofFrontMatter(frontMatter, wording), title: title?.words ?? [], blocks: [...lines, ...blocks] };
}

type Said = Omit<ReadDocument, 'title' | 'blocks'>;

/** What front matter says: entries that finished documents show too, and settings that they don't. */
function ofFrontMatter(values: FrontMatter, wording: Wording): Said {
  const { labels, date, cycle } = wording;
  const shown: Readonly<Record<string, string>> = {
    code: labels.code,
    version: labels.version,
    status: labels.status,
    owner: labels.owner,
    approved_by: labels.approvedBy,
    approved_on: labels.approvedOn,
    'review.last': labels.lastReviewed,
  };
  const control: ControlEntry[] = [];
  const settings: ControlEntry[] = [];
  for (const [key, value] of flat(values)) {
    const label = shown[key];
    if (label !== undefined) control.push({ label, value });
    else if (key !== 'title') settings.push({ label: key, value });
  }
  const { title, code, version } = values;
  return {
    isRendered: false,
    organisation: '',
    control: withApprovalInOneEntry(control, wording),
    settings,
    properties: { ...(title ? { title } : {}), ...(code ? { code } : {}), ...(version ? { version } : {}) },
  };

  function onOneLine(value: unknown): string {
    if (isDay(value)) return date(value);
    return typeof value === 'object' && value !== null ? Object.values(value).map(onOneLine).join(', ') : String(value);
  }

  /** Each value at its path, lists on one line. */
  function flat(value: object, path = ''): readonly (readonly [key: string, value: string])[] {
    return Object.entries(value).flatMap(([name, inner]): readonly (readonly [string, string])[] => {
      const key = path === '' ? name : `${path}.${name}`;
      if (inner === null || inner === undefined) return [];
      if (key === 'review.every' && values.review?.every) return [[key, cycle(values.review.every)]];
      if (isDay(inner)) return [[key, date(inner)]];
      if (Array.isArray(inner)) return [[key, inner.map(onOneLine).join('; ')]];
      return typeof inner === 'object' ? flat(inner, key) : [[key, String(inner)]];
    });
  }
}

function isDay(value: unknown): value is CalendarDate {
  return typeof value === 'object' && value !== null && 'year' in value && 'month' in value && 'day' in value;
}
