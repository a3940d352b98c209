/**
 * Where Word offers each style. The gallery on the Home tab has those that people write with, in the order of their priorities; the
 * Styles pane has also those that only restyle what we write, such as the masthead; what holds a document together is in neither.
 */
import { NOTE_KINDS } from '../../model/note-kinds.js';
import { narrowStyle, noteStyle } from './construct-styles.js';

/** Where a style is offered, and its place there: the lowest come first. */
interface Offer {
  readonly place: 'gallery' | 'pane' | 'hidden';
  readonly priority: number;
}

const gallery = (priority: number): Offer => ({ place: 'gallery', priority });
const pane = (priority: number): Offer => ({ place: 'pane', priority });
const HIDDEN: Offer = { place: 'hidden', priority: 99 };

/** Between Title (10) and Quote (29) come our own styles to write with, in this order. */
const [LISTS, NOTES, TABLES, OBJECTS, CODE] = [11, 12, 13, 14, 15];
/** After all that people write with. */
const PAGE = 98;

/** Word's own styles, by their ids, with the priorities that Word gives them except for lists. Those that aren't here are as docx writes them: hidden until they are used. */
const WORDS_OWN: ReadonlyMap<string, Offer> = new Map([
  ['Normal', gallery(0)],
  ...[1, 2, 3, 4, 5].map((level) => [`Heading${level}`, gallery(9)] as const),
  ['Title', gallery(10)],
  ...['ListBullet', 'ListBullet2', 'ListNumber', 'ListNumber2'].map((id) => [id, gallery(LISTS)] as const),
  ...[3, 4, 5].flatMap((n) => [`ListBullet${n}`, `ListNumber${n}`].map((id) => [id, pane(PAGE)] as const)),
  ...['', '2', '3', '4', '5'].map((n) => [`ListContinue${n}`, pane(PAGE)] as const),
  ['Emphasis', gallery(20)],
  ['Strong', gallery(22)],
  ['Quote', gallery(29)],
  ['Caption', gallery(35)],
  ...['TOCHeading', 'TOC1', 'TOC2'].map((id) => [id, pane(39)] as const),
  ...['Header', 'Footer'].map((id) => [id, pane(PAGE)] as const),
  // docx writes these two, and no document of ours uses them.
  ...['ListParagraph', 'Bibliography'].map((id) => [id, HIDDEN] as const),
]);

/** Ours, by their ids. */
const OURS: ReadonlyMap<string, Offer> = new Map([
  ['Clause', gallery(LISTS)],
  ...NOTE_KINDS.flatMap((kind) =>
    (['Title', 'Text'] as const).map((part) => [noteStyle(kind, part), gallery(NOTES)] as const),
  ),
  ...['TableText', 'TableHeading', 'TableRowHeading'].map((id) => [id, gallery(TABLES)] as const),
  ...(['TableText', 'TableHeading', 'TableRowHeading'] as const).map((id) => [narrowStyle(id), pane(TABLES)] as const),
  ...['PolicyTable', 'ControlTable'].map((id) => [id, pane(TABLES)] as const),
  ...['Picture', 'Rule'].map((id) => [id, gallery(OBJECTS)] as const),
  ...['Code', 'CodeBlock', 'FillIn'].map((id) => [id, gallery(CODE)] as const),
  ...['Masthead', 'MastheadDetail', 'MastheadLogo'].map((id) => [id, pane(PAGE)] as const),
  ...['ControlLabel', 'ControlValue', 'TableGroup', 'TableSmall'].map((id) => [id, pane(PAGE)] as const),
  ['TableGap', HIDDEN],
]);

/** The start of a style, up to the elements that say where it is offered (ISO/IEC 29500-1, 17.7.4.17: their order is fixed). */
const START =
  /<w:style ([^>]*w:styleId="([^"]*)"[^>]*)>((?:<w:(?:name|basedOn|next|link) [^>]*\/>)+)(?:<w:(?:uiPriority|semiHidden|unhideWhenUsed|qFormat)\b[^>]*\/>)*/g;

/** Says of each style where Word offers it, and which aren’t Word’s own. Ids and names stay as they are. */
export function withOffers(styles: string): string {
  return styles.replace(START, (start, attributes: string, id: string, names: string) => {
    const ours = OURS.get(id);
    const offer = ours ?? WORDS_OWN.get(id);
    if (!offer) return start;
    const custom = ours && !attributes.includes('w:customStyle') ? 'w:customStyle="1" ' : '';
    return `<w:style ${custom}${attributes}>${names}${offerXml(offer)}`;
  });
}

const SHOWN = { gallery: '<w:qFormat/>', pane: '', hidden: '<w:semiHidden/>' } as const;

function offerXml({ place, priority }: Offer): string {
  return `<w:uiPriority w:val="${priority}"/>${SHOWN[place]}`;
}
