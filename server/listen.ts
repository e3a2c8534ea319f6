// Taking a port, and giving it back.
import type { Server } from 'node:http';

/** Somebody else has the port; the message is a sentence for whoever starts the server. */
export class PortTaken extends Error {}

/** Takes the port and answers its number (asked for 0, the operating system picks one). */
export function listen(http: Server, { host, port }: { host: string; port: number }): Promise<number> {
	return new Promise((resolve, reject) => {
		http.once('error', (error: NodeJS.ErrnoException) => {
			const taken = `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;
			reject(error.code === 'EADDRINUSE' ? new PortTaken(taken) : error);
		});
		http.listen(port, host, () => {
			const address = http.address();
			resolve(typeof address === 'object' && address ? address.port : port);
		});
	});
}

/** Takes no new requests and lets those under way finish; a stuck one is cut off after five seconds. */
export function stopListening(http: Server): Promise<void> {
	return new Promise((resolve) => {
		const cut = setTimeout(() => http.closeAllConnections(), 5_000);
		http.close(() => {
			clearTimeout(cut);
			resolve();
		});
		http.closeIdleConnections();
	});
}
