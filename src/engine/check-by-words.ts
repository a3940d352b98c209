/**
 * Finds the documents that need not be made to be checked. A filled document is written as a page of HTML, in memory: that has all
 * its words and pictures, costs little, and is opened as the final check opens it. Whatever only the other formats say is looked for
 * beside it: properties of the file, words of the program, names of fonts. Where nothing is found, and each sign surely prints, the
 * files would be fine. Anything else is settled by making them, so that a message is always that of a finished file.
 */
import { contentIfWhole } from '../check/finished-file.js';
import type { AllowedWords } from '../check/leftovers.js';
import { isSurelyClean } from '../check/surely-clean.js';
import { type FileText, joinedContents, NO_CONTENT } from '../formats/finished/file-text.js';
import { findForbidden } from '../model/characters.js';
import type { Document } from '../model/document.js';
import type { Organisation } from '../model/organisation.js';
import type { Format } from '../model/plan.js';
import { remember } from '../model/remember.js';
import { textsIn } from '../model/walk.js';
import type { Wording } from '../model/wording/wording.js';
import type { FilledJob } from './combined.js';
import type { SettleDocument, UnmadeDocument, WriterFor } from './documents.js';
import { allowedIn, logosFor } from './final-check.js';
import type { FinishedFacts } from './finished-file.js';
import type { Preparation } from './production.js';

/** Settles the documents of an organisation in whose files the final check would find nothing, and which no writer would refuse. */
export function settledByWords(
  preparation: Preparation,
  organisation: Organisation,
  writerFor: WriterFor,
): SettleDocument {
  const pack = preparation.plan.packs.get(organisation.id);
  const heads = [...(pack?.policies ?? []), ...(pack?.extraPages ?? [])].map(({ template }) => template);
  const filled: Pick<FilledJob, 'document'>[] = [];
  let inPack: AllowedWords | undefined;
  // Pack documents repeat words of policies, and may be found in one format where they are excused in another.
  let isAnyMade = false;
  const allowedFor = ({ about }: UnmadeDocument, document: Document): AllowedWords => {
    if (about.kind === 'page') {
      inPack ??= allowedIn(heads, filled);
      return inPack;
    }
    filled.push({ document });
    return allowedIn([about.job.template], [{ document }]);
  };
  return async (unmade) => {
    const formats = unmade.files.map(({ output }) => output.format);
    const [first] = unmade.files;
    if (!first) return undefined;
    const allowed = allowedFor(unmade, first.document);
    if (isAnyMade && unmade.about.kind === 'page') return undefined;
    for (const document of differing(unmade))
      if (!(await isFine(document, formats, { preparation, organisation, writerFor, allowed }))) {
        isAnyMade = true;
        return undefined;
      }
    const settled: (FinishedFacts | undefined)[] = [];
    for (const { output, document } of unmade.files) {
      const { hasRoom } = await writerFor(output.format, organisation);
      settled.push(!hasRoom || (await hasRoom(document)) ? { path: output.path, sha256: NO_HASH } : undefined);
    }
    return settled;
  };
}

/** Of a file that isn't made. */
const NO_HASH = '';

/** The documents of all formats, each once that says something else than the others: most differ in their links at most. */
function differing({ files }: UnmadeDocument): readonly Document[] {
  const byWords = new Map<unknown, Document>();
  const blocks = new Set(files.map(({ document }) => document.blocks));
  for (const { document } of files)
    byWords.set(
      blocks.size === 1 ? document.blocks : JSON.stringify(textsIn(document.blocks).map(({ value }) => value)),
      document,
    );
  return [...byWords.values()];
}

interface Checking {
  readonly preparation: Preparation;
  readonly organisation: Organisation;
  readonly writerFor: WriterFor;
  readonly allowed: AllowedWords;
}

async function isFine(document: Document, formats: readonly Format[], checking: Checking): Promise<boolean> {
  const { preparation, organisation, writerFor, allowed } = checking;
  const { value: bytes } = await (await writerFor('html', organisation)).write(document);
  const page = bytes && contentIfWhole({ format: 'html', bytes });
  const beside = wordsBeside(document, organisation);
  if (!page || findForbidden(beside.words, '\t\n') !== undefined) return false;
  const texts = [...page.texts, beside, wordsOfProgram(document.wording)];
  for (const format of formats) {
    const { shows } = await writerFor(format, organisation);
    if (shows && !texts.every(({ words }) => shows(words))) return false;
  }
  const content = joinedContents([page, { ...NO_CONTENT, texts: texts.slice(page.texts.length) }]);
  const logos = await logosFor([{ content }], organisation, preparation);
  return isSurelyClean(content, { organisation, allowed, values: preparation.identifyingValues, logos });
}

/** What files of other formats say beside the page’s words: their properties, headers and footers, and their fonts. */
function wordsBeside({ properties, control }: Document, { theme }: Organisation): FileText {
  const { furniture, ...said } = properties;
  const sides = furniture ? [furniture.header, furniture.firstHeader, furniture.footer, furniture.firstFooter] : [];
  const inFurniture = sides
    .flatMap(({ left, right }) => [...left, ...right])
    .map(({ pieces }) => pieces.map((piece) => ('words' in piece ? piece.words : ' ')).join(''));
  const fonts = [theme.wordFace, ...Object.values(theme.faces).map(({ name }) => name)];
  const entries = control.flatMap(({ label, value }) => [label, value]);
  return { place: '', words: [...Object.values(said), ...entries, ...inFurniture, ...fonts].join('\n') };
}

/** What the program itself prints on pages, and calls the properties of files. */
const wordsOfProgram = remember(({ labels, page, status }: Wording): FileText => {
  const words: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') words.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  gather([labels, page, status]);
  return { place: '', words: words.join('\n') };
});
