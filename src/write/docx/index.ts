/**
 * Writes documents as Word files (Office Open XML, ISO/IEC 29500 transitional). docx builds the package and its styles once
 * for a theme, and we write each document's own parts into it: building a whole document with docx took 22 ms of CPU, and
 * this takes 2 (starter policies, Node 20). docx's packer would also replace `{…}` within a value. Refuses characters that
 * no document can contain, and links that lead nowhere.
 */
import { type Outcome, sortDiagnostics } from '../../model/diagnostic.js';
import type { Document, Properties } from '../../model/document.js';
import { remember, rememberByValue } from '../../model/remember.js';
import type { Theme } from '../../model/theme.js';
import type { Wording } from '../../model/wording/wording.js';
import type { OpenWriter } from '../writer.js';
import { amendScaffold } from './amend.js';
import { bodyParts, footnoteXml, type TextAreas } from './blocks.js';
import { codeSize, narrowSize } from './construct-styles.js';
import { contentsXml, hasContents } from './contents.js';
import { controlData } from './control-data.js';
import { type DocumentContext, openContext } from './document-context.js';
import { contentsGaps } from './first-page.js';
import { type FitTable, openFitting, withWideTablesTurned } from './fitting.js';
import { notesPart } from './footnotes.js';
import { checkCharacters } from './inlines.js';
import { faceWidth } from './letter-widths.js';
import { mastheadXml } from './masthead.js';
import { besideText } from './measure.js';
import { openFrame, type PackageFrame, packDocument, type WrittenText } from './package.js';
import type { TextArea } from './place.js';
import { type ScaffoldOptions, scaffoldOptionsOf, turnedPage } from './properties.js';
import { buildScaffold } from './scaffold.js';
import { joinParts } from './sections.js';
import { type Compared, comparedText } from './tracked/body.js';
import { twips } from './units.js';
import { openWrittenOnce, type WrittenOnce } from './written-once.js';
import type { XmlPart } from './xml-pieces.js';

/** Opens the Word writer for a theme. */
export const openDocxWriter: OpenWriter = async (theme) => {
  // One frame for each set of options: a few hundred at most, in practice two or three.
  const framesIn = remember((wording: Wording) =>
    rememberByValue(async (_key: string, options: ScaffoldOptions): Promise<PackageFrame> => {
      const parts = await buildScaffold(theme, options);
      return openFrame(amendScaffold(parts, theme, wording));
    }, 'large'),
  );
  const frameFor = (document: Document): Promise<PackageFrame> => {
    const options = scaffoldOptionsOf(document, theme);
    const { wording, ...key } = options;
    return framesIn(wording)(JSON.stringify(key), options);
  };
  const onceIn = openWrittenOnce();
  const areas = { upright: textArea(theme, true), turned: textArea(theme, false) };
  const fitting = openFitting(areas.upright.cells);
  return {
    format: 'docx',
    write: async (written) => {
      const fitTable = fitting();
      const document = laidOut(written, areas, fitTable);
      const frame = await frameFor(document);
      const context = openContext(document, theme.colours, fitTable);
      return writeDocument(document, areas, frame, theme, onceIn(document.wording), context);
    },
  };
};

/** The document with its wide tables on landscape pages. Not where it has to fit a page, nor in a comparison, whose pages are those of both documents. */
function laidOut(document: Document, { upright, turned }: TextAreas, fitTable: FitTable): Document {
  if (document.onePage || document.revisions) return document;
  const widths = { upright: upright.width, turned: turned.width };
  const blocks = withWideTablesTurned(document.blocks, widths, fitTable);
  return blocks === document.blocks ? document : { ...document, blocks };
}

function writeDocument(
  document: Document,
  areas: TextAreas,
  frame: PackageFrame,
  theme: Theme,
  once: WrittenOnce,
  context: DocumentContext,
): Outcome<Uint8Array> {
  const data = controlData(document);
  const { revisions } = document;
  const text = { document, data, areas, sections: frame.sections, once };
  const { body, notes } = revisions ? comparedText({ ...text, revisions }, context) : plainText(text, theme, context);
  checkProperties(document.properties, context);
  if (context.diagnostics.length > 0) return { diagnostics: sortDiagnostics(context.diagnostics) };
  const { properties } = document;
  return {
    value: packDocument(frame, { body, notes, properties, controlData: data.xml }, context, theme),
    diagnostics: [],
  };
}

function plainText(
  { document, data, areas, sections, once }: Omit<Compared, 'revisions'>,
  theme: Theme,
  context: DocumentContext,
): Pick<WrittenText, 'body' | 'notes'> {
  const masthead = mastheadXml(document, data, areas.upright, context);
  const contents = hasContents(document) ? [contentsPart(document, areas.upright, theme, once, context)] : [];
  const parts = bodyParts([masthead, ...contents], document, areas, once, context);
  const body = joinParts(parts, sections, context);
  const notes = notesPart(context, (note) => footnoteXml(note, areas, context));
  return { body, notes };
}

/** The list of contents stands above the text, on an upright page. */
function contentsPart(
  document: Document,
  area: TextArea,
  theme: Theme,
  once: WrittenOnce,
  context: DocumentContext,
): XmlPart {
  const gaps = contentsGaps(document, area, theme);
  const standing = { isTurned: false, inset: 0, introduces: false, gaps };
  return once(document.outline, standing, context, () => contentsXml(document, area, gaps, context));
}

function checkProperties(properties: Properties, context: DocumentContext): void {
  for (const value of Object.values(properties)) if (value !== undefined) checkCharacters(value, context);
}

/** A letter of Calibri is on average about half as wide as its size. */
const LETTER_WIDTH = 0.5;

/** The default of all paragraphs is for upright pages; on turned ones they say themselves how far from the margin they stay. */
function textArea(theme: Theme, isUpright: boolean): TextArea {
  const { margins, sizes, logo } = theme;
  const page = isUpright ? theme.page : turnedPage(theme);
  const beside = besideText({ ...theme, page });
  return {
    width: twips(page.width) - twips(margins.left) - twips(margins.right),
    ...(beside > 0 ? { beside: { twips: beside, isDefault: isUpright } } : {}),
    height: page.height - margins.top - margins.bottom,
    logo: logo.height,
    character: twips(sizes.body * LETTER_WIDTH),
    title: sizes.title,
    cells: {
      size: sizes.body,
      denseSize: narrowSize(theme),
      faceWidth: faceWidth(theme),
    },
    code: codeSize(theme),
    small: sizes.small,
    headings: sizes.headings.map((size) => twips(size * LETTER_WIDTH)),
  };
}
