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
                receive: './app/console/receive.ts',
                import: './app/console/import.ts',
                compose: './app/console/compose.ts',
                'sheet-reader': './app/domain/imports/sheet-reader.server.ts',
                composer: './app/domain/groups/composer/compose.ts',
                'composer-worker': './app/domain/groups/composer-worker.server.ts',
                'sending-thread': './app/post/sending-thread.server.ts',
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
  // One CSS target for the browser's build and the server's, so that both name the same file.
  build: { assetsInlineLimit: 0, cssTarget: ['chrome107', 'edge107', 'firefox104', 'safari16'] },
})
