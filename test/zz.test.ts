import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { DEFAULT_THEME } from '../src/model/theme.js';
import { openWriter } from '../src/write/index.js';
import { sharedFonts } from './support/pdf/fonts.js';
import { documentOf, h, p, table, headingLink, bullets } from './support/sample-document.js';
import { footnote } from './support/sample-constructs.js';
import { readZip } from '../src/formats/zip/read.js';
it('x', async () => {
  const COLUMNS = ['Risk', 'Who may be harmed', 'What we do already', 'Likelihood', 'Severity', 'Rating', 'Further steps', 'By whom', 'By when'];
  const cell = (c: string, n: number) => ({ Likelihood: '2', Severity: '3', Rating: '6' } as Record<string, string>)[c] ?? `${c} of row ${n + 1}, which says a few words more than that`;
  const register = (rows: number) => table('Register of risks', COLUMNS, ...Array.from({ length: rows }, (_, n) => COLUMNS.map((c) => cell(c, n))));
  const fill = 'Words of the text that fill a line or two of the page, as policies have them. '.repeat(4);
  const range = (...blocks: any[]) => ({ type: 'landscape', blocks }) as const;
  const doc = documentOf([h(1, 'Purpose'), p(fill, headingLink('risks', 'See the register')), p(fill, footnote('a', 'A note on the upright page.')),
    range(h(1, 'Risks'), p('The register is kept by the manager.', footnote('b', 'A note on the landscape page, which is a little longer than the other, so that it takes more than a line of its own, as notes do.')), register(20), h(2, 'How risks are rated'), p(fill), bullets('one', 'two'), p(fill)),
    h(1, 'Review'), p(fill), range(register(3)), range(p('Another.'), register(2))], { contents: true });
  const draft = { ...doc, properties: { ...doc.properties, status: 'draft' as const } };
  for (const f of ['docx', 'pdf', 'html'] as const) {
    const w = await openWriter(f, DEFAULT_THEME, sharedFonts);
    const { value, diagnostics } = await w.write(draft);
    if (diagnostics.length) console.log(diagnostics);
    writeFileSync(`/tmp/ls/wide.${f}`, value ?? '');
    if (f === 'docx') { const z = readZip(value!); const d = new TextDecoder().decode(z.get('word/document.xml')); console.log([...d.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:sectPr.*?<\/w:sectPr>/g)].map((m) => m[0].slice(-900)).join('\n\n'), '\n', d.slice(-700)); console.log([...z.keys()].join(' ')); console.log(new TextDecoder().decode(z.get('word/header3.xml')).replace(/xmlns\S+/g,'').slice(-1500)); }
  }
});
