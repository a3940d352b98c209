/**
 * The style rules of a handbook. Its documents have the look of their own pages, though their headings are a level lower; each begins
 * a new sheet on paper. A line with the ways to the contents and the search stays at the top of the screen.
 */
import { staysAtTop } from '../style.js';

/** `:where` counts for nothing, so that a heading's own class still decides. */
const HEADINGS = [
  ['h2', 'title', '.6em 0 .8em', '0'],
  ['h3', 'h1', '2em 0 .6em', '2.2'],
  ['h4', 'h2', '1.7em 0 .5em', '2.9'],
  ['h5', 'h3', '1.5em 0 .4em', '3.6'],
  ['h6', 'h4', '1.5em 0 .4em', '4.2'],
]
  .map(
    ([tag, size, margin, hang]) =>
      `:where(.part) ${tag}{font-size:var(--${size});margin:${margin};--hang:calc(var(--body)*${hang})}`,
  )
  .join('\n');

/** The half of the screen right of the text, within its margin: 37 em is the measure. */
const TO_THE_RIGHT = 'calc(18.5em - 50vw + 2rem)';

export const HANDBOOK_RULES = `${HEADINGS}
:where(.part) h5{color:var(--text)}
:where(.part) h6{color:var(--muted);font-weight:600;font-style:normal}
:where(.part) h2{padding:0 0 .35em;text-indent:0;line-height:1.15;border-bottom:.1em solid var(--accent)}
.part :is(h3+h4,h4+h5,h5+h6){margin-top:.8em}
.part-foot{margin-top:2em;font-size:var(--small);color:var(--muted)}
@media screen{
header,main,footer,.around{max-width:calc(37em + 3rem)}
.part{margin-top:4rem;padding-top:1rem;border-top:.3em solid var(--tint)}
${staysAtTop('nav.top')}
nav.top a[hidden]{display:none}
nav.all .group{margin-top:.8em}
nav.all .group>span{font-weight:600}
nav.all ol ol{padding:0;margin:.2em 0 0}
nav.all li{padding:.25em 0}
nav.all li:not(.group){display:flex;flex-wrap:wrap;gap:.2em .7em;align-items:baseline}
nav.all a{display:inline}
nav.all .beside{font-size:var(--small);white-space:nowrap}
main>nav.all{top:4.5rem;max-height:calc(100vh - 6rem)}
}
@media screen and (min-width:60em){
.wide .frame,.part .landscape{width:auto;margin-left:0;margin-right:${TO_THE_RIGHT}}
.part .landscape .frame{margin-right:0}
}
@media screen and (max-width:40em){
:where(.part) h2{font-size:calc(var(--title)*.8)}
}
@media print{
nav.all{display:block}
nav.all summary{display:none}
nav.all ol{padding:0;list-style:none}
nav.all .group{margin-top:.7em;break-inside:avoid}
nav.all .group>span{font-weight:600}
nav.all a{text-decoration:none}
nav.all .beside{display:none}
.part{break-before:page}
}`;
