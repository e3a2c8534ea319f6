// A load balancer as simple as they come: each new line goes to the next server in the row; nobody is sticky.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export class Balancer {
	readonly #server = createServer((near) => this.#pass(near));
	#ports: number[] = [];
	#turn = 0;
	readonly #open = new Set<Socket>();

	async open(): Promise<number> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
		return (this.#server.address() as AddressInfo).port;
	}

	/** From now on new lines go to these; lines that are open stay. */
	share(ports: readonly number[]): void {
		this.#ports = [...ports];
	}

	/** Cuts every second line: who was on it comes back, and is shared out anew. */
	loosen(): void {
		for (const [n, line] of [...this.#open].entries()) if (n % 2 === 0) line.destroy();
	}

	close(): void {
		this.#server.close();
	}

	#pass(near: Socket): void {
		const port = this.#ports[this.#turn++ % Math.max(1, this.#ports.length)];
		// what goes wrong with a line ends both its halves, and the client tries again
		near.on('error', () => undefined);
		if (port === undefined) return void near.destroy();
		const far = connect(port, '127.0.0.1');
		far.on('error', () => near.destroy());
		this.#open.add(near);
		near.on('close', () => {
			this.#open.delete(near);
			far.destroy();
		});
		far.on('close', () => near.destroy());
		near.pipe(far).pipe(near);
	}
}
