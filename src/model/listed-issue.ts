/** Records issues in the first form: hashes of files. */
import type { Issue, IssuedPolicy } from './issues.js';
import type { Manifest, ManifestFile } from './manifest.js';

/** The policies that a manifest lists, each with its files, in the manifest's order. */
export function policiesIn(files: readonly ManifestFile[]): readonly IssuedPolicy[] {
  const policies = new Map<
    string,
    IssuedPolicy & { readonly raw: { readonly template: string; readonly files: Record<string, string> } }
  >();
  for (const file of files) {
    if ('page' in file) continue;
    const { policy, title, version, reviewed, template } = file;
    const issued = policies.get(policy) ?? {
      policy,
      title,
      ...(version ? { version } : {}),
      ...(reviewed ? { reviewed } : {}),
      raw: { template: template.sha256, files: {} },
    };
    issued.raw.files[file.path] = file.sha256;
    policies.set(policy, issued);
  }
  return [...policies.values()];
}

/** An issue of what a manifest lists. */
export function issueOf(manifest: Manifest, number: number, date: string, pack: string): Issue {
  const { engine, files } = manifest;
  return { format: 1, number, date, pack, engine, policies: policiesIn(files), withdrawn: [] };
}

/** The text that records an issue in the file; JSON's strings and flow maps are YAML (YAML 1.2.2, 1.3). */
export function issueText({ number, date, pack, engine, policies }: Issue): string {
  const quoted = (words: string) => JSON.stringify(words).replace(/[\u007f-\u009f\u2028\u2029]/g, escaped);
  const lines = [
    `  - issue: ${number}`,
    `    date: ${date}`,
    `    pack: ${quoted(pack)}`,
    `    engine: ${quoted(engine)}`,
    policies.length === 0 ? '    policies: []' : '    policies:',
  ];
  for (const { policy, title, version, reviewed, raw = { template: '', files: {} } } of policies) {
    const { template, files } = raw;
    lines.push(`      - policy: ${quoted(policy)}`, `        title: ${quoted(title)}`);
    if (version !== undefined) lines.push(`        version: ${quoted(version)}`);
    if (reviewed !== undefined) lines.push(`        reviewed: ${reviewed}`);
    lines.push(`        template: ${template}`, '        files:');
    for (const [path, sha256] of Object.entries(files)) lines.push(`          ${quoted(path)}: ${sha256}`);
  }
  return `${lines.join('\n')}\n`;
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
