/** Word templates with shared passages, read and filled in tests: the finished file, and the document that PDF and HTML are made of. */
import { fillTemplate } from '../../src/fill/fill-template.js';
import { fillWord } from '../../src/fill/word/fill-word.js';
import { readZip } from '../../src/formats/zip/read.js';
import { placeOf } from '../../src/model/diagnostic.js';
import { openPassages } from '../../src/read/passages/open-passages.js';
import { passagesOf } from '../../src/read/passages/with-passages.js';
import type { LoadPicture } from '../../src/read/picture.js';
import { openWordTemplate } from '../../src/read/word/head.js';
import { readWordTemplate } from '../../src/read/word/index.js';
import { writeFilledWord } from '../../src/write/docx/filled-word.js';
import { type Given, jobOf, organisationOf } from './organisations.js';
import { outlineText } from './outline-text.js';
import { picture } from './sample-document.js';
import { libraryOf } from './template-text.js';

const loadPicture: LoadPicture = async (path) => ({ value: picture(4, 4, path), diagnostics: [] });

/** Values are by name without `org_field_`, passages by name. */
export async function fillWithPassages(
  bytes: Uint8Array,
  passages: Readonly<Record<string, string>>,
  values: Readonly<Record<string, Given>> = {},
) {
  const sidecar = { path: 'templates/a.yaml', text: 'title: A\n' };
  const opened = openWordTemplate('templates/a.docx', bytes, sidecar, libraryOf(passages));
  if (!opened.head || !opened.read) throw new Error(opened.diagnostics.map(({ message }) => message).join('\n'));
  const open = await openPassages(passagesOf(opened.head), loadPicture);
  const { value, diagnostics } = readWordTemplate(opened.head, opened.read, open);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const named = Object.fromEntries(Object.entries(values).map(([name, given]) => [`org_field_${name}`, given]));
  const job = jobOf(organisationOf(named), opened.head);
  const filled = fillWord(value, job);
  const tree = fillTemplate(value.tree, job);
  const file = filled.value && writeFilledWord(value.parts, filled.value.parts);
  const parts = new Map([...(file ? readZip(file) : [])].map(([path, part]) => [path, Buffer.from(part).toString()]));
  const xml = parts.get('word/document.xml') ?? '';
  return {
    file,
    parts,
    body: /<w:body>([\s\S]*)<\/w:body>/.exec(xml)?.[1] ?? '',
    document: tree.value,
    lines: tree.value ? outlineText(tree.value) : [],
    problems: [...opened.diagnostics, ...diagnostics, ...filled.diagnostics].map(
      (one) => `${placeOf(one)} ${one.code}: ${one.message}`,
    ),
    /** Of PDF and HTML. */
    treeProblems: tree.diagnostics.map((one) => `${placeOf(one)} ${one.code}: ${one.message}`),
  };
}
