// The same wiring as main.ts inside Vite's development server: pages and sockets on one port.
import type { Plugin } from 'vite';
import { readEnv } from './env.ts';
import { readyDatabase, type ReadyDatabase } from './ready-database.ts';

/** For `npm run dev` only: never in a build, nor in tests. */
export function withusInDevelopment(): Plugin {
	let database: ReadyDatabase | null = null;
	return {
		name: 'withus:development',
		apply: (_config, { command, isPreview }) => command === 'serve' && !isPreview && !process.env.VITEST,
		config: () => ({ server: { port: 4000, strictPort: true, host: '127.0.0.1' } }),
		async configureServer(server) {
			database = await readyDatabase(readEnv(), (sentence) => server.config.logger.info(sentence));
			process.env.DATABASE_URL = database.url;
			// Vite closes by itself on SIGTERM only
			process.once('SIGINT', () => void server.close().finally(() => process.exit(0)));
		},
		/** The server stops, or starts anew because its settings were edited. */
		async closeBundle() {
			await database?.close();
			database = null;
		}
	};
}
