/**
 * Reads themes: what a file says at `theme:`, the theme from `themes/` that it names, and the finished theme with the
 * workspace's own settings below. Refuses unknown themes, and text colours without enough contrast, at the place where
 * they were chosen.
 */
import { LEAST_CONTRAST } from '../../model/contrast.js';
import { type Diagnostic, error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import { didYouMean } from '../../model/names.js';
import { rememberByValue } from '../../model/remember.js';
import type { Colours, Theme } from '../../model/theme.js';
import { mergeTheme, type PoorContrast, poorContrasts, type ThemeLayer } from '../../model/theme-layers.js';
import { checkThemeFile, themeKeys, type WrittenTheme } from '../../model/theme-schema.js';
import { type Files, FileTrouble } from '../../model/world.js';
import type { LoadFont } from '../font.js';
import { nameOf, schemaDiagnostics } from '../schema-issues.js';
import { readText } from '../text.js';
import { parseYaml } from '../yaml/index.js';
import { nodeAt, plainValue, spanAt, type YamlNode } from '../yaml/node.js';
import { withUnquotedColours } from '../yaml/unquoted-colours.js';
import { themeLayer } from './layer.js';

const FOLDER = 'themes';

/** Reads the checked value of a file's key `theme`; `root` is the file's tree, with texts as their author wrote them. */
export type ReadThemePart<Result> = (
  input: WrittenTheme | null | undefined,
  root: YamlNode,
) => Promise<Outcome<Result>>;

/** Gives a file's theme layers: its own settings, then those of the theme it names. */
export type ReadLayers = ReadThemePart<readonly ThemeLayer[]>;

/** Gives the finished theme of a file. It must not be used if there is an error among the diagnostics. */
export type ReadTheme = ReadThemePart<Theme>;

/** Makes a reader for one workspace; `root` is its absolute folder. It reads each theme file only once. */
export function layerReader(files: Files, root: string, loadFont: LoadFont): ReadLayers {
  const namedLayer = rememberByValue((name: string) => readThemeFile(files, root, name, loadFont), 'all');
  let names: Promise<readonly string[]> | undefined;
  return async (input, tree) => {
    if (!input) return { value: [], diagnostics: [] };
    const ownLayer = await themeLayer(input, { root: tree, path: ['theme'] }, loadFont);
    const layers = ownLayer.value ? [ownLayer.value] : [];
    const { name } = input;
    if (name === null || name === undefined) return { value: layers, diagnostics: ownLayer.diagnostics };
    names ??= themeNames(files, root);
    const themes = await names;
    if (!themes.includes(name))
      return { value: layers, diagnostics: [...ownLayer.diagnostics, unknownTheme(name, themes, tree)] };
    const { value, diagnostics } = await namedLayer(name);
    return { value: value ? [...layers, value] : layers, diagnostics: [...ownLayer.diagnostics, ...diagnostics] };
  };
}

/**
 * Reads every theme, used or not, and reports its problems. Contrast isn't checked, because it depends on the finished
 * theme.
 */
export async function checkThemes(files: Files, root: string, loadFont: LoadFont): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const name of await themeNames(files, root)) {
    const read = await readThemeFile(files, root, name, loadFont);
    diagnostics.push(...read.diagnostics);
  }
  return diagnostics;
}

/** Makes a reader for finished themes; `below` are the workspace's settings, used if the file itself has none. */
export function themeReader(readLayers: ReadLayers, below: readonly ThemeLayer[]): ReadTheme {
  return async (input, tree) => {
    const { value = [], diagnostics } = await readLayers(input, tree);
    const layers = [...value, ...below];
    const theme = mergeTheme(layers);
    // If a layer is missing, so are its colours, and contrast would be measured between the wrong ones.
    return { value: theme, diagnostics: hasErrors(diagnostics) ? diagnostics : illegible(theme.colours, layers) };
  };
}

/** The names of all themes: the files directly in their folder, without `.yaml`. */
async function themeNames(files: Files, root: string): Promise<readonly string[]> {
  try {
    const paths = await files.list(`${root}/${FOLDER}`);
    return paths.filter((path) => /^[^/_.][^/]*\.yaml$/.test(path)).map((path) => path.slice(0, -'.yaml'.length));
  } catch (cause) {
    if (cause instanceof FileTrouble && cause.kind === 'missing') return [];
    throw cause;
  }
}

function unknownTheme(name: string, themes: readonly string[], tree: YamlNode): Diagnostic {
  const path = nodeAt(tree, ['theme'])?.kind === 'text' ? ['theme'] : ['theme', 'name'];
  const choices = themes.length > 0 ? `Themes there: ${themes.join(', ')}.` : `Add it as a file that ends in .yaml.`;
  return error(
    'unknown-theme',
    `${nameOf(path)}: there is no theme with this name in ${FOLDER}`,
    spanAt(tree, path, 'value'),
    { hint: didYouMean(name, themes) ?? choices },
  );
}

async function readThemeFile(
  files: Files,
  root: string,
  name: string,
  loadFont: LoadFont,
): Promise<Outcome<ThemeLayer>> {
  const shownPath = `${FOLDER}/${name}.yaml`;
  const source = await readText(files, `${root}/${shownPath}`, shownPath);
  if (!source.value) return { diagnostics: source.diagnostics };
  const { value: tree, diagnostics } = parseYaml(source.value);
  if (!tree) return { ...(hasErrors(diagnostics) ? {} : { value: {} }), diagnostics };
  const { value: input, issues } = checkThemeFile(plainValue(tree));
  const problems = withUnquotedColours(
    [...diagnostics, ...schemaDiagnostics(issues, { source: source.value, root: tree, knownKeys: themeKeys })],
    tree,
    [],
  );
  if (!input) return { diagnostics: problems };
  const layer = await themeLayer(input, { root: tree, path: [] }, loadFont);
  return { ...layer, diagnostics: [...problems, ...layer.diagnostics] };
}

/**
 * Gives an error for each pair of colours without enough contrast, at the place of highest precedence that chose one of
 * the two.
 */
function illegible(colours: Colours, layers: readonly ThemeLayer[]): readonly Diagnostic[] {
  return poorContrasts(colours).flatMap((contrast) => {
    const keys = contrast.ground === 'white' ? [contrast.ink] : [contrast.ink, 'tint' as const];
    const places = layers.flatMap(({ colourPlaces = {} }) => keys.map((key) => ({ key, place: colourPlaces[key] })));
    const choice = places.find(({ place }) => place !== undefined);
    if (!choice?.place) return [];
    const message = `${choice.place.name}: ${contrastMessage(choice.key, contrast)}`;
    return [error('invalid-value', message, choice.place.span, { hint: 'Use a darker colour, or a lighter tint.' })];
  });
}

function contrastMessage(key: keyof Colours, { ink, ground, ratio }: PoorContrast): string {
  const ofInk = key === ink ? '' : ` of ${ink}`;
  const groundWords = ground === 'white' ? 'white' : 'the tint';
  // Cut, not rounded: 4.499 is below 4.5 and must not read as if it were not.
  const shownRatio = (Math.floor(ratio * 100) / 100).toFixed(2);
  return `the contrast${ofInk} on ${groundWords} is ${shownRatio}:1, but text needs ${LEAST_CONTRAST}:1 (WCAG 2.2, 1.4.3)`;
}
