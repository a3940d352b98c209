/** Takes hidden text out of a Word file: whoever gets the document could show it with one click. */
import { changedPackage } from '../../../../formats/word/changed-package.js';
import type { WordPackage, WordPart } from '../../../../formats/word/package.js';
import { relationshipName } from '../../../../formats/word/relationships.js';
import { readStyles } from '../../../../formats/word/styles.js';
import { parseXmlPlaces } from '../../../../formats/xml/places.js';
import { type Diagnostic, error, note, warning } from '../../../../model/diagnostic.js';
import { remember, rememberByValue } from '../../../../model/remember.js';
import { type Finding, firstOf, firstWithWords, placeOfFinding } from '../findings.js';
import { withoutUnreferenced } from '../notes.js';
import type { Cleaned } from '../step.js';
import { withoutHidden } from './remove.js';
import { HiddenRuns } from './runs.js';
import { repeatedBookmarks } from './shown-elsewhere.js';

/** Parts with text that a reader could have read. */
const TEXTS = /\.(?:(?:document|template)\.main|document\.glossary|header|footer|footnotes|endnotes|comments)\+xml$/i;
const MAY_HIDE = /[<:]vanish[\s/>]/;
const MAY_HIDE_DRAWINGS = /\shidden=["'](?:1|true|on)["']|visibility:\s*hidden/;

/** Removes it; `path` is the file's, for messages. */
export function withoutHiddenText(path: string, word: WordPackage): Cleaned {
  const hiddenRuns = remember((styles: WordPart) => new HiddenRuns(readStyles(styles.xml)));
  const repeated = rememberByValue(
    (_: undefined) => repeatedBookmarks([...word.parts.values()].filter(isText).map(({ xml }) => xml ?? '')),
    'all',
  );
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const part of word.parts.values()) {
    const { path: place, xml } = part;
    if (xml === undefined || !isText(part)) continue;
    const styles = stylesOf(part, word);
    const mayHide = MAY_HIDE.test(xml) || MAY_HIDE_DRAWINGS.test(xml) || MAY_HIDE.test(styles?.xml ?? '');
    if (!mayHide) continue;
    const { text, findings, shownElsewhere, brokenTags } = withoutHidden(
      xml,
      parseXmlPlaces(xml),
      styles ? hiddenRuns(styles) : new HiddenRuns(readStyles(undefined)),
      repeated(undefined),
    );
    if (text !== xml) texts.set(place, text);
    if (findings.length > 0) diagnostics.push(hiddenFound(path, place, findings));
    if (shownElsewhere.length > 0) diagnostics.push(shownByFields(path, place, shownElsewhere));
    if (brokenTags.length > 0) diagnostics.push(tagsHidden(path, place, brokenTags));
  }
  return { package: withoutUnreferenced(word, changedPackage(word, { texts })), diagnostics };
}

function isText({ contentType }: WordPart): boolean {
  return TEXTS.test(contentType);
}

/** The part with the styles of a part: its own (of building blocks), or those of the main part. */
function stylesOf(part: WordPart, { parts, main }: WordPackage): WordPart | undefined {
  const related = [part, parts.get(main)].flatMap(
    (from) => from?.relationships.find((each) => relationshipName(each) === 'styles')?.part ?? [],
  );
  return related[0] === undefined ? undefined : parts.get(related[0]);
}

function hiddenFound(path: string, part: string, findings: readonly Finding[]): Diagnostic {
  const places = findings.length === 1 ? '' : ` in ${findings.length} places`;
  const hint =
    'Organisations get the document without it. To keep it in the Word document, where it stays hidden, write "keep: [hidden_text]".';
  const message = `The file has hidden text${places}${firstOf(findings)}`;
  return warning('word-hidden-text', message, placeOfFinding(path, part, firstWithWords(findings)), { hint });
}

function shownByFields(path: string, part: string, findings: readonly Finding[]): Diagnostic {
  const message = `Hidden text stays in the Word document, because a field shows it elsewhere${firstOf(findings)}`;
  return note('word-hidden-text', message, placeOfFinding(path, part, firstWithWords(findings)));
}

function tagsHidden(path: string, part: string, findings: readonly Finding[]): Diagnostic {
  const message = `Hidden text holds one tag of a block, or a part of a tag, whose other words show${firstOf(findings)}`;
  const hint = 'Show the whole block in Word (Ctrl+D, Hidden), or hide all of it.';
  return error('word-hidden-text', message, placeOfFinding(path, part, firstWithWords(findings)), { hint });
}
