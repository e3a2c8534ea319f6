// The same wiring as main.ts inside Vite's development server: pages and sockets on one port.
import type { Plugin } from 'vite';
import { readEnv } from './env.ts';
import { openLog } from './log.ts';
import { readyDatabase } from './ready-database.ts';

/** For `npm run dev` only: never in a build, nor in tests. */
export function withusInDevelopment(): Plugin {
	return {
		name: 'withus:development',
		apply: (_config, { command, isPreview }) => command === 'serve' && !isPreview && !process.env.VITEST,
		config: () => ({ server: { port: 4000, strictPort: true, host: '127.0.0.1' } }),
		async configureServer(server) {
			const env = readEnv();
			const log = openLog(env);
			const database = await readyDatabase(env, (sentence) => server.config.logger.info(sentence));
			process.env.DATABASE_URL = database.url;
			const stop = (): void => {
				database
					.close()
					.catch((error: unknown) => log.error({ err: error }, 'the database did not stop cleanly'))
					.finally(() => process.exit());
			};
			process.once('SIGINT', stop).once('SIGTERM', stop);
		}
	};
}
