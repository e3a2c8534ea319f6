import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['build/**', '.svelte-kit/**', '.data/**', 'node_modules/**'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'no-empty': ['error', { allowEmptyCatch: false }],
			'no-console': ['error', { allow: ['error'] }],
			'svelte/no-navigation-without-resolve': 'off',
			// Maps here are lookups beside Yjs and awareness, which say themselves when something changed.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		files: ['scripts/**', 'tests/**', 'server/main.ts', 'server/backup.ts', 'server/restore.ts'],
		rules: { 'no-console': 'off' }
	}
);
