// Processes of a run: the server, the people, the checker. None outlives it.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithUs } from '#tests/end-with-us.ts';

/** On a machine with much else to do a start takes its time. */
const patience = 120_000;

export class Children {
	readonly #open = new Set<ChildProcess>();

	/** Starts a file of this repository under Node, with its arguments; its errors come to ours. */
	start(program: readonly string[], env: Record<string, string> = {}): ChildProcess {
		const child = spawn(process.execPath, program, {
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'inherit']
		});
		this.#open.add(child);
		endWithUs(child, 'SIGKILL');
		child.once('exit', () => this.#open.delete(child));
		return child;
	}

	/** Starts a server and resolves when it says that it is ready. */
	async startServer(program: readonly string[], env: Record<string, string>): Promise<ChildProcess> {
		const server = this.start(program, env);
		let said = '';
		server.stdout!.on('data', (text: Buffer) => (said += text.toString()));
		await until(
			'the server is ready',
			() => said.includes('Withus is ready'),
			() => server.exitCode !== null
		);
		return server;
	}

	/** Runs a file to its end and reads what it printed as JSON. */
	async answerOf<Answer>(program: readonly string[]): Promise<Answer> {
		const child = this.start(program);
		let said = '';
		child.stdout!.on('data', (text: Buffer) => (said += text.toString()));
		await ended(child);
		return JSON.parse(said) as Answer;
	}

	async endAll(): Promise<void> {
		await Promise.all([...this.#open].map((child) => (child.kill('SIGKILL'), ended(child))));
	}
}

/** The code a process ends with; null when a signal ended it. */
export async function ended(child: ChildProcess): Promise<number | null> {
	if (child.exitCode === null && child.signalCode === null)
		await new Promise((resolve) => child.once('exit', resolve));
	return child.exitCode;
}

export async function until(
	what: string,
	isSo: () => boolean | Promise<boolean>,
	isOver: () => boolean = () => false,
	ms = patience
): Promise<void> {
	const end = Date.now() + ms;
	while (!(await isSo())) {
		if (Date.now() > end || isOver()) throw new Error(`In vain: ${what}`);
		await pause(10);
	}
}

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
