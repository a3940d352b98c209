/**
 * Writes Word's latent styles (ISO/IEC 29500-1, 17.7.4.5): which of its built-in styles Word offers in a document that hasn't used
 * them, and in which order. Without them its panes list all of the nearly four hundred beside ours.
 */

/** How many styles Word 2019 has built in. */
const COUNT = 376;

interface Latent {
  readonly name: string;
  /** Its place in lists: styles with the lowest come first. */
  readonly priority: number;
  /** Whether lists have it before a document uses it. */
  readonly isShown: boolean;
  /** Whether it is in the gallery of styles. */
  readonly isQuick: boolean;
}

const shown = (name: string, priority: number): Latent => ({ name, priority, isShown: true, isQuick: true });
const whenUsed = (name: string, priority: number, isQuick = false): Latent => ({
  name,
  priority,
  isShown: false,
  isQuick,
});
const tableStyle = (name: string, priority: number): Latent => ({ name, priority, isShown: true, isQuick: false });

const counted = (count: number, name: string): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${name} ${n + 1}`);

/** The kinds of Word's grid and list tables, in the order of their priorities, from 46. */
const TABLE_KINDS = ['1 Light', '2', '3', '4', '5 Dark', '6 Colorful', '7 Colorful'] as const;
const TABLE_COLOURS = ['', ...counted(6, ' Accent')] as const;

const TABLES: readonly Latent[] = [
  tableStyle('Table Grid', 39),
  tableStyle('Grid Table Light', 40),
  ...counted(5, 'Plain Table').map((name, n) => tableStyle(name, 41 + n)),
  ...TABLE_COLOURS.flatMap((colour) =>
    ['Grid Table', 'List Table'].flatMap((family) =>
      TABLE_KINDS.map((kind, n) => tableStyle(`${family} ${kind}${colour}`, 46 + n)),
    ),
  ),
];

/** As Word's own new documents have them, apart from styles whose look isn't a theme's, or that only web pages and old files use. */
const LATENT: readonly Latent[] = [
  shown('Normal', 0),
  shown('heading 1', 9),
  ...counted(9, 'heading')
    .slice(1)
    .map((name) => whenUsed(name, 9, true)),
  ...counted(9, 'toc').map((name) => whenUsed(name, 39)),
  whenUsed('caption', 35, true),
  shown('Title', 10),
  whenUsed('Default Paragraph Font', 1),
  shown('Strong', 22),
  shown('Emphasis', 20),
  whenUsed('No Spacing', 1),
  whenUsed('List Paragraph', 34),
  shown('Quote', 29),
  whenUsed('Bibliography', 37),
  whenUsed('TOC Heading', 39),
  ...TABLES,
];

/** The `w:latentStyles` element, for after the defaults of a styles part. */
export function latentStyles(): string {
  const exceptions = LATENT.map(
    ({ name, priority, isShown, isQuick }) =>
      `<w:lsdException w:name="${name}"${isShown ? ' w:semiHidden="0"' : ''} w:uiPriority="${priority}"` +
      `${isShown ? ' w:unhideWhenUsed="0"' : ''}${isQuick ? ' w:qFormat="1"' : ''}/>`,
  );
  return (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" ' +
    `w:defQFormat="0" w:count="${COUNT}">${exceptions.join('')}</w:latentStyles>`
  );
}
