/**
 * Corrects the parts that docx 9.15.2 writes. Each correction says why it is needed, checks that it found its text, and has
 * a test, so an upgrade of docx that needs other corrections stops here.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import type { Theme } from '../../model/theme.js';
import { fixedInstances } from './lists.js';
import { DEFINITIONS } from './numbering.js';
import type { Parts } from './scaffold.js';
import { tableStyles } from './table-styles.js';
import { themeMapping, tiedToTheme } from './theme-part.js';

/** Corrects the parts of a scaffold. Throws if a part isn't as docx 9.15.2 writes it. */
export function amendScaffold(parts: Parts, theme: Theme, language: string): Parts {
  const amended = new Map(parts);
  const amend = (path: string, change: (xml: string) => string) => {
    const xml = amended.get(path);
    if (xml === undefined) throw new Error(`docx wrote no ${path}`);
    amended.set(path, change(xml));
  };
  amend('docProps/core.xml', (xml) => withLanguage(xml, language));
  for (let header = 1; parts.has(`word/header${header}.xml`); header++)
    amend(`word/header${header}.xml`, (xml) => withFixedWatermark(xml, header));
  amend('word/styles.xml', (xml) => tiedToTheme(withStyles(xml, theme, instancesOf(parts)), theme));
  amend('word/settings.xml', (xml) => withThemeMapping(xml, language));
  amend('word/numbering.xml', withFixedInstances);
  for (const [path, xml] of parts) if (path.endsWith('.rels') && !xml.includes('<Relationship ')) amended.delete(path);
  return amended;
}

/** docx writes the time of building here. Equal documents must be equal files, so we write the language and no time. */
function withLanguage(xml: string, language: string): string {
  const element = `<dc:language>${escapeXml(language)}</dc:language>`;
  return replaced(xml, /<dcterms:created .*<\/dcterms:modified>/, element);
}

/** docx gives each watermark a random id. Each header has one watermark, so the header's number serves. */
function withFixedWatermark(xml: string, header: number): string {
  return xml.replace(/ id="PowerPlusWaterMarkObject[^"]*"/, ` id="PowerPlusWaterMarkObject${header}"`);
}

/** docx numbers list instances by first use. Ours have their definition's number, in every document. */
function instancesOf(parts: Parts): ReadonlyMap<string, string> {
  const matches = (parts.get('word/numbering.xml') ?? '').matchAll(
    /<w:num w:numId="(\d+)"[^>]*><w:abstractNumId w:val="(\d+)"\/>/g,
  );
  return new Map([...matches].map(([, instance = '', definition = '']) => [instance, definition]));
}

/** docx knows no table styles, and numbers lists in styles by its own instances. */
function withStyles(xml: string, theme: Theme, instances: ReadonlyMap<string, string>): string {
  const numbered = xml.replace(/<w:numId w:val="(\d+)"\/>/g, (_, instance: string) => {
    const definition = instances.get(instance);
    if (!definition) throw new Error(`docx wrote no list instance ${instance}`);
    return `<w:numId w:val="${definition}"/>`;
  });
  // Documents have five levels of headings; docx's sixth is in a colour of its own.
  const bare = replaced(numbered, /<w:style [^>]*w:styleId="Heading6">.*?<\/w:style>/, '');
  return replaced(bare, '</w:styles>', `${DEFAULT_CHARACTER_STYLE}${tableStyles(theme)}</w:styles>`);
}

/** Says what the theme's colours and languages mean in this document (17.15.1.20). Without it Word guesses. */
function withThemeMapping(xml: string, language: string): string {
  return replaced(xml, '</w:settings>', `${themeMapping(language)}</w:settings>`);
}

/** The style that docx's character styles are based on. docx doesn't write it. */
const DEFAULT_CHARACTER_STYLE =
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>' +
  '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>';

/** Replaces docx's list instances by ours. A `hybridMultilevel` list loses its heading styles in Word's list dialog. */
function withFixedInstances(xml: string): string {
  const definitions = xml.split('<w:abstractNum ').length - 1;
  if (definitions !== DEFINITIONS.length + 1) throw new Error(`docx wrote ${definitions} list definitions`);
  const bare = xml
    .replace(/<w:num w:numId=.*<\/w:num>/, '')
    .replaceAll('<w:multiLevelType w:val="hybridMultilevel"/>', '<w:multiLevelType w:val="multilevel"/>')
    .replaceAll(' w:tentative="1"', '');
  return replaced(bare, '</w:numbering>', `${fixedInstances()}</w:numbering>`);
}

function replaced(xml: string, pattern: string | RegExp, replacement: string): string {
  const result = xml.replace(pattern, () => replacement);
  if (result === xml) throw new Error(`docx did not write ${pattern}`);
  return result;
}
