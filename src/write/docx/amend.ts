/**
 * Corrects the parts that docx 9.15.2 writes. Each correction says why it is needed, checks that it found its text, and has
 * a test, so an upgrade of docx that needs other corrections stops here.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { PROGRAM } from '../../model/program.js';
import type { Theme } from '../../model/theme.js';
import type { Wording } from '../../model/wording/wording.js';
import { CONTROL_DATA_PARTS, CONTROL_DATA_RELATIONSHIP, CONTROL_DATA_TYPE, propertyBinding } from './control-data.js';
import { latentStyles } from './latent-styles.js';
import { usualId, usualNumbering } from './lists.js';
import { valueMark } from './marked-xml.js';
import { DEFINITIONS } from './numbering.js';
import { CUSTOM, propertyName } from './properties.js';
import type { Parts } from './scaffold.js';
import { withOffers } from './style-gallery.js';
import { tableStyles } from './table-styles.js';
import { themeMapping, tiedToTheme } from './theme-part.js';

/** Corrects the parts of a scaffold. Throws if a part isn't as docx 9.15.2 writes it. */
export function amendScaffold(parts: Parts, theme: Theme, wording: Wording): Parts {
  const { language } = wording;
  const amended = new Map(parts);
  const amend = (path: string, change: (xml: string) => string) => {
    const xml = amended.get(path);
    if (xml === undefined) throw new Error(`docx wrote no ${path}`);
    amended.set(path, change(xml));
  };
  amend('docProps/core.xml', (xml) => withDates(xml, language));
  amend('docProps/app.xml', withApplication);
  for (let header = 1; parts.has(`word/header${header}.xml`); header++)
    amend(`word/header${header}.xml`, (xml) => withFixedWatermark(xml, header));
  let controls = FIRST_CONTROL;
  for (const path of parts.keys())
    if (/^word\/(?:header|footer)\d+\.xml$/.test(path))
      amend(path, (xml) => xml.replace(PROPERTY_RUNS, (run, name) => propertyControl(run, name, controls++, wording)));
  amend('word/styles.xml', (xml) => tiedToTheme(withStyles(xml, theme), theme));
  amend('word/settings.xml', (xml) => withThemeMapping(xml, language));
  amend('word/numbering.xml', withUsualNumbering);
  amend('[Content_Types].xml', (xml) => replaced(xml, '</Types>', `${CONTROL_DATA_TYPE}</Types>`));
  amend('word/_rels/document.xml.rels', (xml) =>
    replaced(xml, '</Relationships>', `${CONTROL_DATA_RELATIONSHIP}</Relationships>`),
  );
  for (const [path, xml] of CONTROL_DATA_PARTS) amended.set(path, xml);
  for (const [path, xml] of parts) if (path.endsWith('.rels') && !xml.includes('<Relationship ')) amended.delete(path);
  return amended;
}

/** docx writes the time of building here. Equal documents must be equal files, so theirs is the day of the last review. */
function withDates(xml: string, language: string): string {
  const dates = ['created', 'modified'].map(
    (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${valueMark('made')}</dcterms:${name}>`,
  );
  const element = `<dc:language>${escapeXml(language)}</dc:language>`;
  return replaced(xml, /<dcterms:created .*<\/dcterms:modified>/, `${dates.join('')}${element}`);
}

/** The version of Word whose form the files have: Word refuses any other form of it than two numbers with a full stop. */
const WORD_VERSION = '16.0000';

/** docx leaves empty what Word shows of a file beside its title (ISO/IEC 29500-1, 22.2). No count of pages or words is there to go wrong. */
function withApplication(xml: string): string {
  const flags = ['ScaleCrop', 'LinksUpToDate', 'SharedDoc', 'HyperlinksChanged'];
  const [scaleCrop, ...others] = flags.map((name) => `<${name}>false</${name}>`);
  const properties =
    `<Application>${PROGRAM}</Application><DocSecurity>0</DocSecurity>${scaleCrop}` +
    `<Company>${valueMark('organisation')}</Company>${others.join('')}<AppVersion>${WORD_VERSION}</AppVersion>`;
  return replaced(xml, /(?<=<Properties [^>]*)\/>/, `>${properties}</Properties>`);
}

/** Runs of headers and footers that show a property which the control data has too. */
const PROPERTY_RUNS = new RegExp(`<w:r><w:t[^>]*>${valueMark(`(${CUSTOM.join('|')})`)}</w:t></w:r>`, 'g');

/** The controls of headers and footers have higher numbers than those of the text, so that no two have the same. */
const FIRST_CONTROL = 1_000_000;

/** docx knows no controls that are bound to data. */
function propertyControl(run: string, name: string, id: number, wording: Wording): string {
  const property = CUSTOM.find((one) => one === name);
  if (!property) throw new Error(`There is no property ${name}`);
  const title = escapeXml(propertyName(property, wording));
  return (
    `<w:sdt><w:sdtPr><w:alias w:val="${title}"/><w:tag w:val="control-${id}"/><w:id w:val="${id}"/>` +
    `${propertyBinding(property)}<w:text/></w:sdtPr><w:sdtContent>${run}</w:sdtContent></w:sdt>`
  );
}

/** docx gives each watermark a random id. Each header has one watermark, so the header's number serves. */
function withFixedWatermark(xml: string, header: number): string {
  return xml.replace(/ id="PowerPlusWaterMarkObject[^"]*"/, ` id="PowerPlusWaterMarkObject${header}"`);
}

/** docx gives no dots to the tab stops of styles. Those of the contents lead to page numbers, once somebody switches them on. */
const BEHIND_CONTENTS_TAB = /(?<=w:styleId="TOC[12]">(?:(?!<\/w:style>).)*<w:tab w:val="right")/g;

/** docx knows no table styles and no latent ones, and leaves the names of definitions in styles that it has no numbers for. */
function withStyles(xml: string, theme: Theme): string {
  const ids = new Map(DEFINITIONS.map((name) => [`{${name}-0}`, usualId(name)]));
  const numbered = xml.replace(/<w:numId w:val="(\{.*?\})"\/>/g, (_, name: string) => {
    const id = ids.get(name);
    if (!id) throw new Error(`docx wrote the list ${name}`);
    return `<w:numId w:val="${id}"/>`;
  });
  // Documents have five levels of headings; docx's sixth is in a colour of its own.
  const bare = replaced(numbered, /<w:style [^>]*w:styleId="Heading6">.*?<\/w:style>/, '');
  const dotted = replaced(bare, BEHIND_CONTENTS_TAB, ' w:leader="dot"');
  const latent = replaced(dotted, '</w:docDefaults>', `</w:docDefaults>${latentStyles()}`);
  return withOffers(replaced(latent, '</w:styles>', `${DEFAULT_CHARACTER_STYLE}${tableStyles(theme)}</w:styles>`));
}

/** Says what the theme's colours and languages mean in this document (17.15.1.20). Without it Word guesses. */
function withThemeMapping(xml: string, language: string): string {
  return replaced(xml, '</w:settings>', `${themeMapping(language)}</w:settings>`);
}

/** The style that docx's character styles are based on. docx doesn't write it. */
const DEFAULT_CHARACTER_STYLE =
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>' +
  '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>';

/** docx always writes a list with bullets, which nothing uses, and no numbers by which Word knows definitions again. */
function withUsualNumbering(xml: string): string {
  return replaced(xml, /<w:abstractNum .*(?=<\/w:numbering>)/, usualNumbering());
}

function replaced(xml: string, pattern: string | RegExp, replacement: string): string {
  const result = xml.replace(pattern, () => replacement);
  if (result === xml) throw new Error(`docx did not write ${pattern}`);
  return result;
}
