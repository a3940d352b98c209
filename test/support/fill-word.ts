/** Fills Word files in tests: hand-written parts and a client's values in, the parts of the filled file out. */

import { fillWord } from '../../src/fill/word/fill-word.js';
import { openWordPackage } from '../../src/formats/word/package.js';
import { readZip } from '../../src/formats/zip/read.js';
import { type Diagnostic, placeOf } from '../../src/model/diagnostic.js';
import type { Organisation } from '../../src/model/organisation.js';
import type { Job } from '../../src/model/plan.js';
import { withShownWords } from '../../src/read/word/shown/index.js';
import { compileWord, readWordParts } from '../../src/read/word/template.js';
import { writeFilledWord } from '../../src/write/docx/filled-word.js';
import { type Given, headOf, jobOf, organisationOf } from './organisations.js';
import { documentXml, wordFile } from './word-file.js';

/** Reads a file and gives what filling it needs, with what was complained of. */
export function compiledWord(bytes: Uint8Array) {
  const { value, refusal } = openWordPackage(bytes);
  if (!value) throw new Error(refusal.message);
  const shown = withShownWords(value);
  const read = readWordParts('templates/sample.docx', shown.package, 'refused', shown.records);
  const compiled = compileWord(read);
  const joining = [...read.package.parts.values()].filter(({ path }) => /Content_Types|\.rels$/.test(path));
  const template = {
    kind: 'word' as const,
    head: headOf({ kind: 'word', source: read.source }),
    tree: { kind: 'tree' as const, head: headOf(), body: { title: [], blocks: [] }, front: [], uses: [] },
    uses: compiled.uses,
    parts: [...read.package.parts.values()].map(({ packed }) => packed),
    forms: compiled.forms,
    records: read.records,
    texts: new Map(joining.map(({ path, xml }) => [path, xml ?? ''])),
  };
  return { template, diagnostics: compiled.diagnostics };
}

const words = (one: Diagnostic) => `${placeOf(one).replace('templates/sample.docx:', '')} ${one.code}: ${one.message}`;

/** Fills a file whole; `problems` are those of reading and of filling. Values by name without `org_field_`. */
export function fillFile(
  bytes: Uint8Array,
  values: Readonly<Record<string, Given>> = {},
  changes: Partial<Organisation> = {},
  job: Partial<Job> = {},
) {
  const { template, diagnostics } = compiledWord(bytes);
  const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [`org_field_${name}`, value]));
  const filled = fillWord(template, jobOf(organisationOf(named, changes), template.head, job));
  const file = filled.value && writeFilledWord(template.parts, filled.value.parts);
  const parts = new Map(
    file ? [...readZip(file)].map(([path, part]) => [path, Buffer.from(part).toString('utf8')]) : [],
  );
  return {
    file,
    parts,
    part: (path: string) => parts.get(path) ?? '',
    uses: template.uses,
    problems: [...diagnostics, ...filled.diagnostics].map(words),
  };
}

/** Fills the body of a document; gives what stands between `<w:body>` and its end. */
export function fillBody(
  body: string,
  values: Readonly<Record<string, Given>> = {},
  changes: Partial<Organisation> = {},
) {
  const filled = fillFile(wordFile({ 'word/document.xml': documentXml(body) }), values, changes);
  const xml = filled.part('word/document.xml');
  return { ...filled, body: /<w:body>([\s\S]*)<\/w:body>/.exec(xml)?.[1] ?? '' };
}

/** The words of XML, a line for each paragraph. */
export function wordsOf(xml: string): readonly string[] {
  return xml
    .replace(/^<\?xml[^>]*>\s*/, '')
    .split('</w:p>')
    .slice(0, -1)
    .map((one) =>
      one
        .replace(/<w:br\/>/g, ' / ')
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
        .replaceAll('&amp;', '&'),
    );
}
