// Somebody sends one message of 99 MB: a letter's update with a very long letter.
import { setTimeout as pause } from 'node:timers/promises';
import { dialects } from '../dialect.ts';
import { Honest } from '../honest.ts';
import type { Job, Result } from '../job.ts';
import { letterUpdate } from '../keystrokes.ts';
import { comeIn } from '../rooms.ts';
import { whileWatching } from '../watch.ts';
import { clientFrame } from '../websocket-frames.ts';
import { baseDocument, lettersPerParagraph } from '../document.ts';

const size = 99_000_000;
const piece = 1024 * 1024;
/** The server is watched so long after the last byte, ms. */
const afterwards = 4_000;

export async function hugeFrame(job: Job): Promise<Result> {
	const { scenario, server, rooms } = job;
	const [people] = await comeIn(job);
	const [writer, reader, villain] = people!;
	const place = baseDocument(scenario.paragraphs, lettersPerParagraph).ends[2]!;
	const update = letterUpdate({ client: villain!.client, clock: 0 }, place, 'x'.repeat(size));
	const frame = clientFrame(dialects[server.dialect].update(rooms[0]!.name, update));
	const honest = new Honest(writer!, reader!, job);
	await pause(2_000);
	const growth = await whileWatching(server.pid, async () => {
		const { line } = villain!;
		for (let at = 0; at < frame.length && !line.over; at += piece) {
			const more = line.socket.write(frame.subarray(at, at + piece));
			if (!more)
				await Promise.race([new Promise((resolve) => line.socket.once('drain', resolve)), pause(2_000)]);
		}
		await pause(afterwards);
	});
	const refused = villain!.line.over || villain!.refused ? 1 : 0;
	return {
		figures: { ...growth, refused, ...honest.stop() },
		acknowledged: [],
		remarks: villain!.line.over ? [`the line was ended: ${villain!.line.over}`] : ['the line stays open']
	};
}
