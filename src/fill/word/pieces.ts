/** Joins the pieces of one part to XML, with one organisation's values in it. */
import { escapeXml } from '../../formats/xml/escape.js';
import { type Each, type If, plainText } from '../../model/document.js';
import { policyName } from '../../model/pack.js';
import type {
  WordAddress,
  WordBlocks,
  WordField,
  WordLogo,
  WordLook,
  WordMergingRow,
  WordPiece,
  WordSet,
  WordSetWords,
  WordWhole,
} from '../../model/word.js';
import { fillAddress } from '../address.js';
import { branchOf } from '../branch.js';
import { linesOf } from '../field.js';
import type { Filling } from '../filling.js';
import { withFormLabels } from '../form-labels.js';
import { logoImage } from '../frame.js';
import type { KnownPolicies } from '../references/known-policies.js';
import type { Scope } from '../scope.js';
import type { WordCopies } from './copies.js';
import { logoDrawing } from './logos.js';
import { propertyXml } from './properties.js';
import { WordReferences } from './references.js';
import type { AddedLists } from './set/added-lists.js';
import { setXml } from './set/blocks.js';
import { reportRefused } from './set/refused.js';
import { runsXml } from './set/runs.js';
import type { Setting } from './set/setting.js';
import { withWholeNames } from './whole-names.js';

/** The author's content controls have other ids, mostly. */
const FIRST_CONTROL = 300_000_000;

/** Filled pieces as XML, with what the next piece needs to know about them. */
interface FilledXml {
  xml: string;
  /** Whether anything prints: letters other than white space, or a picture. */
  prints: boolean;
  /** The last letter; `''` at the beginning of a paragraph. */
  last: string;
  /** How many pieces print. */
  words: number;
  /** The last whole address: where it is in the XML, and its lines as they print where nothing else does. */
  address?: { readonly start: number; readonly end: number; readonly apart: string };
  /** Whether it ends with a condition or list that printed nothing. */
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
  private readonly lists: AddedLists;
  private readonly copies: WordCopies;
  /** The numbers of the merged cells that reach into the row filled last. */
  private merged: ReadonlySet<number> = new Set();
  private controls = 0;

  /**
   * `lists` are those that the file gets, and `copies` those that are made in it; `policies` are those that the part's words may refer
   * to; absent: the part gets no links.
   */
  constructor(filling: Filling, lists: AddedLists, copies: WordCopies, policies?: KnownPolicies) {
    this.filling = filling;
    this.lists = lists;
    this.copies = copies;
    const thisPolicy = policyName(filling.job.template);
    this.references = policies && new WordReferences(policies, thisPolicy, (file) => this.linkId(`${file}.docx`));
  }

  fill(pieces: readonly WordPiece[], scope: Scope): void {
    this.xml = this.filledXml(pieces, scope).xml;
  }

  private filledXml(pieces: readonly WordPiece[], scope: Scope): FilledXml {
    const into: FilledXml = { xml: '', prints: false, words: 0, last: '', gap: false };
    for (const piece of withWholeNames(pieces, scope)) this.add(piece, scope, into);
    return into;
  }

  private add(piece: WordPiece, scope: Scope, into: FilledXml): void {
    switch (piece.type) {
      case 'markup':
        into.xml += this.references?.link(piece.xml) ?? piece.xml;
        notePrinted(into, piece.letters);
        break;
      case 'space':
        if (!into.gap || !/^\s?$/.test(into.last)) into.xml += piece.xml;
        notePrinted(into, ' ');
        break;
      case 'field':
        this.field(piece, scope, into);
        break;
      case 'address':
        // In a field code a backslash would begin a switch (ISO/IEC 29500-1, 17.16.1), so it is escaped.
        into.xml += escapeXml(this.address(piece.leaves, scope).replaceAll('\\', '%5C'));
        break;
      case 'link-id':
        into.xml += this.linkId(this.address(piece.leaves, scope));
        break;
      case 'blocks':
        this.blocks(piece, scope, into);
        break;
      case 'set':
      case 'set-words':
        this.set(piece, scope, into);
        break;
      case 'logo':
        this.logo(piece, into);
        break;
      case 'property':
        into.xml += propertyXml(piece, scope, this.filling.job);
        notePrinted(into, 'x');
        break;
      case 'whole':
        this.element(piece, scope, into);
        break;
      case 'merging-row':
        this.mergingRow(piece, scope, into);
        break;
      case 'merged-cell':
        if (this.merged.has(piece.cell)) for (const part of piece.pieces) this.add(part, scope, into);
        else into.xml += piece.beginning;
        break;
      case 'if':
      case 'each':
        this.branch(piece, scope, into);
    }
  }

  private branch(branch: If<WordPiece> | Each<WordPiece>, scope: Scope, into: FilledXml): void {
    const before = into.xml.length;
    branchOf<WordPiece>(branch, scope, this.filling).forEach((body, index) => {
      const start = into.xml.length;
      for (const piece of withWholeNames(body.nodes, body.scope)) this.add(piece, body.scope, into);
      if (index === 0) return;
      into.xml = into.xml.slice(0, start) + this.copies.copy(into.xml.slice(start));
      // The address may not be at its place any more.
      delete into.address;
    });
    into.gap = into.xml.length === before;
  }

  private field(field: WordField, scope: Scope, into: FilledXml): void {
    const lines = linesOf(field, scope, this.filling);
    const start = into.xml.length;
    into.xml += lines.map(escapeXml).join(field.lineBreak ?? ' ');
    notePrinted(into, lines.join(' '));
    const meaning = scope.meaning(field.name);
    if (meaning.kind === 'text' && meaning.apart && field.lineBreak !== undefined)
      into.address = { start, end: into.xml.length, apart: meaning.apart.map(escapeXml).join(field.lineBreak) };
  }

  private blocks({ blocks, lineBreak }: WordBlocks, scope: Scope, into: FilledXml): void {
    for (const block of this.filling.fillBlocks(blocks, scope, this.filling))
      for (const node of block.type === 'paragraph' ? block.children : []) {
        if (node.type === 'break') into.xml += lineBreak;
        if (node.type !== 'text') continue;
        into.xml += escapeXml(node.value);
        notePrinted(into, node.value);
      }
  }

  private set(piece: WordSet | WordSetWords, scope: Scope, into: FilledXml): void {
    const { filling } = this;
    const blocks = withFormLabels(filling.fillBlocks(piece.blocks, scope, filling));
    if (!reportRefused(blocks, piece.look, piece.span, filling)) return;
    const setting = this.settingFor(piece.look);
    if (piece.type === 'set') into.xml += setXml(blocks, piece, setting);
    else
      for (const block of blocks)
        if (block.type === 'paragraph') into.xml += runsXml(block.children, piece.look.run, setting);
    if (blocks.length > 0) notePrinted(into, 'x');
  }

  private settingFor(look: WordLook): Setting {
    const { filling, references, lists } = this;
    return {
      look,
      wording: filling.job.pack.wording,
      lists,
      linkId: (address) => this.linkId(address),
      withReferences: (run) => references?.linkRun(run) ?? run,
      controlId: () => FIRST_CONTROL + ++this.controls,
    };
  }

  private address(leaves: WordAddress['leaves'], scope: Scope): string {
    const target = fillAddress(leaves, scope, this.filling);
    // A stand-in (TBC) is no address: the link stays because its words do, and leads to the document itself.
    return target?.kind === 'address' ? plainText(target.address) : '#';
  }

  private linkId(address: string): string {
    const existingId = this.links.get(address);
    if (existingId) return existingId;
    const id = `rIdOrganisationLink${this.links.size + 1}`;
    this.links.set(address, id);
    return id;
  }

  private logo(logo: WordLogo, into: FilledXml): void {
    const image = logoImage(this.filling.job.organisation);
    if (!image) return;
    this.logos++;
    into.xml += logoDrawing(image, logo, this.filling.job, this.logos);
    notePrinted(into, '\uFFFC');
  }

  private mergingRow({ cells, pieces }: WordMergingRow, scope: Scope, into: FilledXml): void {
    const before = into.xml.length;
    for (const piece of pieces) this.add(piece, scope, into);
    if (into.xml.length > before) this.merged = new Set(cells);
  }

  private element(element: WordWhole, scope: Scope, into: FilledXml): void {
    const around = this.merged;
    if (element.kind === 'table') this.merged = new Set();
    const content = this.filledXml(element.pieces, scope);
    if (element.kind === 'table') this.merged = around;
    if (element.kind === 'container') {
      into.xml += element.spare === undefined ? content.xml : withLastParagraph(content.xml, element.spare);
      into.prints ||= content.prints;
      return;
    }
    if (element.kind === 'table' ? !/<(?:[\w-]+:)?tr[\s>]/.test(content.xml) : !content.prints) return;
    into.xml += element.kind === 'paragraph' ? withLoneAddress(content) : content.xml;
    into.prints ||= content.prints;
  }
}

/** The XML of a paragraph; an address that is all it prints is on lines of its own. */
function withLoneAddress({ xml, words, address }: FilledXml): string {
  return address && words === 1 ? `${xml.slice(0, address.start)}${address.apart}${xml.slice(address.end)}` : xml;
}

function notePrinted(into: FilledXml, letters: string): void {
  if (letters === '') return;
  const isWords = letters.trim() !== '';
  into.prints ||= isWords;
  if (isWords) into.words++;
  into.last = letters.at(-1) ?? '';
  into.gap = false;
}

/** A cell, a header and a note must end with a paragraph, even if it is empty (ISO/IEC 29500-1, 17.4.65). */
function withLastParagraph(xml: string, spare: string): string {
  const close = xml.lastIndexOf('</');
  const inner = xml.slice(0, close);
  return /<\/(?:[\w-]+:)?p>\s*$|<(?:[\w-]+:)?p(?:\s[^<>]*)?\/>\s*$/.test(inner)
    ? xml
    : `${inner}${spare}${xml.slice(close)}`;
}
