// A line to a server that a test can cut and mend.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class TcpProxy {
	readonly #target: { host: string; port: number };
	readonly #open = new Set<Socket>();
	#server: Server | null = null;
	port = 0;

	constructor(target: { host: string; port: number }) {
		this.#target = target;
	}

	/** Listens, on the same port as before. */
	async mend(): Promise<void> {
		const server = (this.#server = createServer((near) => {
			const far = connect(this.#target);
			for (const [socket, other] of [
				[near, far],
				[far, near]
			] as const) {
				this.#open.add(socket);
				socket.pipe(other);
				// a cut line is the point of this double
				socket.on('error', () => undefined);
				socket.on('close', () => {
					this.#open.delete(socket);
					other.destroy();
				});
			}
		}));
		await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
		this.port = (server.address() as AddressInfo).port;
	}

	/** Cuts every line, and takes no new one. */
	async cut(): Promise<void> {
		const server = this.#server;
		this.#server = null;
		const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
		for (const socket of this.#open) socket.destroy();
		await closed;
	}
}
