/**
 * Turns a theme into Word's own theme (colours and faces), and ties the styles to it: a consultant who changes a colour or
 * face in Word's Design tab changes it wherever the styles use it. Plain colours stay too, for programs without themes.
 */
import type { IPropertiesOptions } from 'docx';
import { escapeXml } from '../../formats/xml/escape.js';
import type { Colours, Theme } from '../../model/theme.js';
import { hexColour } from './units.js';

/** The place of each colour in Word's colour scheme (17.18.97). */
const PLACES = [
  ['text', 'text1'],
  ['accent', 'accent1'],
  ['muted', 'text2'],
  ['line', 'accent2'],
  ['tint', 'background2'],
] as const satisfies readonly (readonly [keyof Colours, string])[];

/** Gives docx the colour scheme and faces. */
export function wordTheme({ colours, wordFace }: Theme): NonNullable<IPropertiesOptions['theme']> {
  const { text, muted, tint, accent, line } = colours;
  return {
    name: 'Policy',
    colors: {
      dark1: hexColour(text),
      dark2: hexColour(muted),
      light2: hexColour(tint),
      accent1: hexColour(accent),
      accent2: hexColour(line),
      hyperlink: hexColour(accent),
      followedHyperlink: hexColour(accent),
    },
    fonts: { headings: wordFace, body: wordFace },
  };
}

/** Ties the colours and the face in a styles part to the theme's. */
export function tiedToTheme(styles: string, theme: Theme): string {
  return tiedColours(styles, theme).replace(/<w:rFonts (?=w:ascii=)/g, (start, at: number, tied: string) => {
    // The defaults name the face of the text. Only the title and headings name their own.
    const family = at < tied.indexOf('</w:docDefaults>') ? 'minor' : 'major';
    return `${start}w:asciiTheme="${family}HAnsi" w:hAnsiTheme="${family}HAnsi" `;
  });
}

/** Ties the colours in styles to the theme's. */
export function tiedColours(styles: string, { colours }: Theme): string {
  const placeOf = (hex: string): string | undefined => PLACES.find(([name]) => hexColour(colours[name]) === hex)?.[1];
  return styles
    .replace(/<w:color w:val="([0-9A-F]{6})"\/>/g, (element, hex: string) => tied(element, 'themeColor', placeOf(hex)))
    .replace(/<w:(?:top|right|bottom|left|insideH) [^>]*w:color="([0-9A-F]{6})"[^>]*\/>/g, (element, hex: string) =>
      tied(element, 'themeColor', placeOf(hex)),
    )
    .replace(/<w:shd [^>]*w:fill="([0-9A-F]{6})"\/>/g, (element, hex: string) =>
      tied(element, 'themeFill', placeOf(hex)),
    );
}

function tied(element: string, attribute: 'themeColor' | 'themeFill', place: string | undefined): string {
  return place === undefined ? element : element.replace('/>', ` w:${attribute}="${place}"/>`);
}

const SAME = ['accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hyperlink', 'followedHyperlink'];

/** The language for the theme's faces, and Word's usual meaning of its colour names. */
export const themeMapping = (language: string): string =>
  `<w:themeFontLang w:val="${escapeXml(language)}"/>` +
  '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" ' +
  `${SAME.map((name) => `w:${name}="${name}"`).join(' ')}/>`;
