import { describe, expect, it } from 'vitest';
import { descendants, parseXml, type XmlElement } from '../../../../src/formats/xml/parse.js';
import { ENGLISH } from '../../../../src/model/wording/english.js';
import { fileInformation, xmpPacket } from '../../../../src/write/pdf/container/xmp.js';

const properties = {
  title: 'A & B <b>"x"</b>',
  organisation: 'Tŷ ]]> Gwyn',
  code: 'DCW1',
  version: '1.0',
  category: 'Care',
};

const wordsOf = ({ children }: XmlElement): string =>
  children
    .map((child) => (typeof child === 'string' ? child : wordsOf(child)))
    .join('')
    .trim();

describe('what the file says of itself', () => {
  it('is well-formed whatever the words are', () => {
    const xmp = xmpPacket(fileInformation(properties, ENGLISH), 'en-GB');
    const body = xmp.replace(/<\?xpacket[^>]*\?>\n?/g, '');
    const said = (name: string) => descendants(parseXml(body), name).map(wordsOf);
    expect(said('dc:title')).toEqual(['A & B <b>"x"</b>']);
    expect(said('dc:creator')).toEqual(['Tŷ ]]> Gwyn']);
  });

  it('claims PDF/UA-1 and PDF/A-2a', () => {
    const xmp = xmpPacket(fileInformation(properties, ENGLISH), 'en-GB');
    for (const claim of ['<pdfuaid:part>1<', '<pdfaid:part>2<', '<pdfaid:conformance>A<']) expect(xmp).toContain(claim);
  });

  it('holds title, organisation, subject and keywords, and nothing of user, machine or clock', () => {
    expect(fileInformation(properties, ENGLISH)).toEqual({
      Title: 'A & B <b>"x"</b>',
      Author: 'Tŷ ]]> Gwyn',
      Subject: 'DCW1 · Care',
      Keywords: 'DCW1, Version 1.0, Care',
      Creator: 'policy',
      Producer: 'policy',
    });
    expect(Object.keys(fileInformation({ title: 'T', organisation: 'O' }, ENGLISH))).toEqual([
      'Title',
      'Author',
      'Creator',
      'Producer',
    ]);
  });
});
