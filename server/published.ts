// The small second process: serves the folder of published pages while the application and its database are down.
// No database and no dependency but Node: `npm run published`, with PORT, HOST and PUBLISHED_DIR.
import { createServer } from 'node:http';
import path from 'node:path';
import { publicPageWords as words } from '#lib/words/publication.ts';
import { noticePage } from './publication/page-frame.ts';
import { servePublished } from './publication/serve-files.ts';

const {
	DATA_DIR = '.data',
	PUBLISHED_DIR = path.join(DATA_DIR, 'published'),
	PORT = '4080',
	HOST = '127.0.0.1'
} = process.env;
const served = servePublished(path.resolve(PUBLISHED_DIR));

const server = createServer((request, response) => {
	if (served(request, response)) return;
	const page = noticePage(words.notFoundTitle, [words.notFound]);
	response
		.writeHead(404, { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' })
		.end(page);
});
server.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EADDRINUSE') throw error;
	console.error(
		`Port ${PORT} is taken. Stop what uses it, or choose another one with PORT=4081 npm run published.`
	);
	process.exitCode = 1;
});
server.listen(Number(PORT), HOST, () => {
	const address = server.address();
	const port = address !== null && typeof address === 'object' ? address.port : PORT;
	process.stdout.write(
		`Published plans are readable at http://${HOST}:${port}/p/ (from ${path.resolve(PUBLISHED_DIR)})\n`
	);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		server.close();
		server.closeAllConnections();
	});
}
