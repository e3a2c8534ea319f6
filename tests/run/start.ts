// How `npm test` starts the programs of its suites.
import { spawn } from 'node:child_process';
import path from 'node:path';

/** Runs a program to its end, and answers its exit code. */
export type Start = (command: string, args: readonly string[], env?: NodeJS.ProcessEnv) => Promise<number>;

/** What it says is seen at once. */
export const startInSight: Start = (command, args, env) =>
	ended(spawn(command, args, { ...surroundings(env), stdio: 'inherit' }), command);

/** What it says is kept, because something else is running beside it. */
export const startAside =
	(said: Buffer[]): Start =>
	(command, args, env) => {
		const child = spawn(command, args, { ...surroundings(env), stdio: ['ignore', 'pipe', 'pipe'] });
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => void said.push(chunk));
		return ended(child, command);
	};

function ended(child: ReturnType<typeof spawn>, command: string): Promise<number> {
	return new Promise((resolve) => {
		child.once('error', (error) => {
			console.error(`${command} could not be run: ${error.message}`);
			resolve(1);
		});
		child.once('close', (code) => resolve(code ?? 1));
	});
}

function surroundings(env: NodeJS.ProcessEnv = {}): { env: NodeJS.ProcessEnv } {
	const bin = path.resolve('node_modules/.bin');
	return {
		env: {
			...process.env,
			// the many servers and programs of the suites are translated once, not at each start
			NODE_COMPILE_CACHE: path.resolve('.data/compiled'),
			...env,
			PATH: bin + path.delimiter + process.env.PATH
		}
	};
}
