/** The zip of an issue: a folder named for organisation, pack and issue, with what to read first, the manifest and its files. */
import type { PackView } from '../fill/pages/page.js';
import { READ_ME_FILE, readMeText, type ZippedPart } from '../fill/pages/read-me.js';
import { sheetPath } from '../fill/pages/signing.js';
import { zipPart } from '../formats/zip/part.js';
import { writeZip } from '../formats/zip/write.js';
import { parseDate } from '../model/calendar.js';
import { MANIFEST_FILE, type Manifest, type ManifestFile, writeManifest } from '../model/manifest.js';
import type { PageKind } from '../model/pack.js';
import { joinPath } from '../model/paths.js';
import type { Format } from '../model/plan.js';

/** What of a pack is zipped. */
export interface ZipChoice {
  /** Absent: all formats. */
  readonly formats?: readonly Format[];
  /** Whether policies that didn’t change with the issue are left out. */
  readonly changedOnly?: boolean;
}

/** An issued pack, to be zipped. */
export interface ZippedPack {
  readonly id: string;
  readonly pack: string;
  readonly manifest: Manifest;
  /** The bytes of each file of the manifest by its path. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly view: PackView;
}

/** `acme-policies-issue-2-2026-11-01-pdf`: the zip's name without its ending, and the folder in it. */
export function zipName({ id, pack, manifest: { issue } }: ZippedPack, { formats, changedOnly }: ZipChoice): string {
  const parts = [id, pack, 'issue', String(issue?.number ?? 1), issue?.date ?? []].flat();
  return [...parts, ...(formats ?? []), ...(changedOnly ? ['changed'] : [])].join('-');
}

/** Makes the zip; its bytes depend only on the issue and the choice. Its text lines end as Windows wants them. */
export function zipOf(zipped: ZippedPack, choice: ZipChoice): Uint8Array {
  const { manifest, bytes, view } = zipped;
  const files = manifest.files.filter((file) => isChosen(file, view, choice));
  const isPart = files.length < manifest.files.length;
  const index = pageIn(files, 'index', ['html', 'pdf', 'docx']);
  const signing = pageIn(files, 'signing', ['pdf', 'docx', 'html']);
  const readMe = readMeText(view, {
    uses: usesOf(files, index?.path),
    ...(signing ? { signing: signing.path } : {}),
    hasSheets: files.some((file) => 'page' in file && file.page === 'signing-sheets'),
    isPart,
    changedOnly: choice.changedOnly === true,
  });
  const folder = zipName(zipped, choice);
  const day = manifest.issue?.date === undefined ? undefined : parseDate(manifest.issue.date);
  const parts = [
    { path: READ_ME_FILE, content: `\ufeff${readMe.replaceAll('\n', '\r\n')}` },
    { path: MANIFEST_FILE, content: writeManifest({ ...manifest, files }) },
    ...files.flatMap(({ path }) => {
      const content = bytes.get(path);
      return content ? [{ path, content }] : [];
    }),
  ];
  return writeZip(
    parts.map(({ path, content }) => zipPart(joinPath(folder, path), content)),
    day,
  );
}

/** What of the zip is for what. */
function usesOf(files: readonly ManifestFile[], index: string | undefined): ZippedPart['uses'] {
  const handbook = pageIn(files, 'handbook', ['html'])?.path;
  const combined = pageIn(files, 'combined', ['pdf'])?.path;
  const has = (format: Format) => files.some((file) => file.path.startsWith(`${format}/`));
  return {
    ...(index === undefined ? {} : { index }),
    ...(handbook === undefined ? {} : { handbook }),
    ...(combined === undefined ? {} : { combined }),
    ...(has('pdf') ? { pdf: 'pdf' } : {}),
    ...(has('docx') ? { docx: 'docx' } : {}),
  };
}

/** A pack document in the first format that it is there in: the index opens by a double click in HTML, what is signed is for paper. */
function pageIn(files: readonly ManifestFile[], page: PageKind, formats: readonly Format[]): ManifestFile | undefined {
  const pages = files.flatMap((file) => ('page' in file && file.page === page ? [file] : []));
  return formats.flatMap((format) => pages.find((file) => file.format === format) ?? [])[0];
}

function isChosen(file: ManifestFile, { log }: PackView, { formats, changedOnly }: ZipChoice): boolean {
  if (formats && !('attachment' in file) && !formats.includes(file.format)) return false;
  if (!changedOnly) return true;
  const changed = new Set(log[0]?.changes.map(({ policy }) => policy.policy));
  if ('policy' in file) return changed.has(file.policy);
  if ('attachment' in file)
    return (
      file.policies.some((policy) => changed.has(policy)) ||
      log[0]?.attachments.some(({ attachment }) => attachment.path === file.path) === true
    );
  // A sheet to sign belongs to its policy.
  const names = log[0]?.changes.flatMap(({ policy: { file: name } }) => name ?? []) ?? [];
  if (file.page === 'signing-sheets') return names.some((name) => file.path === sheetPath(file.format, name));
  // The whole pack in one file has what didn't change too.
  return file.page !== 'combined' && file.page !== 'handbook';
}
