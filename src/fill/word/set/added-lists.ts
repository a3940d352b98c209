/** The numbered and bulleted lists that blocks add to a Word file (ISO/IEC 29500-1, 17.9), for its part of numbering. */
import { levelText, wordFormat } from '../../../formats/word/list-marks.js';
import { escapeXml } from '../../../formats/xml/escape.js';
import { parseXmlPlaces, placedChildren } from '../../../formats/xml/places.js';
import type { ListMarks } from '../../../model/document.js';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NONE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="${MAIN}"></w:numbering>`;

/** Word has levels 0 to 8; deeper items stay at the last. */
export const DEEPEST_LEVEL = 8;
const BULLETS = ['•', '–', '▪'] as const;

/** Twips from one level to the next. */
export const LIST_STEP = 360;

export class AddedLists {
  private readonly before: () => string | undefined;
  private readonly definitions = new Map<string, string>();
  private readonly uses: string[] = [];
  private ids: { readonly definition: number; readonly use: number } | undefined;
  private bulletsId: number | undefined;

  /** `before` gives the file's own part of numbering, if it has one. */
  constructor(before: () => string | undefined) {
    this.before = before;
  }

  /** Adds a numbered list that begins at a number, and gives its id. */
  numbered(marks: ListMarks, level: number, start: number): number {
    const definition = this.definition(`${marks.numbers} ${marks.around}`, (at) => ({
      format: wordFormat(marks.numbers),
      words: levelText(marks, `%${at + 1}`),
    }));
    const override = `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
    return this.use(definition, override);
  }

  /** Gives the id of the bulleted list that all share. */
  bullets(): number {
    this.bulletsId ??= this.use(
      this.definition('bullets', (at) => ({ format: 'bullet', words: BULLETS[at % BULLETS.length] ?? '•' })),
      '',
    );
    return this.bulletsId;
  }

  /** Gives the part of numbering with the lists in it; undefined where none was added. */
  part(): string | undefined {
    if (this.uses.length === 0) return undefined;
    const xml = (this.before() ?? NONE).replace(/(<[^\s<>]*numbering\b[^<>]*)\/>\s*$/, (_, open: string) => {
      return `${open}></${/<([^\s<>/]+)/.exec(open)?.[1] ?? 'w:numbering'}>`;
    });
    const root = parseXmlPlaces(xml);
    // Definitions come before uses, and both before what a macro left behind (17.9.17).
    const children = placedChildren(root);
    const firstUse = children.find(({ name }) => name === 'w:num' || name === 'w:numIdMacAtCleanup');
    const behindUses = children.find(({ name }) => name === 'w:numIdMacAtCleanup');
    const at = firstUse?.start ?? root.closeStart;
    const behind = behindUses?.start ?? root.closeStart;
    const definitions = [...this.definitions.values()].join('');
    return `${xml.slice(0, at)}${definitions}${xml.slice(at, behind)}${this.uses.join('')}${xml.slice(behind)}`;
  }

  private definition(name: string, level: (at: number) => { format: string; words: string }): number {
    const first = this.firstIds().definition;
    const place = [...this.definitions.keys()].indexOf(name);
    if (place >= 0) return first + place;
    const id = first + this.definitions.size;
    const levels = Array.from({ length: DEEPEST_LEVEL + 1 }, (_, at) => levelXml(at, level(at))).join('');
    const type = '<w:multiLevelType w:val="multilevel"/>';
    this.definitions.set(
      name,
      `<w:abstractNum xmlns:w="${MAIN}" w:abstractNumId="${id}">${type}${levels}</w:abstractNum>`,
    );
    return id;
  }

  private use(definition: number, override: string): number {
    const id = this.firstIds().use + this.uses.length;
    this.uses.push(
      `<w:num xmlns:w="${MAIN}" w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${override}</w:num>`,
    );
    return id;
  }

  /** The first ids that the file doesn't use itself. */
  private firstIds(): { readonly definition: number; readonly use: number } {
    if (this.ids) return this.ids;
    const xml = this.before();
    const children = xml === undefined ? [] : placedChildren(parseXmlPlaces(xml));
    const next = (attribute: string) =>
      children.reduce((most, { attributes }) => Math.max(most, Number(attributes.get(attribute) ?? 0)), 0) + 1;
    this.ids = { definition: next('w:abstractNumId'), use: next('w:numId') };
    return this.ids;
  }
}

function levelXml(at: number, { format, words }: { readonly format: string; readonly words: string }): string {
  const left = LIST_STEP * (at + 1);
  return (
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${escapeXml(words)}"/>` +
    `<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${LIST_STEP}"/></w:pPr></w:lvl>`
  );
}
