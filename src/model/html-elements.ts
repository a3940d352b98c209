/**
 * The elements of HTML: what each becomes in a document, and what tells a tag of HTML from a placeholder in angle brackets
 * (`<address>` and `<address line 1>`).
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that stand among words. */
const WITHIN_WORDS = words(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr',
);

/** Elements that are blocks, or hold some. */
const BLOCKS = words(
  'address article aside blockquote body caption center col colgroup dd details dir div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul',
);

/** Elements whose words are for a program, not for readers. */
const FOR_PROGRAMS = words('script style template math svg head');

/** All others that HTML knows (WHATWG HTML, 4; 16.2 for those that it no longer allows). */
const OTHERS = words(
  'applet area audio base basefont bgsound blink button canvas datalist dialog embed fieldset form frame frameset iframe input isindex keygen legend link listing map marquee menu menuitem meta meter multicol nextid noembed noframes noscript object optgroup option output param picture plaintext portal progress rb rp rt rtc ruby search select slot source spacer textarea title track video xmp',
);

/** Elements that never have an end tag (WHATWG HTML, 13.1.2). */
export const VOID = words('area base br col embed hr img input link meta param source track wbr');

/** Elements whose end tag may be left out (WHATWG HTML, 13.1.2.4). */
export const SELF_ENDING = words('p li dt dd td th tr thead tbody tfoot colgroup caption html body');

/** What an element is here: read for what it means, left out with its words, left out without them, or no HTML at all. */
export type ElementKind = 'words' | 'block' | 'for-programs' | 'other' | 'unknown';

/** Tells the kind of an element by its name, in any case. */
export function kindOf(name: string): ElementKind {
  const element = name.toLowerCase();
  if (WITHIN_WORDS.has(element)) return 'words';
  if (BLOCKS.has(element)) return 'block';
  if (FOR_PROGRAMS.has(element)) return 'for-programs';
  return OTHERS.has(element) ? 'other' : 'unknown';
}

/** Names of elements that people also write as blanks: `<title>`, `<address>`. */
const LIKE_BLANKS = words(
  'address area base body button code data form footer head header label link main map menu nav object output picture section source summary time title',
);

/** Whether a tag that nothing ends, without attributes, is a blank to fill in rather than HTML. */
export function isLikeBlank(name: string): boolean {
  return LIKE_BLANKS.has(name.toLowerCase());
}

/** Attributes that need no value (WHATWG, boolean attributes; and `nowrap`, `noshade`, `compact` of older HTML). */
const BARE_ATTRIBUTES =
  /^(?:allowfullscreen|async|autofocus|autoplay|checked|compact|controls|default|defer|disabled|hidden|inert|ismap|itemscope|loop|multiple|muted|nomodule|noshade|novalidate|nowrap|open|playsinline|readonly|required|reversed|selected)$/i;

/** Elements that are also what a form asks for; with a capital, they are that. */
const ASKED_FOR = /^(?:Address|Title|Time|Details|Data|Area|Label|Section|Summary|Form|Map|Signature)$/;

/** Whether the words of a tag, without its brackets, are those of an HTML element: its name, and attributes if there are any. */
export function isElementTag(content: string): boolean {
  const [, name = '', attributes = ''] = /^\/?([A-Za-z][A-Za-z0-9-]*)\s*(.*?)\/?$/s.exec(content) ?? [];
  if (kindOf(name) === 'unknown' || ASKED_FOR.test(name)) return false;
  if (attributes === '' || attributes.includes('=')) return true;
  return attributes
    .trim()
    .split(/\s+/)
    .every((attribute) => BARE_ATTRIBUTES.test(attribute));
}
