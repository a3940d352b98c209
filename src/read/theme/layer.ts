/** Turns a checked theme into a layer: loads the fonts that it names, and notes the places of its colours. */
import { type Diagnostic, hasErrors, type Outcome } from '../../model/diagnostic.js';
import {
  type Colours,
  type FaceFamily,
  type FontFile,
  PAGES,
  SOURCE_CODE,
  SOURCE_SANS,
  SOURCE_SERIF,
  type Theme,
} from '../../model/theme.js';
import type { ThemeLayer } from '../../model/theme-layers.js';
import type { WrittenTheme } from '../../model/theme-schema.js';
import type { LoadFont } from '../font.js';
import { nameOf, type Path } from '../schema-issues.js';
import { nodeAt, spanAt, type YamlNode } from '../yaml/node.js';

/** Where a theme is written: at a path of a tree whose texts are as their author wrote them. */
export interface ThemePlace {
  readonly root: YamlNode;
  readonly path: Path;
}

/** Makes the layer, without the families whose fonts were refused. */
export async function themeLayer(
  input: WrittenTheme,
  place: ThemePlace,
  loadFont: LoadFont,
): Promise<Outcome<ThemeLayer>> {
  const { accent, text, muted, line, tint, page, line_height, word_face, uncontrolled_when_printed } = input;
  const { clauses, punctuation } = input;
  const colours: Partial<Colours> = withoutNulls({ accent, text, muted, line, tint });
  const faces = await readFaces(input, place, loadFont);
  const value: ThemeLayer = {
    colours,
    colourPlaces: colourPlaces(colours, place),
    ...(page ? { page: PAGES[page] } : {}),
    margins: withoutNulls(input.margins),
    sizes: withoutNulls(input.sizes),
    logo: withoutNulls(input.logo),
    header: withoutNulls(input.header),
    footer: withoutNulls(input.footer),
    faces: faces.value ?? {},
    ...(punctuation ? { punctuation: punctuation === 'as_typed' ? 'as-typed' : punctuation } : {}),
    ...withoutNulls({
      lineHeight: line_height,
      wordFace: word_face,
      uncontrolledWhenPrinted: uncontrolled_when_printed,
      clauses,
    }),
  };
  return { value, diagnostics: faces.diagnostics };
}

type ColourPlaces = NonNullable<ThemeLayer['colourPlaces']>;

type WithoutNulls<T> = { readonly [Key in keyof T]?: NonNullable<T[Key]> };

/** The keys of a map that have a value. */
function withoutNulls<T extends object>(map: T | null | undefined): WithoutNulls<T> {
  const entries = Object.entries(map ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as WithoutNulls<T>;
}

function colourPlaces(colours: Partial<Colours>, { root, path }: ThemePlace): ColourPlaces {
  const places = Object.keys(colours).map((key) => {
    const steps = [...path, key];
    return [key, { span: spanAt(root, steps, 'value'), name: nameOf(steps) }];
  });
  return Object.fromEntries(places);
}

async function readFaces(
  { faces }: WrittenTheme,
  { root, path }: ThemePlace,
  loadFont: LoadFont,
): Promise<Outcome<Partial<Theme['faces']>>> {
  const diagnostics: Diagnostic[] = [];
  const families: { body?: FaceFamily; headings?: FaceFamily; code?: FaceFamily } = {};
  for (const use of ['body', 'headings', 'code'] as const) {
    const family = faces?.[use];
    if (!family) continue;
    const read = await readFamily(family, { root, path: [...path, 'faces', use] }, loadFont);
    diagnostics.push(...read.diagnostics);
    if (read.value) families[use] = read.value;
  }
  return { value: families, diagnostics };
}

type WrittenFamily = NonNullable<NonNullable<NonNullable<WrittenTheme['faces']>['body']>>;

async function readFamily(family: WrittenFamily, place: ThemePlace, loadFont: LoadFont): Promise<Outcome<FaceFamily>> {
  if (family === 'source-sans') return { value: SOURCE_SANS, diagnostics: [] };
  if (family === 'source-serif') return { value: SOURCE_SERIF, diagnostics: [] };
  if (family === 'source-code') return { value: SOURCE_CODE, diagnostics: [] };
  const load = (key: 'regular' | 'bold' | 'italic' | 'bold_italic'): Promise<Outcome<FontFile>> => {
    const steps = [...place.path, key];
    const node = nodeAt(place.root, steps);
    // The path is taken as it was written, because a file's name may be in another Unicode normal form than texts.
    const path = node?.kind === 'text' && node.value !== null ? node.value.trim() : family[key];
    return loadFont(path, spanAt(place.root, steps, 'value'));
  };
  const [regular, bold, italic, boldItalic] = [
    await load('regular'),
    await load('bold'),
    await load('italic'),
    await load('bold_italic'),
  ];
  const diagnostics = [regular, bold, italic, boldItalic].flatMap((face) => face.diagnostics);
  if (hasErrors(diagnostics) || !regular.value || !bold.value || !italic.value || !boldItalic.value)
    return { diagnostics };
  const files = { regular: regular.value, bold: bold.value, italic: italic.value, boldItalic: boldItalic.value };
  return { value: { name: family.name, ...files }, diagnostics };
}
