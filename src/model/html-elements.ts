/** Tells a tag of HTML from a placeholder in angle brackets: `<address>` and `<address line 1>`. */

/** The elements of the HTML standard (WHATWG, Index of elements) and of older HTML that people still paste. */
const ELEMENTS: ReadonlySet<string> = new Set(
  `a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center
  cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form
  frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee
  math menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture pre progress q rp rt
  ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template
  textarea tfoot th thead time title tr track tt u ul var video wbr xmp`
    .trim()
    .split(/\s+/),
);

/** Attributes that need no value (WHATWG, boolean attributes; and `nowrap`, `noshade`, `compact` of older HTML). */
const BARE_ATTRIBUTES =
  /^(?:allowfullscreen|async|autofocus|autoplay|checked|compact|controls|default|defer|disabled|hidden|inert|ismap|itemscope|loop|multiple|muted|nomodule|noshade|novalidate|nowrap|open|playsinline|readonly|required|reversed|selected)$/i;

/** Elements that are also what a form asks for; with a capital, they are that. */
const ASKED_FOR = /^(?:Address|Title|Time|Details|Data|Area|Label|Section|Summary|Form|Map|Signature)$/;

/** Whether the words of a tag, without its brackets, are those of an HTML element: its name, and attributes if there are any. */
export function isElementTag(content: string): boolean {
  const [, name = '', attributes = ''] = /^\/?([A-Za-z][A-Za-z0-9-]*)\s*(.*?)\/?$/s.exec(content) ?? [];
  if (!ELEMENTS.has(name.toLowerCase()) || ASKED_FOR.test(name)) return false;
  if (attributes === '' || attributes.includes('=')) return true;
  return attributes
    .trim()
    .split(/\s+/)
    .every((attribute) => BARE_ATTRIBUTES.test(attribute));
}
