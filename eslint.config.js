// Lint rules of the house: the strict TypeScript set, no `any`, promises never left floating.
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    // The yardstick is kept as it was given.
    ignores: ['build/**', 'data/**', 'node_modules/**', 'bench/yardstick/{generate,score,mcf}.mjs'],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  { files: ['app/console/**', 'bench/**', 'docs/screenshots.mjs'], rules: { 'no-console': 'off' } },
  { files: ['db/demo/**', 'db/migrations/**', 'app/i18n/**', 'tests/**'], rules: { 'max-lines': 'off' } },
)
