/**
 * The manifest of an organisation's folder of documents: for each file what it was made from, and the SHA-256 of its bytes, so
 * that anyone can check years later that it is what was rendered. It holds the names of fields, but no values except in titles.
 */
import { z } from 'zod';
import { ATTACHMENT_KINDS } from './attachment.js';
import { EDITIONS } from './editions.js';
import { PAGE_KINDS } from './pack.js';
import { FORMATS } from './plan.js';

const place = {
  /** Relative to the manifest, with forward slashes: `docx/DCW34-confidentiality.docx`. */
  path: z.string().regex(/^[^/\\](?:[^\\]*[^/\\])?$/),
  /** Absent in manifests of earlier versions: then the path's ending tells it. */
  format: z.enum(FORMATS).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

/** A document of one policy. */
const policyFile = z.strictObject({
  ...place,
  /** The policy's code, or its slug where it has none. */
  policy: z.string(),
  title: z.string(),
  /** Set where it isn't the policy itself, but another document with its words. */
  edition: z.enum(EDITIONS).optional(),
  version: z.string().optional(),
  /** ISO dates. */
  reviewed: z.string().optional(),
  nextReview: z.string().optional(),
  template: z.strictObject({ path: z.string(), version: z.string().optional(), sha256: z.string() }),
  /** Names of the placeholders that it was filled from, sorted. */
  values: z.array(z.string()),
});

/** A pack document. */
const pageFile = z.strictObject({ ...place, page: z.enum(PAGE_KINDS) });

/** A finished file that goes with policies, or with the pack. */
const attachmentFile = z.strictObject({
  path: place.path,
  sha256: place.sha256,
  /** Its title. */
  attachment: z.string(),
  kind: z.enum(ATTACHMENT_KINDS).optional(),
  version: z.string().optional(),
  /** ISO dates. */
  reviewed: z.string().optional(),
  nextReview: z.string().optional(),
  /** Codes or slugs. */
  policies: z.array(z.string()),
  ofOlderText: z.literal(true).optional(),
  source: z.strictObject({ path: z.string(), sha256: z.string() }),
  /** Names of the placeholders that it was filled from, sorted. */
  values: z.array(z.string()),
});

const document = z.union([policyFile, pageFile]).transform((listed, context) => {
  const format = listed.format ?? FORMATS.find((ending) => listed.path.endsWith(`.${ending}`));
  if (format) return { ...listed, format };
  context.addIssue({ code: 'custom', message: 'No format is given' });
  return z.NEVER;
});

const file = z.union([document, attachmentFile]);

const issue = z.strictObject({ number: z.int().positive(), date: z.iso.date().optional() });

const manifest = z.strictObject({
  /** The number of the form: the first lacks the issue, the second has no attachments, and the third no editions. */
  manifest: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  organisation: z.string(),
  engine: z.string(),
  /** The issue that the pack is; without a date, the one that it is prepared for. */
  issue: issue.optional(),
  files: z.array(file),
});

export type Manifest = z.output<typeof manifest>;
export type ManifestIssue = z.output<typeof issue>;
export type ManifestFile = z.output<typeof file>;

/** The name of the manifest in an organisation's folder. */
export const MANIFEST_FILE = 'manifest.json';

/** Reads a manifest; undefined for text that is none, or that names a file outside its folder. */
export function readManifest(text: string): Manifest | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data } = manifest.safeParse(json);
  const leadsOut = data?.files.some(({ path }) =>
    path.split('/').some((step) => step === '..' || step === '.' || step === ''),
  );
  return leadsOut ? undefined : data;
}

/** Writes a manifest: files by their paths, keys in one order, so that equal packs have equal bytes. */
export function writeManifest({ organisation, engine, issue, files }: Omit<Manifest, 'manifest'>): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const hasEditions = files.some((each) => 'edition' in each);
  const number = hasEditions ? 4 : files.some((each) => 'attachment' in each) ? 3 : 2;
  const about = { manifest: number, organisation, engine, ...(issue ? { issue: issueKeys(issue) } : {}) };
  return `${JSON.stringify({ ...about, files: sorted }, null, 2)}\n`;
}

function issueKeys({ number, date }: ManifestIssue): ManifestIssue {
  return { number, ...(date === undefined ? {} : { date }) };
}
