// Builds the browser's part and everything that Node runs: the server and the commands of the console.
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import remixOptions from './remix.config.js'
import { alias } from './aliases'

/** Remix builds one server module; the app's own entries are built beside it, so they share its modules. */
const nodeEntries: Plugin = {
  name: 'johtofoorumi-node-entries',
  enforce: 'post',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild
      ? {
          build: {
            target: 'node22',
            rollupOptions: {
              input: {
                demo: './app/console/demo.ts',
                start: './app/console/start.ts',
                organiser: './app/console/organiser.ts',
              },
              output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
            },
          },
        }
      : {},
}

export default defineConfig({
  resolve: { alias },
  plugins: [remix(remixOptions), nodeEntries],
  build: { assetsInlineLimit: 0 },
})
