// The server build that Remix's Vite plugin makes.
declare module 'virtual:remix/server-build'
