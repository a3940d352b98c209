/**
 * The style rules of a page that shows what differs. Words that came are underlined and words that went struck out, so that nobody
 * needs the colours (WCAG 2.2, 1.4.1), which have a contrast of more than 7:1 on their grounds.
 */
export const CHANGES_RULES = `ins,del{text-decoration-thickness:.08em;text-underline-offset:.15em}
ins{color:#0b4f26;background:#e3f4e8;text-decoration-line:underline}
del{color:#8a1414;background:#fde9e7;text-decoration-line:line-through}
ins ins,del del{background:none}
ins .number,del .number{text-decoration:inherit}
.detail{padding:0 .15em;border:1px dashed currentColor}
.whole{display:block}
del+ins{margin-left:.2em}
:is(.came,.gone) :is(ins,del){color:inherit;background:none}
.whole+.whole{margin-left:0}
.came{color:#0b4f26;background:#e3f4e8}
.gone{color:#8a1414;background:#fde9e7}
.came>th{color:#0b4f26;background:#e3f4e8}
.gone>th{color:#8a1414;background:#fde9e7}
li :is(ins,del)>:last-child{margin-bottom:0}
.said{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;-webkit-user-select:none;user-select:none}
.moved-on{background:var(--tint)}
.moved{margin:0 0 .75em;padding-left:.9em;border-left:.2em double var(--accent)}
.restyled{padding-left:.9em;border-left:.2em dotted var(--accent)}
.moved>:last-child,.restyled>:last-child{margin-bottom:0}
.told,.left-out,.facts{font-size:var(--small);color:var(--muted)}
.told{margin-bottom:.4em}
.left-out{margin:1.2em 0;padding:.2em 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line);text-align:center}
.policy{margin-top:3em;padding-top:.2em;border-top:.1em solid var(--accent)}
.policy>h2{margin-top:1em}
.key>*{margin-right:.4em}
.show{width:1.2em;height:1.2em;margin:0 .5em 0 0;vertical-align:-.2em;accent-color:var(--accent)}
.show+label{display:inline-block;padding:.3em 0 1em;cursor:pointer}
.show:not(:checked)~.unchanged,.show:checked~.left-out{display:none}
details.document>summary{margin-bottom:1em}
@media screen{
nav.list ul{padding:0;list-style:none}
nav.list a{display:inline-block;padding:.15em 0;text-decoration:underline}
nav.list .facts{margin-left:.4em}
nav.list ul ul{margin:0 0 .4em;padding-left:1.4em}
nav.list li{margin:0;padding:0}
.moved summary{margin-bottom:.6em;padding:0;background:none;font-size:var(--small);font-weight:400}
}
@media screen and (prefers-color-scheme:dark){
:is(ins,.came,.came>th){color:#b5ecc6;background:#12351f}
:is(del,.gone,.gone>th){color:#ffc4be;background:#451b1b}
}
@media print{
nav.list{display:block}
nav.list a{text-decoration:none}
.show,.show+label,.moved details,details.document{display:none}
ins,del,.came,.gone{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`;
