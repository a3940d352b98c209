/** What a run holds of each pack's files, so that a thousand packs take no more room than a few. */
import { describe, expect, it } from 'vitest';
import { type RenderedFile, renderedFiles, withFullPaths } from '../../src/engine/rendered-files.js';

const files = (change: RenderedFile['change']): readonly RenderedFile[] => [
  { path: 'html/DCW34.html', change },
  { path: 'pdf/DCW34.pdf', change: 'created' },
];

describe('the files of rendered packs', () => {
  it('are one list for all packs whose files have the same paths and outcomes', () => {
    const first = renderedFiles(files('created'));
    expect(first).toEqual(files('created'));
    for (let pack = 0; pack < 1000; pack++) expect(renderedFiles(files('created'))).toBe(first);
    expect(renderedFiles(files('unchanged'))).toEqual(files('unchanged'));
    expect(renderedFiles(files('unchanged').toReversed())).toEqual(files('unchanged').toReversed());
  });

  it('are told with the folder of their pack', () => {
    expect(withFullPaths('out/acme', files('created')).map(({ path }) => path)).toEqual([
      'out/acme/html/DCW34.html',
      'out/acme/pdf/DCW34.pdf',
    ]);
  });
});
