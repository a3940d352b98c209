/**
 * Turns one document into the files of a template: reads it, recognises its parts, writes Markdown, and reads that back. A draft
 * is refused if the program's own reader refuses it, or if its words differ from the document's.
 */
import {
  type Diagnostic,
  error,
  hasErrors,
  type Outcome,
  placeOf,
  sortDiagnostics,
  warning,
} from '../model/diagnostic.js';
import type { Blocks, Leaf, Picture } from '../model/document.js';
import type { ImportedDocument } from '../model/imported-document.js';
import type { TrackedDecision } from '../model/kept-in-word.js';
import { joinPath } from '../model/paths.js';
import { changeFields, plainRun, runsOf } from '../model/runs.js';
import { placeName, type Span } from '../model/source.js';
import type { OutputFile } from '../model/world.js';
import { decodeDocument } from '../read/document/decode.js';
import { readMarkdownDocument, readTextDocument } from '../read/document/index.js';
import { asMarkdown } from '../read/document/other-markdown.js';
import { readWordDocument } from '../read/document/word.js';
import { readTemplateHead } from '../read/template/head.js';
import { readTemplate } from '../read/template/index.js';
import { LARGEST_TEXT, readBytes } from '../read/text.js';
import type { Undecided } from '../read/word/clean/tracked/index.js';
import { type Draft, draftTemplate } from '../recognise/index.js';
import type { FieldCandidate, FieldMap } from '../recognise/placeholders.js';
import { writeFrontMatter } from '../write/markdown/front-matter.js';
import { writeMarkdown } from '../write/markdown/index.js';
import { withReadableLists } from '../write/markdown/lists.js';
import { LARGEST_WORD } from './template-files.js';
import type { Workspace } from './workspace.js';

/** One document, and the template that it would become. */
export interface Importing {
  /** As the user would write it. */
  readonly from: string;
  /** Absent where the document could not be read. */
  readonly draft?: Draft;
  /** The template's path, and its Markdown. */
  readonly path?: string;
  readonly text?: string;
  /** The template and its pictures; empty where there is an error. */
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives a hint how to replace a spelling by a field; the field is absent where none can be guessed. */
export type MappingHint = (spelling: string, field: string | undefined) => string;

/** A placeholder of another program that a document holds. */
export type ImportedPlaceholder = FieldCandidate;

/** Whether it looks like the organisation's own. */
export function isOwn({ kind }: ImportedPlaceholder): boolean {
  return kind === 'words';
}

/** Kinds of documents, by the ending of their names. */
export const IMPORTED = ['.docx', '.dotx', '.txt', '.md'] as const;

/** One document, and the draft of a template where it could be read. */
export interface Drafted {
  readonly from: string;
  readonly draft?: Draft;
  /** The words of a title that is a heading of the document. */
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a document and drafts a template of it. */
export async function draftDocument(
  workspace: Workspace,
  from: string,
  map: FieldMap,
  trackedChanges: TrackedDecision | Undecided,
): Promise<Drafted> {
  const { value, diagnostics } = await readDocument(workspace, from, trackedChanges);
  if (!value) return { from, title: '', diagnostics };
  const title = value.title ? plainRun(value.title.words).text : '';
  return { from, draft: draftTemplate(value, map), title, diagnostics };
}

/** Makes the template of a draft. */
export async function finishDraft(
  workspace: Workspace,
  { from, draft, diagnostics: known }: Omit<Drafted, 'title'>,
  mappingHint: MappingHint,
): Promise<Importing> {
  if (!draft) return { from, files: [], diagnostics: known };
  const path = joinPath(workspace.folders.templates, `${draft.name}.md`);
  const pictures = new Map<Picture, string>();
  const markdown = writeMarkdown(draft.blocks, ({ picture }) => nameIn(pictures, picture, draft.name), from);
  const isEmpty = markdown.text.trim() === '';
  const empty = isEmpty ? [warning('file-empty', 'The document has no text after its title', from)] : [];
  const findings = [...known, ...markdown.diagnostics, ...empty];
  const text = `${writeFrontMatter(draft.frontMatter, notesOf(draft, from, findings))}\n${markdown.text}`;
  const problems = (await readBack(path, text, draft, pictures)).filter((problem) => !isToldIn(findings, problem));
  const diagnostics = [...findings, ...foreignWarnings(draft.unmapped, mappingHint), ...problems];
  const files = [
    { path, bytes: new TextEncoder().encode(text) },
    ...[...pictures].map(([{ bytes }, name]) => ({ path: joinPath(workspace.folders.templates, name), bytes })),
  ];
  return {
    from,
    draft,
    path,
    text,
    files: hasErrors(diagnostics) ? [] : files,
    diagnostics: sortDiagnostics(diagnostics),
  };
}

async function readDocument(
  workspace: Workspace,
  from: string,
  trackedChanges: TrackedDecision | Undecided,
): Promise<Outcome<ImportedDocument>> {
  if (!IMPORTED.some((ending) => from.toLowerCase().endsWith(ending))) {
    const hint = `Documents end in ${IMPORTED.join(', ')}.`;
    return { diagnostics: [error('file-unreadable', 'This isn’t a document that can be imported', from, { hint })] };
  }
  const isWord = /\.do[ct]x$/i.test(from);
  const bytes = await readBytes(workspace.world.files, from, isWord ? LARGEST_WORD : LARGEST_TEXT);
  if (!bytes.value) return { diagnostics: bytes.diagnostics };
  if (isWord) return readWordDocument(from, bytes.value, trackedChanges);
  const source = decodeDocument(bytes.value, from);
  if (!source.value) return { diagnostics: [...bytes.diagnostics, ...source.diagnostics] };
  const diagnostics = [...bytes.diagnostics, ...source.diagnostics];
  if (!/\.md$/i.test(from)) {
    const text = readTextDocument(source.value);
    return { ...text, diagnostics: [...diagnostics, ...text.diagnostics] };
  }
  const markdown = asMarkdown(source.value);
  const document = await readMarkdownDocument(markdown.source, workspace.loadPicture);
  return { ...document, diagnostics: [...diagnostics, ...markdown.diagnostics, ...document.diagnostics] };
}

/** The name that a picture gets beside the template, the same wherever the picture stands. */
function nameIn(pictures: Map<Picture, string>, picture: Picture, template: string): string {
  const ending = picture.format === 'jpeg' ? 'jpg' : 'png';
  const name = pictures.get(picture) ?? `${template}-${pictures.size + 1}.${ending}`;
  pictures.set(picture, name);
  return name;
}

/** The heading of a decision. */
export const DECISIONS = {
  decide: 'Decide',
  'left-out': 'Left out, because the program prints it above every policy',
} as const;

/** The notes in the draft's front matter for the person who checks it. */
function notesOf(
  { guesses, decisions, unmapped }: Draft,
  from: string,
  findings: readonly Diagnostic[],
): readonly string[] {
  return [
    `Drafted from ${from}. These notes are for you: check, decide, and delete them.`,
    ...unmapped.filter(isOwn).map((own) => `Their own ${factName(own)}: ${own.spelling}, ${countAndPlace(own)}.`),
    ...guesses.map((guess) => `Guessed: ${guess.key}, from ${guess.from} (${displayPlace(guess.place)}).`),
    ...decisions.map(
      (decision) => `${DECISIONS[decision.kind]}: ${decision.message} (${displayPlace(decision.place)}).`,
    ),
    ...sortDiagnostics(findings).map((diagnostic) => `Look: ${diagnostic.message} (${placeOf(diagnostic)}).`),
    ...unmapped
      .filter((placeholder) => !isOwn(placeholder))
      .map((placeholder) => `Placeholder: ${placeholder.spelling}, ${countAndPlace(placeholder)}.`),
  ];
}

/** `3 times, first at old/policy.txt:3:1; perhaps <<org_field_name>>` */
export function countAndPlace({ count, firstPlace: first, field }: ImportedPlaceholder): string {
  return `${times(count)}${first ? `, first at ${displayPlace(first)}` : ''}${field ? `; perhaps <<${field}>>` : ''}`;
}

/** What looks like the organisation's own, as a message names it. */
export function factName({ fact }: ImportedPlaceholder): string {
  return fact === 'person' ? 'person’s name' : (fact ?? 'name');
}

/** `old/policy.txt:3:1`, or the path alone. */
export function displayPlace(place: Span | string): string {
  return typeof place === 'string' ? place : placeName(place);
}

/** `once`, `3 times` */
export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

const FOREIGN: Readonly<Record<Exclude<FieldCandidate['kind'], 'words'>, string>> = {
  marked: 'These words are highlighted, or in a merge field or content control',
  blank: 'This is a blank to fill in by hand',
  'field-name': 'This is a field’s name without its signs',
  placeholder: 'This looks like another program’s placeholder',
};

const TO_WRITE_ON = ' If it’s a line to write on, write [______] in the draft.';

/** Whether a warning about the draft was given for the document itself. */
function isToldIn(findings: readonly Diagnostic[], { severity, code, message }: Diagnostic): boolean {
  // Levels may have risen by one, so that the same warning has other numbers.
  const isSame = (finding: Diagnostic) => code === 'heading-level' || finding.message === message;
  return severity === 'warning' && findings.some((finding) => finding.code === code && isSame(finding));
}

function foreignWarnings(unmapped: readonly FieldCandidate[], mappingHint: MappingHint): readonly Diagnostic[] {
  return unmapped.map((placeholder) => {
    const { kind, spelling, count, firstPlace: first, field } = placeholder;
    const message =
      kind === 'words' ? `This looks like one organisation’s own ${factName(placeholder)}` : FOREIGN[kind];
    return warning(kind === 'words' ? 'own-details' : 'placeholder-foreign', `${message} (${times(count)})`, first, {
      hint: `${mappingHint(spelling, field)}${/[_.…]{3}/.test(spelling) && kind === 'blank' ? TO_WRITE_ON : ''}`,
    });
  });
}

/** Reads the draft as the program will, and compares its words with the document's. */
async function readBack(
  path: string,
  text: string,
  draft: Draft,
  pictures: ReadonlyMap<Picture, string>,
): Promise<readonly Diagnostic[]> {
  const byName = new Map([...pictures].map(([picture, name]) => [name, picture]));
  const head = readTemplateHead({ path, text }, 'markdown');
  if (!head.value) return head.diagnostics;
  const template = await readTemplate(head.value, async (name, from) => {
    const value = byName.get(name);
    return value
      ? { value, diagnostics: [] }
      : { diagnostics: [error('picture-missing', 'This picture doesn’t exist', from)] };
  });
  const diagnostics = [...head.diagnostics, ...template.diagnostics].filter(
    (diagnostic) => diagnostic.code !== 'placeholder-foreign',
  );
  if (
    hasErrors(diagnostics) ||
    bareWords(template.value?.body.blocks ?? []) === bareWords(withReadableLists(draft.blocks))
  )
    return diagnostics;
  const message = 'The draft doesn’t have the same words as the document, so it wasn’t written';
  return [...diagnostics, error('import-loss', message, path, { hint: 'This is our mistake. Please report it.' })];
}

/**
 * Letters, and after them the names of placeholders: marks, white space and symbol fonts may change, and a line may become
 * a part of another.
 */
function bareWords(blocks: Blocks<Leaf>): string {
  const names: string[] = [];
  const letters = runsOf(blocks).map((run) => {
    changeFields(run, (field) => {
      names.push(field.name);
      return field;
    });
    return plainRun(run).text.replace(/[\s\uE000-\uF8FF\uFFFD]+/g, '');
  });
  return `${letters.join('').normalize('NFC')}\n${names.join(' ')}`;
}
