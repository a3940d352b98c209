/**
 * The rules of tables with more columns than paper has room for: a wide table on a desktop, cards where the page is narrower, and on
 * paper two lines for each row. No element changes its place: it is all style.
 */
import type { PrintedColumn } from '../../model/document.js';
import { printedPlaces } from '../../model/printed-columns.js';

/** The class of tables that print alike: `paper-2x50-2x28-2x22`. */
export function paperClass(printed: readonly PrintedColumn[]): string {
  return ['paper', ...printed.map(({ columns, width }) => `${columns}x${width}`)].join('-');
}

/** The rules of all such tables. */
export const REGISTER = `.register .group th{padding-top:1.3em;background:none;color:var(--text);border-bottom:1px solid var(--accent)}
.register tbody:first-of-type .group th{padding-top:.8em}
@media screen and (min-width:60em){
header,main,footer,.around{max-width:78em}
.register tbody tr:not(.group):hover{background:var(--tint)}
}
@media screen and (max-width:59.99em){
.register,.register tbody,.register tr,.register td,.register .group th{display:block;width:auto}
.register thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.register tbody{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(20em,100%),1fr));gap:.7em;margin-bottom:.7em}
.register tbody tr{height:auto;padding:.6em .8em;border:1px solid var(--line);border-radius:.3em}
.register .group{grid-column:1/-1;padding:0;border:0;border-radius:0}
.register .group th{padding:.6em 0 .2em;font-size:1.1em}
.register td{padding:.15em 0;border:0}
.register td:empty{display:none}
.register td:first-child{font-weight:600}
.register td:not(:first-child){display:flow-root;padding-left:40%}
.register td:not(:first-child)::before{content:attr(data-label);float:left;width:63%;margin-left:-66.7%;font-weight:400;color:var(--muted)}
.frame:has(.register) tbody:first-of-type tr:first-child>*{border-top:0}
.frame:has(.register){overflow:visible}
}
@media print{
.register{font-size:.86em;line-height:1.3}
.register colgroup{display:none}
.register tr{display:grid;height:auto;border-bottom:1px solid var(--line);break-inside:avoid}
.register thead tr{background:var(--tint);border-bottom:.1em solid var(--accent);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.register td,.register th{display:block;padding:0 .6em;border:0}
.register tr>*{border:0!important}
.register tr{padding:.3em 0}
.register .group{display:block;break-after:avoid;padding:.7em 0 .2em}
.register .group th{padding:0 .6em;border:0}
}`;

/**
 * The rules of such a table on a page whose script makes the heads of its columns buttons. An arrow shows how a column is sorted; screen
 * readers know it by `aria-sort`.
 */
export const SORTING_RULES = `.register thead button{display:block;width:100%;min-height:24px;margin:0;padding:0;border:0;background:none;color:inherit;font:inherit;text-align:inherit;cursor:pointer}
.register thead button:hover{text-decoration:underline;text-underline-offset:.15em}
@media screen{
.register thead button::after{content:"\\a0\\2195";content:"\\a0\\2195" / "";color:var(--muted);font-weight:400}
.register thead [aria-sort] button::after{color:inherit}
.register thead [aria-sort=ascending] button::after{content:"\\a0\\2191";content:"\\a0\\2191" / ""}
.register thead [aria-sort=descending] button::after{content:"\\a0\\2193";content:"\\a0\\2193" / ""}
}`;

/** The rule of tables that print alike: where each cell of a row is. */
export function paperRules(printed: readonly PrintedColumn[]): string {
  const name = `.${paperClass(printed)}`;
  const columns = printed.map(({ width }) => `${width}fr`).join(' ');
  let column = 0;
  let line = 1;
  const cells = (printedPlaces({ printed }) ?? []).map(({ isBelow }, at) => {
    line = isBelow ? line + 1 : 1;
    if (!isBelow) column += 1;
    return `${name} tr:not(.group)>:nth-child(${at + 1}){grid-area:${line}/${column}}`;
  });
  return `@media print{\n${name} tr:not(.group){grid-template-columns:${columns}}\n${cells.join('\n')}\n}`;
}
