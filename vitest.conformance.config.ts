import { defineConfig } from 'vitest/config';
import { countedFiles } from './test/support/counted-files.js';

/**
 * Checks that need programs beyond Node (xmllint, qpdf, LibreOffice, Chromium …): `.ci/run` installs them. The documents
 * are rendered once, before the first test. And everything that tries random values, in a tenth of its full count.
 */
export default defineConfig({
  test: {
    include: [
      'test/conformance/**/*.test.ts',
      'test/long/**/*.test.ts',
      'test/newcomer/**/*.test.ts',
      ...countedFiles(import.meta.dirname),
    ],
    provide: { tier: 'conformance' },
    globalSetup: ['test/support/seed.ts', 'test/conformance/support/render-documents.ts'],
    setupFiles: ['test/support/seeded-properties.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
});
