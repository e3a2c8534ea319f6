// A line with everything that happens to lines: late, in stalls, dead in one direction, held and let go in another order.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a line does to what it carries, in one direction or both. */
export interface Weather {
	/** How late everything comes, ms. */
	readonly latency: number;
	/** So many of a hundred pieces wait for a lost one to be sent again, 200 to 800 ms. */
	readonly stalls: number;
}

interface Line {
	readonly near: Socket;
	readonly far: Socket;
	held: boolean;
	/** Nothing comes through any more, and nobody is told. */
	dead: boolean;
	readonly queues: { up: Promise<void>; down: Promise<void> };
}

export class BadLine {
	weather: Weather = { latency: 0, stalls: 0 };
	readonly #target: number;
	readonly #below: (limit: number) => number;
	readonly #lines = new Set<Line>();
	#server: Server | null = null;

	/** `below` draws numbers. */
	constructor(target: number, below: (limit: number) => number) {
		this.#target = target;
		this.#below = below;
	}

	async open(): Promise<number> {
		const server = (this.#server = createServer({ allowHalfOpen: true }, (near) => this.#join(near)));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return (server.address() as AddressInfo).port;
	}

	/** Holds all lines back, one after another; the answer lets them go in another order. */
	clog(): () => void {
		const held = [...this.#lines];
		for (const line of held) line.held = true;
		return () => {
			for (; held.length > 0;) held.splice(this.#below(held.length), 1)[0]!.held = false;
		};
	}

	/** Some lines die without a word: both ends still believe in them. */
	killSome(percent: number): number {
		const some = [...this.#lines].filter(() => this.#below(100) < percent);
		for (const line of some) line.dead = true;
		return some.length;
	}

	cutSome(percent: number): void {
		for (const line of [...this.#lines]) if (this.#below(100) < percent) this.#end(line);
	}

	/** Dead lines that somebody still believes in. */
	get dead(): number {
		return [...this.#lines].filter((line) => line.dead).length;
	}

	async close(): Promise<void> {
		for (const line of [...this.#lines]) this.#end(line);
		await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(null)));
	}

	#join(near: Socket): void {
		const far = connect(this.#target, '127.0.0.1');
		const line: Line = {
			...{ near, far, held: false, dead: false },
			queues: { up: Promise.resolve(), down: Promise.resolve() }
		};
		this.#lines.add(line);
		near.on('data', (bytes) => this.#carry(line, 'up', bytes));
		far.on('data', (bytes) => this.#carry(line, 'down', bytes));
		for (const socket of [near, far]) {
			socket.setNoDelay(true);
			// a cut line is the point of this
			socket.on('error', () => undefined);
			socket.on('end', () => this.#end(line));
			socket.on('close', () => this.#end(line));
		}
	}

	/** Pieces keep their order, as TCP keeps it. */
	#carry(line: Line, way: 'up' | 'down', bytes: Buffer | string): void {
		const { latency, stalls } = this.weather;
		const lost = this.#below(100) < stalls;
		const due = Date.now() + this.#below(latency + 1) + (lost ? 200 + this.#below(600) : 0);
		line.queues[way] = line.queues[way].then(async () => {
			while (Date.now() < due || line.held) await new Promise((resolve) => setTimeout(resolve, 5));
			const to = way === 'up' ? line.far : line.near;
			if (!line.dead && !to.destroyed) to.write(bytes);
		});
	}

	#end(line: Line): void {
		this.#lines.delete(line);
		line.near.destroy();
		line.far.destroy();
	}
}
