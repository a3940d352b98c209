/**
 * Turns a theme into the style sheet of its pages: on screen, down to a width of 320 px (WCAG 2.2, 1.4.10), and on
 * paper. Refuses a theme whose colours aren't `#rrggbb` or whose lengths aren't numbers, since both go into the sheet as
 * they are.
 */
import { parseColour } from '../../model/contrast.js';
import {
  type Colours,
  type FaceFamily,
  SOURCE_CODE,
  SOURCE_SANS,
  SOURCE_SERIF,
  type Theme,
} from '../../model/theme.js';
import { darkRules } from './dark.js';
import { cssString } from './escape.js';
import { FIGURES } from './figures.js';

/** For signs that a text's face lacks. Browsers look for emoji in colour first, wherever these stand. */
const SIGNS = '"Segoe UI Symbol","Apple Symbols","Segoe UI Emoji","Apple Color Emoji","Noto Color Emoji"';

/** Faces that people have on their machines, the nearest to Source Sans, Source Serif and Source Code first. */
const SANS = `"Source Sans 3","Source Sans Pro","Segoe UI",Carlito,Calibri,system-ui,sans-serif,${SIGNS}`;
const SERIF = `"Source Serif 4","Source Serif Pro",Georgia,Cambria,"Times New Roman",serif,${SIGNS}`;
const CODE = `"Source Code Pro",Consolas,Menlo,"DejaVu Sans Mono","Liberation Mono","Courier New",monospace,${SIGNS}`;
const NEAREST: ReadonlyMap<string, string> = new Map([
  [SOURCE_SANS.name, SANS],
  [SOURCE_SERIF.name, SERIF],
  [SOURCE_CODE.name, CODE],
]);

/** The theme's face if the reader's machine has it, then the nearest to it. */
function faces({ name }: FaceFamily): string {
  const near = /\bserif\b/i.test(name) && !/\bsans\b/i.test(name) ? SERIF : SANS;
  return NEAREST.get(name) ?? `${cssString(name)},${near}`;
}

/** The faces of code, the theme's first. */
export function codeFaces({ faces: { code } }: Theme): string {
  return NEAREST.get(code.name) ?? `${cssString(code.name)},${CODE}`;
}

/** The margins that put a logo in its place. */
const LOGO_MARGINS = { left: '0 auto 1em 0', centre: '0 auto 1em', right: '0 0 1em auto' } as const;

/** People sit further from a screen than from paper, so 11 pt becomes 17 px (where a browser's usual size is 16 px). */
const REM_PER_POINT = 17 / 16 / 11;

/** A measure of about 75 characters (Butterick, Practical Typography), in ems of the body size. */
const MEASURE = 37;

/** The style sheet of a theme, the same for every document. */
export function styleSheet(theme: Theme): string {
  return [
    rootRules(theme),
    TYPE,
    FIGURES,
    HEAD,
    TABLES,
    SCREEN,
    SITE,
    darkRules(colour(theme.colours, 'accent')),
    `@media print{\n${paperRules(theme)}\n${PAPER}\n}`,
    pageRules(theme),
  ].join('\n');
}

function colour(colours: Colours, name: keyof Colours): string {
  const value = parseColour(colours[name]);
  if (value === undefined) throw new Error(`The theme’s ${name} colour is not #rrggbb.`);
  return value;
}

/** Rounded so that no binary fraction shows. */
function length(value: number, unit: string): string {
  if (!Number.isFinite(value) || value < 0) throw new Error('The theme holds a length that is not a number.');
  return `${Number(value.toFixed(3))}${unit}`;
}

const rem = (points: number): string => length(points * REM_PER_POINT, 'rem');
/** A length on paper, in points. */
export const pt = (points: number): string => length(points, 'pt');

function sizes({ sizes }: Theme, unit: (points: number) => string): string {
  return [
    `--body:${unit(sizes.body)}`,
    `--title:${unit(sizes.title)}`,
    `--small:${unit(sizes.small)}`,
    ...sizes.headings.map((size, index) => `--h${index + 1}:${unit(size)}`),
  ].join(';');
}

function rootRules(theme: Theme): string {
  const { colours } = theme;
  const names = ['accent', 'text', 'muted', 'line', 'tint'] as const;
  const palette = names.map((name) => `--${name}:${colour(colours, name)}`).join(';');
  return [
    `:root{--page:#fff;--mark:#fff0a8;${palette};${sizes(theme, rem)};--logo:${rem(theme.logo.height)}}`,
    `body{font-family:${faces(theme.faces.body)};line-height:${length(theme.lineHeight, '')}}`,
    ...(theme.faces.headings.name === theme.faces.body.name
      ? []
      : [`h1,h2,h3,h4,h5,h6{font-family:${faces(theme.faces.headings)}}`]),
    `header img{margin:${LOGO_MARGINS[theme.logo.place]}}`,
  ].join('\n');
}

const TYPE = `*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font-size:var(--body);font-kerning:normal;overflow-wrap:break-word}
p,ul,ol,figure,blockquote,hr,.frame{margin:0 0 .75em}
p,td,th,caption{text-wrap:pretty}
h1,h2,h3,h4,h5,h6{line-height:1.2;font-weight:600;text-wrap:balance;break-after:avoid}
h2,h3,h4,h5,h6{padding-left:var(--hang);text-indent:calc(0em - var(--hang))}
h2{font-size:var(--h1);margin:2em 0 .6em}
h3{font-size:var(--h2);margin:1.7em 0 .5em}
h4{font-size:var(--h3);margin:1.5em 0 .4em}
h5{font-size:var(--h4);margin:1.5em 0 .4em;color:var(--muted)}
h6{font-size:var(--h5);margin:1.5em 0 .4em;font-weight:400;font-style:italic;color:var(--muted)}
h2{--hang:calc(var(--body)*2.2)}
h3{--hang:calc(var(--body)*2.9)}
h4{--hang:calc(var(--body)*3.6)}
h5{--hang:calc(var(--body)*4.2)}
h6{--hang:calc(var(--body)*4.9)}
.long-number{--hang:5.8em}
.unnumbered{padding-left:0;text-indent:0}
h2+h3,h3+h4,h4+h5,h5+h6{margin-top:.8em}
.number{display:inline-block;min-width:var(--hang);padding-right:.5em;text-indent:0;font-variant-numeric:lining-nums}
ul,ol{padding-left:1.6em}
ul ul{list-style-type:"\\2013\\2002 "}
ul ul ul{list-style-type:circle}
ol ol,ol ol ol ol ol{list-style-type:lower-alpha}
ol ol ol,ol ol ol ol ol ol{list-style-type:lower-roman}
ol ol ol ol{list-style-type:decimal}
li{padding-left:.2em}
.labels{--room:2em;padding-left:var(--room)}
.wide{--room:2.7em}
.wider{--room:3.9em}
.widest{--room:5.8em}
.labelled{list-style:none}
li>.mark{float:left;min-width:var(--room);margin-left:calc(0em - var(--room));padding-right:.5em;font-variant-numeric:lining-nums}
li>p,li>ul,li>ol{margin-bottom:.3em}
li>:last-child{margin-bottom:0}
li+li{margin-top:.3em}
strong{font-weight:600}
a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.15em}
a:hover{text-decoration-thickness:.14em}
blockquote{padding:.1em 0 .1em 1.1em;border-left:.2em solid var(--accent)}
blockquote>:last-child{margin-bottom:0}
hr{border:0;border-top:1px solid var(--line);margin:1.6em 0}
img{display:block;max-width:100%;height:auto}
figure{margin:1.2em 0}`;

const HEAD = `header img,.logo img{width:auto;max-height:var(--logo)}
.organisation,.registration{margin:0;font-size:var(--small)}
.organisation{font-weight:600}
.registration{color:var(--muted)}
p.mark{margin:1em 0 0;font-size:var(--small);font-weight:600}
p.mark span{display:inline-block;padding:.15em .7em;border:1px solid currentColor}
h1{font-size:var(--title);line-height:1.15;margin:.6em 0 .8em;padding-bottom:.35em;border-bottom:.1em solid var(--accent)}
footer p{margin:0;padding-top:.6em;border-top:1px solid var(--line);font-size:var(--small);color:var(--muted)}`;

const TABLES = `table{border-collapse:collapse;width:100%;font-size:.94em;line-height:1.35}
.frame{margin:1.2em 0;overflow-x:auto}
.frame tr{height:2.25em}
.frame :is(tbody:first-child,caption+tbody)>tr:first-child>*{border-top:1px solid var(--line)}
caption{padding-bottom:.45em;text-align:left;font-weight:600}
th,td{padding:.45em .7em;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tbody th{color:var(--accent);background:var(--tint);font-weight:600}
thead th{color:var(--accent);background:var(--tint);font-weight:600;vertical-align:bottom;border-bottom:.1em solid var(--accent)}
.right{text-align:right;font-variant-numeric:tabular-nums}
.centre{text-align:center}
.unbroken{overflow-wrap:anywhere}
.control{margin:0 0 2em;font-size:var(--small);border-top:1px solid var(--line)}
.control th,.control td{width:33%;overflow-wrap:anywhere}
.control th{width:17%;font-weight:400;color:var(--muted);background:var(--tint)}`;

const SCREEN = `@media screen{
header,main,footer,.around{max-width:calc(${MEASURE}em + 3rem);margin:0 auto;padding:0 1.5rem}
header{padding-top:2rem}
footer{padding-bottom:2.5rem;margin-top:3rem}
.skip{position:absolute;left:1rem;top:-6rem;padding:.6em 1em;background:var(--page);z-index:2}
.skip:focus{top:1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
:target{scroll-margin-top:1rem}
nav{margin:0 0 2em;font-size:var(--body)}
summary{padding:.45em .7em;background:var(--tint);color:var(--accent);font-weight:600;cursor:pointer}
nav ol{list-style:none;padding:0;margin:.6em 0 0}
nav ol ol{padding-left:2em;margin:.2em 0 0}
nav li{padding:.15em 0;margin:0}
nav a{display:flex;text-decoration:none}
nav .words{text-decoration:underline}
nav a:hover .words{text-decoration-thickness:.14em}
nav .number{flex:none;min-width:2em}
nav ol ol .number{min-width:2.6em}
.page-break{display:none}
}
@media screen and (max-width:40em){
header,main,footer,.around{padding-left:1rem;padding-right:1rem}
h1{font-size:calc(var(--title)*.8)}
h2,h3,h4,h5,h6{padding-left:0;text-indent:0}
h2 .number,h3 .number,h4 .number,h5 .number,h6 .number{min-width:0}
.control,.control tbody,.control tr,.control td{display:block;width:auto}
.control tr{display:grid;grid-template-columns:minmax(5.5em,3fr) 7fr}
.control th{width:auto}
}`;

/**
 * The rules of a line that stays at the top of the screen, as wide as the screen. What is scrolled to, by a link or by the keyboard, comes
 * to rest below it (WCAG 2.2, 2.4.11); the outlines of its own links stay within it.
 */
export function staysAtTop(line: string): string {
  return `html{scroll-padding-top:3rem}
${line}{position:sticky;top:0;z-index:1;padding-top:.2em;padding-bottom:.2em;margin-bottom:0;background:var(--page);box-shadow:0 0 0 100vmax var(--page);clip-path:inset(0 -100vmax -1px);border-bottom:1px solid var(--line)}
${line} a{padding:.5em 0}
${line} a:focus-visible{outline-offset:0}`;
}

/** Links to other pages of the pack, and the hint that a table goes on: a shadow at the edge where more of it is. */
const SITE = `@media screen{
nav.top{display:flex;gap:1.5em;padding-top:1em}
nav.end{display:flex;flex-wrap:wrap;gap:1em;margin-top:3em}
nav.top a,nav.end a{display:block;text-decoration:underline}
nav.top a{padding:.3em 0;font-size:var(--small)}
nav.end a{flex:1 1 12em;padding:.7em .9em;border:1px solid var(--line)}
nav.end .next{text-align:right}
nav.end span{display:block;font-size:var(--small);color:var(--muted)}
.frame{background:linear-gradient(to right,var(--page) 40%,transparent) 0 0/3em 100% local no-repeat,linear-gradient(to left,var(--page) 40%,transparent) 100% 0/3em 100% local no-repeat,linear-gradient(to right,var(--muted),transparent) 0 0/.7em 100% scroll no-repeat,linear-gradient(to left,var(--muted),transparent) 100% 0/.7em 100% scroll no-repeat}
}
@media screen and (max-width:81.99em){
${staysAtTop('nav.stays')}
nav.stays .to-contents{margin-left:auto}
}
@supports selector(::details-content){
@media screen and (max-width:81.99em){
main>nav:target summary{display:none}
main>nav:target ::details-content{content-visibility:visible;block-size:auto}
main>nav:target>details>ol{margin:0}
}
@media screen and (min-width:82em){
nav.top .to-contents{display:none}
main>nav{position:sticky;top:1.5rem;float:left;width:17rem;max-height:calc(100vh - 3rem);margin-left:-19rem;overflow-y:auto;font-size:var(--small)}
main>nav summary{display:none}
main>nav ::details-content{content-visibility:visible;block-size:auto}
main>nav>details>ol{margin:0}
}}`;

function paperRules(theme: Theme): string {
  return `:root{${sizes(theme, pt)};--logo:${pt(theme.logo.height)}}`;
}

const PAPER = `.skip,nav,footer{display:none}
body{orphans:2;widows:2}
a{color:inherit}
thead,caption{break-after:avoid}
tbody tr:first-child{break-before:avoid}
.frame{overflow:visible}
thead{display:table-header-group}
tr,figure,img,li>p{break-inside:avoid}
figure img{max-height:180mm;width:auto}
th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.page-break{break-after:page}`;

/**
 * The page and its margin boxes (CSS Paged Media 3, 4.2). Each document's own sheet says what is in the boxes, even if that
 * is an empty string: without a box, browsers print their own date and address there.
 */
function pageRules({ page, margins, sizes, colours, faces: { body } }: Theme): string {
  const box = `font:${pt(sizes.small)}/1.3 ${faces(body)};color:${colour(colours, 'muted')}`;
  const hairline = `.5pt solid ${colour(colours, 'line')}`;
  const head = `${box};vertical-align:bottom;padding-bottom:2mm;margin-bottom:5mm;border-bottom:${hairline}`;
  const foot = `${box};vertical-align:top;padding-top:2mm;margin-top:5mm;border-top:${hairline}`;
  return `@page{size:${pt(page.width)} ${pt(page.height)};margin:${[margins.top, margins.right, margins.bottom, margins.left].map(pt).join(' ')};
@top-left{${head};text-align:left}
@top-right{${head};text-align:right;padding-left:1em}
@bottom-left{${foot};text-align:left}
@bottom-right{${foot};text-align:right;padding-left:1em}}`;
}
