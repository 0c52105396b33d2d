// The short names of the top folders, for Vite and Vitest alike (tsconfig.json says the same to TypeScript).
import { fileURLToPath } from 'node:url'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export const alias = { '~': folder('./app'), '#db': folder('./db'), '#emails': folder('./emails') }
