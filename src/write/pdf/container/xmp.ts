/**
 * Writes the file's metadata twice, in the same words: as XMP, with the marks of PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a (ISO
 * 19005-2, 6.6.4), and as the information dictionary. It names no time, user or machine.
 */
import type { Properties } from '../../../model/document.js';
import { PROGRAM } from '../../../model/program.js';
import type { Wording } from '../../../model/wording/wording.js';
import type { FileInformation } from './container.js';

/** The entries of the information dictionary. */
export function fileInformation(properties: Properties, { page }: Wording): FileInformation {
  const subject = [properties.code, properties.category].filter(Boolean).join(' · ');
  const keywords = [properties.code, properties.version && page.version(properties.version), properties.category];
  const entries: readonly (readonly [string, string])[] = [
    ['Title', properties.title],
    ['Author', properties.organisation],
    ['Subject', subject],
    ['Keywords', keywords.filter(Boolean).join(', ')],
    ['Creator', PROGRAM],
    ['Producer', PROGRAM],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function element(name: string, inner: string | undefined): string {
  return inner === undefined || inner === '' ? '' : `<${name}>${inner}</${name}>\n`;
}

function alternative(words: string | undefined): string | undefined {
  return words && `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(words)}</rdf:li></rdf:Alt>`;
}

/** PDF/A doesn't know the property for PDF/UA's part, so it is declared here (ISO 19005-2, 6.6.2.3.3). */
const EXTENSION = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;

/** Writes the XMP packet of a file with that information. */
export function xmpPacket(information: FileInformation, language: string): string {
  const { Title, Author, Subject, Keywords, Creator, Producer } = information;
  const creator = Author && `<rdf:Seq><rdf:li>${escaped(Author)}</rdf:li></rdf:Seq>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${element('dc:format', 'application/pdf')}${element('dc:title', alternative(Title))}${element('dc:creator', creator)}${element('dc:description', alternative(Subject))}${element('dc:language', `<rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag>`)}${element('pdf:Keywords', Keywords && escaped(Keywords))}${element('pdf:Producer', Producer && escaped(Producer))}${element('xmp:CreatorTool', Creator && escaped(Creator))}${element('pdfaid:part', '2')}${element('pdfaid:conformance', 'A')}${element('pdfuaid:part', '1')}</rdf:Description>
${EXTENSION}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}
