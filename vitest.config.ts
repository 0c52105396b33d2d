// Every test of the house: rules, acts, doors, mail and the house tests; and the journeys in the browser.
import { defineConfig } from 'vitest/config'
import { alias } from './aliases'

export default defineConfig({
  resolve: { alias },
  test: {
    environment: 'node',
    setupFiles: ['tests/setup.ts'],
    // The page of the design reads the colours as they stand.
    css: { include: /tokens\.css/ },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**'],
          // Files share what they import: a test that leans on its own copy of a module would be a fault of the module.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/build.ts'],
          isolate: false,
          // A journey is many pages, on a machine that may have other work.
          testTimeout: 120_000,
        },
      },
    ],
  },
})
