// The same wiring as main.ts inside Vite's development server: pages and sockets on one port.
import { Server } from 'node:http';
import type { Plugin } from 'vite';
import { readEnv } from './env.ts';
import { openLog } from './log.ts';
import { closeSite } from './site.ts';
import { buildHouse, type House } from './wiring.ts';

/** For `npm run dev` only: never in a build, nor in tests. */
export function withusInDevelopment(): Plugin {
	let house: House | null = null;
	return {
		name: 'withus:development',
		apply: (_config, { command, isPreview }) => command === 'serve' && !isPreview && !process.env.VITEST,
		config: () => ({ server: { port: readEnv().port, strictPort: true, host: readEnv().host } }),
		async configureServer(server) {
			const env = readEnv();
			const http = server.httpServer;
			if (!(http instanceof Server)) throw new Error('Vite has no plain HTTP server to attach sockets to.');
			const built = await buildHouse(env, {
				log: openLog(env),
				http,
				say: (sentence) => server.config.logger.info(sentence),
				closePages: closeSite
			});
			house = built;
			built.pagesAreOpen();
			for (const line of built.wayIn) server.config.logger.info(line);
			server.middlewares.use((request, response, next) => {
				if (!built.answers(request, response)) next();
			});
			// Vite closes by itself on SIGTERM only
			process.once('SIGINT', () => void server.close().finally(() => process.exit(0)));
		},
		/** The server stops, or starts anew because its settings were edited. */
		async closeBundle() {
			// asked once for each of Vite's environments
			const open = house;
			house = null;
			await open?.close();
		}
	};
}
