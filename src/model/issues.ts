/**
 * The issues of an organisation's pack, as `orgs/<id>.issues.yaml` records them: number, date, and for each policy the version,
 * dates and hashes. Later issues are compared with the last.
 */
import { z } from 'zod';
import type { Manifest, ManifestFile } from './manifest.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'this isn’t a SHA-256 in hexadecimal digits');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'this isn’t a date written YYYY-MM-DD');
const files = z.record(z.string(), hash);

const issuedPolicy = z.strictObject({
  /** The policy's code, or its slug where it has none. */
  policy: z.string(),
  title: z.string(),
  version: z.string().nullish(),
  reviewed: day.nullish(),
  /** SHA-256 of the template. */
  template: hash,
  /** SHA-256 of each document by its path in the organisation's folder. */
  files,
});

const issue = z.strictObject({
  issue: z.string().regex(/^[1-9]\d{0,5}$/, 'this isn’t the number of an issue'),
  date: day,
  pack: z.string(),
  engine: z.string(),
  policies: z.array(issuedPolicy),
  /** The pack documents. */
  pages: files.nullish(),
});

const ISSUES_SCHEMA = z.strictObject({ issues: z.array(issue) });

/** A policy as it was issued. */
export interface IssuedPolicy {
  readonly policy: string;
  readonly title: string;
  readonly version?: string;
  /** ISO date. */
  readonly reviewed?: string;
  readonly template: string;
  readonly files: Readonly<Record<string, string>>;
}

/** One issue of a pack. */
export interface Issue {
  readonly number: number;
  /** ISO date. */
  readonly date: string;
  readonly pack: string;
  readonly engine: string;
  readonly policies: readonly IssuedPolicy[];
  readonly pages: Readonly<Record<string, string>>;
}

type SafeIssues = ReturnType<typeof ISSUES_SCHEMA.safeParse>;

/** Checks the plain values of an issues file. */
export function checkIssues(value: unknown): {
  readonly value?: readonly Issue[];
  readonly issues: NonNullable<SafeIssues['error']>['issues'];
} {
  const { data, error } = ISSUES_SCHEMA.safeParse(value);
  if (!data) return { issues: error?.issues ?? [] };
  return {
    value: data.issues.map(({ issue, pages, policies, ...rest }) => ({
      ...rest,
      number: Number(issue),
      policies: policies.map(issuedPolicyOf),
      pages: pages ?? {},
    })),
    issues: [],
  };
}

function issuedPolicyOf({ version, reviewed, ...rest }: z.output<typeof issuedPolicy>): IssuedPolicy {
  return { ...rest, ...(version ? { version } : {}), ...(reviewed ? { reviewed } : {}) };
}

/** The policies that a manifest lists, each with its files, in the manifest's order. */
export function policiesIn(files: readonly ManifestFile[]): readonly IssuedPolicy[] {
  const policies = new Map<string, IssuedPolicy & { readonly files: Record<string, string> }>();
  for (const file of files) {
    if ('page' in file) continue;
    const { policy, title, version, reviewed, template } = file;
    const issued = policies.get(policy) ?? {
      policy,
      title,
      ...(version ? { version } : {}),
      ...(reviewed ? { reviewed } : {}),
      template: template.sha256,
      files: {},
    };
    issued.files[file.path] = file.sha256;
    policies.set(policy, issued);
  }
  return [...policies.values()];
}

/** An issue of what a manifest lists. */
export function issueOf(manifest: Manifest, number: number, date: string, pack: string): Issue {
  const pages = manifest.files.flatMap((file) => ('page' in file ? [[file.path, file.sha256] as const] : []));
  const { engine, files } = manifest;
  return { number, date, pack, engine, policies: policiesIn(files), pages: Object.fromEntries(pages) };
}

/** The text that records an issue in the file; JSON's strings and flow maps are YAML (YAML 1.2.2, 1.3). */
export function issueText({ number, date, pack, engine, policies, pages }: Issue): string {
  const quoted = (words: string) => JSON.stringify(words).replace(/[\u007f-\u009f\u2028\u2029]/g, escaped);
  const lines = [
    `  - issue: ${number}`,
    `    date: ${date}`,
    `    pack: ${quoted(pack)}`,
    `    engine: ${quoted(engine)}`,
    policies.length === 0 ? '    policies: []' : '    policies:',
  ];
  for (const { policy, title, version, reviewed, template, files } of policies) {
    lines.push(`      - policy: ${quoted(policy)}`, `        title: ${quoted(title)}`);
    if (version !== undefined) lines.push(`        version: ${quoted(version)}`);
    if (reviewed !== undefined) lines.push(`        reviewed: ${reviewed}`);
    lines.push(`        template: ${template}`, '        files:');
    for (const [path, sha256] of Object.entries(files)) lines.push(`          ${quoted(path)}: ${sha256}`);
  }
  if (Object.keys(pages).length > 0) lines.push('    pages:');
  for (const [path, sha256] of Object.entries(pages)) lines.push(`      ${quoted(path)}: ${sha256}`);
  return `${lines.join('\n')}\n`;
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
