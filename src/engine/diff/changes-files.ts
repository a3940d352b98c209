/** Makes the documents that show what differs: a Word file for each policy that changed, and one HTML page for all. */
import type { ChangesPage } from '../../model/changes-page.js';
import type { MarkedPolicy } from '../../model/compared-pack.js';
import { type Diagnostic, errorsIn, hasErrors } from '../../model/diagnostic.js';
import type { Document } from '../../model/document.js';
import { slugify } from '../../model/outline.js';
import type { Theme } from '../../model/theme.js';
import { writeChangesPage } from '../../write/html/changes/index.js';
import type { Writer } from '../../write/writer.js';

/** The formats that differences are written in. */
export const CHANGES_FORMATS = ['docx', 'html'] as const;

export type ChangesFormat = (typeof CHANGES_FORMATS)[number];

/** A file, by its name in its folder. */
export interface ChangesFile {
  readonly name: string;
  readonly format: ChangesFormat;
  readonly bytes: Uint8Array;
}

export interface ChangesLook {
  readonly theme: Theme;
  /** Opens the writer of Word files. */
  readonly docx: () => Promise<Writer>;
}

/** The name of the page. */
export const PAGE_NAME = 'changes.html';

/** Makes the files in the formats that are asked for; none where a file can't be written, which errors say. */
export async function changesFiles(
  page: ChangesPage,
  formats: readonly ChangesFormat[],
  { theme, docx }: ChangesLook,
): Promise<{ readonly files: readonly ChangesFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const files: ChangesFile[] = [];
  const diagnostics: Diagnostic[] = [];
  if (formats.includes('html')) {
    const { value, diagnostics: said } = writeChangesPage(page, theme);
    diagnostics.push(...said);
    if (value) files.push({ name: PAGE_NAME, format: 'html', bytes: value });
  }
  const documents = formats.includes('docx') ? wordDocuments(page.policies) : [];
  const writer = documents.length > 0 ? await docx() : undefined;
  for (const { name, document } of documents) {
    const outcome = await writer?.write(document);
    diagnostics.push(...errorsIn(outcome?.diagnostics ?? []));
    if (outcome?.value) files.push({ name, format: 'docx', bytes: outcome.value });
  }
  return { files: hasErrors(diagnostics) ? [] : files, diagnostics };
}

/** Those with marks: `DCW34-lone-working-changes.docx`. */
function wordDocuments(policies: readonly MarkedPolicy[]): readonly { name: string; document: Document }[] {
  const used = new Set<string>();
  return policies.flatMap(({ marked, pair: { file, code, title } }) => {
    if (!marked?.revisions || marked.revisions.marks.size === 0) return [];
    const base = `${file ?? (slugify([code ?? '', title].join(' ')) || 'policy')}-changes`;
    let name = base;
    for (let n = 2; used.has(name.toLowerCase()); n++) name = `${base}-${n}`;
    used.add(name.toLowerCase());
    return [{ name: `${name}.docx`, document: marked }];
  });
}
