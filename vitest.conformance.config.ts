import { defineConfig } from 'vitest/config';

/** Checks that need programs beyond Node (xmllint, qpdf, LibreOffice …): `.ci/run` installs them. */
export default defineConfig({
  test: { include: ['test/conformance/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
