import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { productionServer } from '#tests/production.ts';

const program = `
	const { parentPort } = await import('node:worker_threads');
	const { getHeapStatistics } = await import('node:v8');
	parentPort.postMessage(getHeapStatistics().heap_size_limit);`;
const starts = `
	import { startQuietThread } from './server/quiet-thread.ts';
	const thread = startQuietThread(new URL('data:text/javascript,' + encodeURIComponent(${JSON.stringify(program)})), '');
	thread.on('message', (limit) => { console.log(limit); void thread.terminate(); });
	thread.ref();`;

test('a thread that nobody waits for keeps its own small space for young objects, whatever Node was told at its start', () => {
	const flags = productionServer.slice(0, -1);
	expect(flags).not.toEqual([]);
	const { stdout, stderr } = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', starts], {
		encoding: 'utf8'
	});
	expect(stderr).toBe('');
	expect(Number(stdout) / 2 ** 20).toBe(512 + 12);
});
