/** The pages of a client's pack into finished files, in each of its formats. */
import { packPages } from '../fill/pages/index.js';
import type { PackView, Page } from '../fill/pages/page.js';
import { fillTitle } from '../fill/title.js';
import type { ClientPack } from '../model/client-pack.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Manifest } from '../model/manifest.js';
import type { Organisation } from '../model/organisation.js';
import { FORMATS, type Format } from '../model/plan.js';
import { readTitle } from '../read/template/index.js';
import type { WriterFor } from './documents.js';
import { inFolder, keptFiles, type MadeFile, type MadePage, type Rendering } from './manifest.js';

export interface MadePages {
  readonly files: readonly MadePage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the pages beside the documents that were made now and those that stay from the last rendering. */
export async function makePages(
  organisation: Organisation,
  pack: ClientPack,
  documents: readonly MadeFile[],
  before: Manifest | undefined,
  rendering: Rendering,
  writerFor: WriterFor,
): Promise<MadePages> {
  const paths = new Set([
    ...documents.map(({ path }) => inFolder(path)),
    ...keptFiles(before, rendering).map(({ path }) => path),
  ]);
  const taken = new Set(documents.map(({ path }) => inFolder(path).toLowerCase()));
  const view: PackView = {
    organisation,
    pack,
    titleOf: (policy) =>
      fillTitle(readTitle(policy.template).words, { ...policy, organisation, pack, outputs: [] }) ??
      policy.template.title,
    has: (path) => paths.has(path),
  };
  const files: MadePage[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const page of packPages(view)) {
    const formats = FORMATS.filter((format) => rendering.formats.includes(format));
    for (const format of formats) paths.add(page.path(format));
    if (formats.some((format) => taken.has(page.path(format)))) diagnostics.push(clash(page, organisation));
    for (const format of formats) {
      const written = await writePage(page, format, organisation, writerFor);
      diagnostics.push(...written.diagnostics);
      files.push(...written.files);
    }
  }
  return { files, diagnostics };
}

async function writePage(
  page: Page,
  format: Format,
  organisation: Organisation,
  writerFor: WriterFor,
): Promise<MadePages> {
  const writer = await writerFor(format, organisation);
  const { value: bytes, diagnostics } = await writer.write(page.document(format));
  const path = `${organisation.id}/${page.path(format)}`;
  return { files: bytes ? [{ path, bytes, page: page.page }] : [], diagnostics };
}

function clash(page: Page, { id, source }: Organisation): Diagnostic {
  return error('path-clash', `A policy has the file name of a page of the pack, ${page.path('pdf')}`, source.path, {
    organisation: id,
    hint: 'Give the policy a code, or another slug.',
  });
}
