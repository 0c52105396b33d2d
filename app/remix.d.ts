// What Remix needs to be told of its own types: the server build of its Vite plugin, and that pages fetch their data at once.
import '@remix-run/node'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}
