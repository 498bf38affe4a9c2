import { defineConfig } from 'vitest/config';

const PACKAGE = 'tests/project/package.test.ts';
const limits = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      { test: { name: 'all', include: ['tests/**/*.test.ts'], exclude: [PACKAGE], ...limits } },
      // Builds the review desk anew, which the browser tests are served: after them, not beside them.
      { test: { name: 'package', include: [PACKAGE], sequence: { groupOrder: 1 }, ...limits } },
    ],
  },
});
