/** Finished files that go into a pack beside its documents: forms, leaflets, Easy Read versions. */

import { posix } from 'node:path';
import type { CalendarDate, Cycle } from './calendar.js';
import { joinPath } from './paths.js';
import type { Span } from './source.js';
import { isDeviceName } from './windows-names.js';

export const ATTACHMENT_KINDS = ['form', 'leaflet', 'easy_read'] as const;

export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** The kinds of files that packs take: what people can open, and the final check can read. */
export const ATTACHMENT_ENDINGS = ['docx', 'xlsx', 'pdf'] as const;

export type AttachmentEnding = (typeof ATTACHMENT_ENDINGS)[number];

/** A file as a template or a pack names it. */
export interface Attachment {
  /** As written: starts from the folder of the file that names it. */
  readonly file: string;
  readonly fileSpan: Span;
  readonly title: string;
  /** Absent: none of the kinds. */
  readonly kind?: AttachmentKind;
  readonly version?: string;
  readonly reviewed?: CalendarDate;
  readonly every?: Cycle;
  /** Of an Easy Read version: the version of the text that it tells. */
  readonly of?: string;
}

/** What kind of file a name says; undefined for one that packs don't take. */
export function attachmentEnding(file: string): AttachmentEnding | undefined {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
  return ATTACHMENT_ENDINGS.find((each) => each === ending);
}

/** Where an attachment is in the workspace; `namingFile` is the template or pack. */
export function attachmentSource({ file }: Pick<Attachment, 'file'>, namingFile: string): string {
  return joinPath(posix.dirname(namingFile), file);
}

/** The longest file name, in ASCII characters (DOMAIN: packs). */
const LONGEST_NAME = 100;

/** The path in a pack: the file's own name in ASCII without spaces, in a folder of its own. */
export function attachmentPath(source: string, ending: AttachmentEnding): string {
  const name = posix
    .basename(source)
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  // Windows keeps these names for devices, whatever ending they have.
  return `attachments/${(isDeviceName(name) ? `file-${name}` : name || 'attachment').slice(0, LONGEST_NAME - ending.length - 1)}.${ending}`;
}
