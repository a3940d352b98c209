/**
 * Makes the finished theme from several layers: an organisation's own settings, the theme that it names, the workspace's. What
 * one layer leaves open comes from the next, and at last from the default theme.
 */
import { contrastRatio, LEAST_CONTRAST } from './contrast.js';
import type { Span } from './source.js';
import { type Colours, DEFAULT_THEME, type Furniture, type Theme } from './theme.js';

/** The settings of one layer; lengths in points. */
export interface ThemeLayer {
  readonly colours?: Partial<Colours>;
  readonly page?: Theme['page'];
  readonly margins?: Partial<Theme['margins']>;
  readonly sizes?: Partial<Theme['sizes']>;
  readonly lineHeight?: number;
  readonly logo?: Partial<Theme['logo']>;
  readonly faces?: Partial<Theme['faces']>;
  readonly wordFace?: string;
  readonly header?: Partial<Furniture>;
  readonly footer?: Partial<Furniture>;
  readonly uncontrolledWhenPrinted?: boolean;
  readonly clauses?: boolean;
  readonly punctuation?: 'typographic' | 'as-typed';
  /** Where each of its colours is written, and what that key is called in messages. */
  readonly colourPlaces?: Partial<Readonly<Record<keyof Colours, { readonly span: Span; readonly name: string }>>>;
}

/** Lays layers over the default theme; where two have the same setting, the earlier counts. */
export function mergeTheme(layers: readonly ThemeLayer[]): Theme {
  const lowestFirst = [...layers].reverse();
  const clauses = layers.find((layer) => layer.clauses !== undefined)?.clauses;
  const punctuation = layers.find((layer) => layer.punctuation !== undefined)?.punctuation;
  const setsSides = layers.some(({ margins }) => margins?.left !== undefined || margins?.right !== undefined);
  const merged = lowestFirst.reduce<Theme>(
    (below, layer) => ({
      colours: { ...below.colours, ...layer.colours },
      page: layer.page ?? below.page,
      margins: { ...below.margins, ...layer.margins },
      ...(below.measure === undefined || setsSides ? {} : { measure: below.measure }),
      sizes: { ...below.sizes, ...layer.sizes },
      lineHeight: layer.lineHeight ?? below.lineHeight,
      logo: { ...below.logo, ...layer.logo },
      faces: { ...below.faces, ...layer.faces },
      wordFace: layer.wordFace ?? below.wordFace,
      header: { ...below.header, ...layer.header },
      footer: { ...below.footer, ...layer.footer },
      ...(below.clauses === undefined ? {} : { clauses: below.clauses }),
      ...(below.punctuation === undefined ? {} : { punctuation: below.punctuation }),
    }),
    {
      ...DEFAULT_THEME,
      ...(clauses === undefined ? {} : { clauses }),
      ...(punctuation === 'as-typed' ? { punctuation } : {}),
    },
  );
  return layers.find((layer) => layer.uncontrolledWhenPrinted !== undefined)?.uncontrolledWhenPrinted
    ? { ...merged, footer: withUncontrolled(merged) }
    : merged;
}

/** Prints "uncontrolled" once, wherever the theme's own lists put it. */
function withUncontrolled({ header, footer }: Theme): Furniture {
  const statesUncontrolled = [header.left, header.right, footer.left, footer.right].some((parts) =>
    parts.includes('uncontrolled'),
  );
  return statesUncontrolled ? footer : { ...footer, right: [...footer.right, 'uncontrolled'] };
}

const INKS = ['accent', 'text', 'muted'] as const;

/** Two colours of which one cannot be read on the other. */
export interface PoorContrast {
  readonly ink: (typeof INKS)[number];
  readonly ground: 'white' | 'tint';
  readonly ratio: number;
}

/** Finds the colours of text that stand out too little from white, or else from the tint (WCAG 2.2, 1.4.3, level AA). */
export function poorContrasts(colours: Colours): readonly PoorContrast[] {
  return INKS.flatMap((ink): PoorContrast[] => {
    const onWhite = contrastRatio(colours[ink], '#ffffff');
    if (onWhite < LEAST_CONTRAST) return [{ ink, ground: 'white', ratio: onWhite }];
    const onTint = contrastRatio(colours[ink], colours.tint);
    return onTint < LEAST_CONTRAST ? [{ ink, ground: 'tint', ratio: onTint }] : [];
  });
}

/** A key for a theme from all its settings; fonts that organisations supply count by their paths. */
export function themeKey(theme: Theme): string {
  return JSON.stringify(theme, (key, value: unknown) => (key === 'bytes' ? undefined : value));
}
