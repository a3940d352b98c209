/** The facets of an HTML page: its body and its styles; what its head says of it is no part of either. */
import { searchedWords } from '../finished/html.js';
import { pictureKey } from '../picture-key.js';
import { unescaped } from '../xml/unescape.js';
import { type Facets, facetsFrom } from './facets.js';

const COMMENTS = /<!--[\s\S]*?-->/g;
const STYLES = /<style(?:\s[^>]*)?>[\s\S]*?<\/style>/gi;
const PICTURE = /data:image\/[\w.+-]+;base64,([A-Za-z\d+/=\s]*)/g;
/** Attributes that people read or hear, and where links lead. */
const SPOKEN = /\s(?:alt|title|aria-label|href|placeholder|value)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Gives the facets of a page. */
export function htmlFacets(bytes: Uint8Array): Facets {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').replace(COMMENTS, '');
  const styles = page.match(STYLES) ?? [];
  const body = page
    .slice(Math.max(0, page.search(/<body[\s>]/i)))
    .replace(STYLES, '')
    .replace(PICTURE, (_, packed: string) => pictureKey(Buffer.from(packed, 'base64')));
  const spoken = [...body.matchAll(SPOKEN)].map(([, quoted, apart]) => quoted ?? apart ?? '');
  const searched = searchedWords(body);
  const words = [searched.unscripted.replace(/<[^>]*>/g, ''), ...spoken].map(unescaped);
  return facetsFrom([...words, ...searched.words], [/<html[^>]*>/i.exec(page)?.[0] ?? '', ...styles, body]);
}
