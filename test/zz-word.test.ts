import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_THEME } from '../src/model/theme.js';
import { openDocxWriter } from '../src/write/docx/index.js';
import { documentOf, everyNode } from './support/sample-document.js';
import { everyConstruct } from './support/sample-constructs.js';
it('writes', async () => {
  const w = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('')) });
  const d = documentOf(everyConstruct(), { contents: true });
  for (const [name, doc] of [['every', everyNode()], ['new', d]] as const) {
    const r = await w.write(doc);
    expect(r.diagnostics).toEqual([]);
    writeFileSync(`/tmp/word/${name}.docx`, r.value ?? new Uint8Array());
  }
});
