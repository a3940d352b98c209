/** Opens templates of these tests as the program does, and gives the fingerprints of what they hold. */
import { readFileSync } from 'node:fs';
import { organisationFingerprint } from '../../../src/formats/fingerprint.js';
import type { Organisation } from '../../../src/model/organisation.js';
import type { TemplateHead } from '../../../src/model/template.js';
import { readTemplateHead } from '../../../src/read/template/head.js';
import { decodeText } from '../../../src/read/text.js';
import { openWordTemplate } from '../../../src/read/word/head.js';

const FOLDER = new URL('templates/', import.meta.url);

/** Opens a template that was kept. */
export function keptTemplate(name: string): TemplateHead {
  return headOfBytes(name, readFileSync(new URL(name, FOLDER)));
}

/** Opens a template by its bytes; its name says what it is. */
export function headOfBytes(name: string, bytes: Uint8Array, sidecar?: string): TemplateHead {
  const head = name.endsWith('.docx')
    ? openWordTemplate(name, bytes, sidecar === undefined ? undefined : { path: 'sidecar.yaml', text: sidecar }).head
    : sourceHead(name, bytes);
  if (!head) throw new Error(`${name} has no head`);
  return head;
}

function sourceHead(name: string, bytes: Uint8Array): TemplateHead | undefined {
  const { value: source } = decodeText(bytes, name);
  return source && readTemplateHead(source, name.endsWith('.md') ? 'markdown' : 'text').value;
}

/** Opens Markdown with a title. */
export function markdown(body: string, keys = ''): TemplateHead {
  return headOfBytes('sample.md', Buffer.from(`---\ntitle: Sample\n${keys}---\n${body}`, 'utf8'));
}

/** The fingerprint of an organisation's text, with the codes and slugs of its pack. */
export function textOf(
  head: TemplateHead,
  organisation: Organisation,
  pack: readonly string[] = [],
  textFields: readonly string[] = [],
): string {
  return organisationFingerprint(head.text, organisation, new Set(pack), textFields);
}
