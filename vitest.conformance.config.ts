import { defineConfig } from 'vitest/config';

/**
 * Checks that need programs beyond Node (xmllint, qpdf, LibreOffice, Chromium …): `.ci/run` installs them. The documents
 * are rendered once, before the first test.
 */
export default defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    globalSetup: ['test/conformance/support/render-documents.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
});
