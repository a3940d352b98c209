/**
 * Pieces of a document's XML. One that documents share is encoded once: from the second document on that holds it, its bytes are
 * copied. What only one document holds is never kept as bytes.
 */
import { withSignFaces } from './sign-faces.js';

/** XML with the faces of signs, which several documents may hold. */
export class XmlPiece {
  readonly xml: string;
  private isUsed = false;
  private encoded: Uint8Array | undefined;

  private constructor(xml: string) {
    this.xml = xml;
  }

  /** A piece of XML to which the faces of signs are still to come. */
  static of(xml: string): XmlPiece {
    return new XmlPiece(withSignFaces(xml));
  }

  /** A piece of XML that has the faces of its signs. */
  static withFaces(xml: string): XmlPiece {
    return new XmlPiece(xml);
  }

  /** Its bytes in UTF-8; undefined for its first document. */
  bytes(): Uint8Array | undefined {
    if (this.isUsed) this.encoded ??= Buffer.from(this.xml, 'utf8');
    this.isUsed = true;
    return this.encoded;
  }
}

/** Whole elements: a piece, or XML of one document alone, to which the faces of signs are still to come. */
export type XmlPart = string | XmlPiece;

export const xmlOf = (part: XmlPart): string => (typeof part === 'string' ? part : part.xml);

/** The bytes of parts. */
export function encodedXml(parts: readonly XmlPart[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  let xml = '';
  for (const part of parts) {
    const bytes = typeof part === 'string' ? undefined : part.bytes();
    if (!bytes) {
      xml += typeof part === 'string' ? withSignFaces(part) : part.xml;
      continue;
    }
    if (xml !== '') chunks.push(Buffer.from(xml, 'utf8'));
    xml = '';
    chunks.push(bytes);
  }
  if (xml !== '') chunks.push(Buffer.from(xml, 'utf8'));
  return Buffer.concat(chunks);
}
