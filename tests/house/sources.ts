// What the house tests read: the project's own source files, and what each of them imports.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, extname, join, normalize } from 'node:path'
import ts from 'typescript'

export type Import = {
  /** A file of ours from the top of the project ("app/paths.ts"), or the name as written. */
  to: string
  ours: boolean
  /** `import type …`: gone when the program runs. */
  typeOnly: boolean
}

export type Source = { path: string; tree: ts.SourceFile; imports: Import[] }

const short: Record<string, string> = { '~/': 'app/', '#db/': 'db/', '#emails/': 'emails/' }
const endings = ['', '.ts', '.tsx', '.mjs', '.js', '/index.ts', '/index.tsx']

/** The file that an import names, from the top of the project; null for a package or a virtual module. */
function fileOf(importer: string, name: string): string | null {
  const bare = name.split('?')[0] ?? name
  const head = Object.keys(short).find((start) => bare.startsWith(start))
  if (!head && !bare.startsWith('.')) return null
  const stem = head ? short[head] + bare.slice(head.length) : join(dirname(importer), bare)
  const found = endings
    .map((ending) => stem + ending)
    .find((file) => existsSync(file) && statSync(file).isFile())
  return normalize(found ?? stem)
}

function importsOf(path: string, tree: ts.SourceFile): Import[] {
  const imports: Import[] = []
  const add = (name: string, typeOnly: boolean) => {
    const file = fileOf(path, name)
    imports.push({ to: file ?? name, ours: file !== null, typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.importClause?.isTypeOnly ?? false)
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      add(node.moduleSpecifier.text, node.isTypeOnly)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments
      if (name && ts.isStringLiteral(name)) add(name.text, false)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) add(node.argument.literal.text, true)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return imports
}

const read = new Map<string, Source>()

function sourceAt(path: string): Source {
  const known = read.get(path)
  if (known) return known
  const text = readFileSync(path, 'utf8')
  const kind = extname(path) === '.tsx' ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  const source = { path, tree, imports: importsOf(path, tree) }
  read.set(path, source)
  return source
}

/** Every source file under the folders, by its path from the top of the project. */
export const sourcesIn = (...folders: string[]): Source[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map((entry) => sourceAt(join(entry.parentPath, entry.name)))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  )

/** Every node of a tree that passes. */
export function nodesOf<Kind extends ts.Node>(
  tree: ts.Node,
  passes: (node: ts.Node) => node is Kind,
): Kind[] {
  const found: Kind[] = []
  const visit = (node: ts.Node): void => {
    if (passes(node)) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}
