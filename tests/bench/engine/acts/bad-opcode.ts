// Somebody sends 14 bytes: a WebSocket frame of a kind that does not exist.
import { setTimeout as pause } from 'node:timers/promises';
import { Honest } from '../honest.ts';
import type { Job, Result } from '../job.ts';
import { comeIn } from '../rooms.ts';
import { whileWatching } from '../watch.ts';
import { clientFrame } from '../websocket-frames.ts';

const reserved = 3;

export async function badOpcode(job: Job): Promise<Result> {
	const [people] = await comeIn(job);
	const [writer, reader, villain] = people!;
	const honest = new Honest(writer!, reader!, job);
	await pause(1_000);
	const growth = await whileWatching(job.server.pid, async () => {
		villain!.line.socket.write(clientFrame(new Uint8Array(8), reserved));
		await pause(2_000);
	});
	return { figures: { ...growth, ...honest.stop() }, acknowledged: [], remarks: [] };
}
