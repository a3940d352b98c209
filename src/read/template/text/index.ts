/**
 * Turns a text exported from Word into blocks with fields: headings, paragraphs, lists and sign-off. Marks of Markdown
 * are printed as they are. Logo, name and registration lines at the start are left to the masthead.
 */
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Blocks, Inlines, Leaf } from '../../../model/document.js';
import type { SourceText } from '../../../model/source.js';
import type { TemplateHead } from '../../../model/template.js';
import { withAddresses } from '../../bare-addresses.js';
import { withFormSigns } from '../../form-signs.js';
import { aloneBlocks } from '../alone-blocks.js';
import { type BlockPairs, pairBlocks } from '../block-pairs.js';
import { placeBlocks } from '../enclose.js';
import { foreignPlaceholders } from '../foreign-placeholders.js';
import { inlineRun } from '../inline-run.js';
import type { Purpose } from '../markdown/reading.js';
import { maskTags, refusePrivateUse } from '../mask.js';
import type { OpenPassages } from '../open-passages.js';
import { joinSignOff } from '../sign-off.js';
import { taggedParts } from '../tagged-parts.js';
import { isSameTitle } from '../title.js';
import { type TextReading, textLevel } from './blocks.js';
import type { TextFront } from './front.js';
import { TextGrammar } from './grammar.js';
import type { TaggedLine } from './lines.js';
import { listMark } from './list-marks.js';
import { surveyText } from './survey.js';

/** The blocks of a text, its block tags and its problems. */
export interface TextBody {
  readonly blocks: Blocks<Leaf>;
  /** The name and registration lines, which the masthead prints. */
  readonly front: readonly Inlines<Leaf>[];
  readonly pairs: BlockPairs;
  readonly diagnostics: readonly Diagnostic[];
}

/** What reading needs of a head. */
type TextHead = Pick<TemplateHead, 'source' | 'bodyStart' | 'title' | 'titleSpan'>;

/** Reads the text of a template after its front matter. */
export function readTextTemplate(
  head: TextHead,
  purpose: Purpose = 'template',
  passages: OpenPassages = new Map(),
): TextBody {
  const { source, bodyStart } = head;
  const end = source.text.length;
  const survey = surveyText(source, bodyStart, purpose);
  const { lines, front } = survey;
  const { tags, diagnostics: tagProblems } = survey.scan;
  const pairs = pairBlocks(tags);
  const { crossing, enclosing } = aloneBlocks(pairs);
  const reading: TextReading = {
    source,
    blocks: pairs,
    diagnostics: [
      ...tagProblems,
      ...pairs.diagnostics,
      ...crossing.values(),
      ...privateUse(source, bodyStart, lines),
      ...survey.diagnostics,
      ...foreignPlaceholders(maskTags(source, bodyStart, end, tags), source, bodyStart),
    ],
    crossed: new Set([...crossing.keys(), ...enclosing]),
    passages,
  };
  const mastheadStarts = linesOfMasthead(front, head);
  const body = lines.filter((line) => !mastheadStarts.has(line.start));
  const grammar = new TextGrammar(source, body, survey.headings);
  grammar.read();
  const level = textLevel(joinSignOff(grammar.nodes), reading);
  for (const diagnostic of grammar.diagnostics) reading.diagnostics.push(diagnostic);
  for (const diagnostic of placeBlocks(level, enclosing)) reading.diagnostics.push(diagnostic);
  return {
    blocks: withFormSigns(withAddresses(level.nodes())),
    front: frontWords(front, lines, reading),
    pairs,
    diagnostics: reading.diagnostics,
  };
}

/** Reports private-use characters, except the bullets of Word's symbol fonts, whose meaning is known. */
function privateUse(source: SourceText, start: number, lines: readonly TaggedLine[]): Diagnostic[] {
  const bullets = new Set(lines.filter((line) => listMark(line.words)?.kind === 'bullet').map((line) => line.start));
  return refusePrivateUse(source, start, source.text.length).filter(({ span }) => {
    return span !== undefined && !bullets.has(span.start) && source.text[span.start] !== '&';
  });
}

/** The offsets of the lines that masthead and title print; a line that only resembles a title stays in the text. */
function linesOfMasthead({ logo, name, registration, title }: TextFront, head: TextHead): ReadonlySet<number> {
  const isTitle = title && (title.start === head.titleSpan.start || isSameTitle(title.words, head.title));
  return new Set([logo, name, registration, isTitle ? title : undefined].flatMap((line) => (line ? line.start : [])));
}

function frontWords(front: TextFront, lines: readonly TaggedLine[], reading: TextReading): Inlines<Leaf>[] {
  return [front.name, front.registration].flatMap((frontLine) => {
    const line = frontLine && lines.find((candidate) => candidate.start === frontLine.start && candidate.words !== '');
    return line ? [inlineRun(taggedParts(reading.source, line.start, line.end, line.tags), reading)] : [];
  });
}
