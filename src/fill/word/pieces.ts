/** Joins the pieces of one part to XML, with one organisation's values in it. */
import { escapeXml } from '../../formats/xml/escape.js';
import { type Each, type If, plainText } from '../../model/document.js';
import { policyName } from '../../model/pack.js';
import type { WordAddress, WordField, WordLogo, WordPiece, WordWhole } from '../../model/word.js';
import { fillAddress } from '../address.js';
import { branchOf } from '../branch.js';
import { linesOf } from '../field.js';
import type { Filling } from '../filling.js';
import { logoImage } from '../frame.js';
import type { KnownPolicies } from '../references/known-policies.js';
import type { Scope } from '../scope.js';
import { asCopy } from './copies.js';
import { logoDrawing } from './logos.js';
import { propertyXml } from './properties.js';
import { WordReferences } from './references.js';

/** What pieces became. */
interface Stretch {
  xml: string;
  /** Whether anything prints: letters that are not blank, a picture. */
  prints: boolean;
  /** The last letter, `''` at a paragraph's beginning. */
  last: string;
  /** Whether a block that held nothing stands directly before. */
  gap: boolean;
}

export class PieceFilling {
  xml = '';
  /** How many logos were placed. */
  logos = 0;
  /** Ids of the relationships of links, by address. */
  readonly links = new Map<string, string>();
  private readonly filling: Filling;
  private readonly references: WordReferences | undefined;
  private copies = 0;

  /** `known` are the policies that the part's words may refer to; absent: none are links. */
  constructor(filling: Filling, known?: KnownPolicies) {
    this.filling = filling;
    const own = policyName(filling.job.template);
    this.references = known && new WordReferences(known, own, (file) => this.linkId(`${file}.docx`));
  }

  fill(pieces: readonly WordPiece[], scope: Scope): void {
    this.xml = this.stretch(pieces, scope).xml;
  }

  private stretch(pieces: readonly WordPiece[], scope: Scope): Stretch {
    const into: Stretch = { xml: '', prints: false, last: '', gap: false };
    for (const piece of pieces) this.add(piece, scope, into);
    return into;
  }

  private add(piece: WordPiece, scope: Scope, into: Stretch): void {
    switch (piece.type) {
      case 'markup':
        into.xml += this.references?.link(piece.xml) ?? piece.xml;
        printed(into, piece.letters);
        break;
      case 'space':
        if (!into.gap || !/^\s?$/.test(into.last)) into.xml += piece.xml;
        printed(into, ' ');
        break;
      case 'field':
        this.field(piece, scope, into);
        break;
      case 'address':
        // In a field's code a backslash would begin a switch (ISO/IEC 29500-1, 17.16.1); it has no place in an address.
        into.xml += escapeXml(this.address(piece.leaves, scope).replaceAll('\\', '%5C'));
        break;
      case 'link-id':
        into.xml += this.linkId(this.address(piece.leaves, scope));
        break;
      case 'logo':
        this.logo(piece, into);
        break;
      case 'property':
        into.xml += propertyXml(piece, this.filling.job);
        printed(into, 'x');
        break;
      case 'whole':
        this.whole(piece, scope, into);
        break;
      case 'if':
      case 'each':
        this.branch(piece, scope, into);
    }
  }

  private branch(branch: If<WordPiece> | Each<WordPiece>, scope: Scope, into: Stretch): void {
    const before = into.xml.length;
    branchOf<WordPiece>(branch, scope, this.filling).forEach((taken, index) => {
      const start = into.xml.length;
      for (const one of taken.nodes) this.add(one, taken.scope, into);
      if (index > 0) into.xml = into.xml.slice(0, start) + asCopy(into.xml.slice(start), ++this.copies);
    });
    into.gap = into.xml.length === before;
  }

  private field(field: WordField, scope: Scope, into: Stretch): void {
    const lines = linesOf(field, scope, this.filling);
    into.xml += lines.map(escapeXml).join(field.lineBreak ?? ' ');
    printed(into, lines.join(' '));
  }

  private address(leaves: WordAddress['leaves'], scope: Scope): string {
    const target = fillAddress(leaves, scope, this.filling);
    // A stand-in leads nowhere: the link stays, since its words do, and leads to the document itself.
    return target?.kind === 'address' ? plainText(target.address) : '#';
  }

  private linkId(address: string): string {
    const known = this.links.get(address);
    if (known) return known;
    const id = `rIdOrganisationLink${this.links.size + 1}`;
    this.links.set(address, id);
    return id;
  }

  private logo(logo: WordLogo, into: Stretch): void {
    const image = logoImage(this.filling.job.organisation);
    if (!image) return;
    this.logos++;
    into.xml += logoDrawing(image, logo, this.filling.job, this.logos);
    printed(into, '\uFFFC');
  }

  private whole(whole: WordWhole, scope: Scope, into: Stretch): void {
    const made = this.stretch(whole.pieces, scope);
    if (whole.kind === 'container') {
      into.xml += whole.spare === undefined ? made.xml : withLastParagraph(made.xml, whole.spare);
      into.prints ||= made.prints;
      return;
    }
    if (whole.kind === 'table' ? !/<(?:[\w-]+:)?tr[\s>]/.test(made.xml) : !made.prints) return;
    into.xml += made.xml;
    into.prints ||= made.prints;
  }
}

function printed(into: Stretch, letters: string): void {
  if (letters === '') return;
  into.prints ||= letters.trim() !== '';
  into.last = letters.at(-1) ?? '';
  into.gap = false;
}

/** A cell, a header, a note end with a paragraph (ISO/IEC 29500-1, 17.4.65), be it an empty one. */
function withLastParagraph(xml: string, spare: string): string {
  const close = xml.lastIndexOf('</');
  const inner = xml.slice(0, close);
  return /<\/(?:[\w-]+:)?p>\s*$|<(?:[\w-]+:)?p(?:\s[^<>]*)?\/>\s*$/.test(inner)
    ? xml
    : `${inner}${spare}${xml.slice(close)}`;
}
