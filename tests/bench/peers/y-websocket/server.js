// The server of y-websocket, as its own start script runs it; it keeps documents in memory only. (The release
// candidates that npm would choose for it do not fit together: it answers no question then. Hence the override.)
import { createServer } from 'node:http';

// it takes its port from the environment, and prints the number it was given: so we look for a free one
const probe = createServer();
await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
const { port } = probe.address();
await new Promise((resolve) => probe.close(resolve));
process.env.HOST = '127.0.0.1';
process.env.PORT = String(port);
const answering = async () => (await fetch(`http://127.0.0.1:${port}/`).catch(() => null))?.ok ?? false;
await import('@y/websocket-server/server');
while (!(await answering())) await new Promise((resolve) => setTimeout(resolve, 10));
console.log(`ready on ${port}`);
