// Somebody stops reading while others write on: 150 MB that the server has for them and cannot hand over. Afterwards they read
// again, and must see what everybody sees: on the same line, or on the next one after they were cut.
import { Arrivals } from '../arrivals.ts';
import { baseDocument, lettersPerParagraph } from '../document.ts';
import type { Job, Result } from '../job.ts';
import { deletionUpdate, letterUpdate } from '../keystrokes.ts';
import { rounded } from '../numbers.ts';
import { Person } from '../person.ts';
import { comeIn, inTime } from '../rooms.ts';
import { tidied, whileWatching } from '../watch.ts';

/** A long paragraph: written, shown, deleted, again and again, so that the plan stays small. */
const long = 19_000;
/** So long everybody reads before, ms: what a server does four times a minute beside the writing has been done once by then. */
const awakeFor = 17_000;
/** Longest time for all of it, ms. */
const patience = { quick: 20_000, whole: 90_000 };

export async function neverReads(job: Job): Promise<Result> {
	const { scenario, server, quick } = job;
	const [people] = await comeIn(job);
	const [writer, reader, sleeper] = people!;
	const { ends } = baseDocument(scenario.paragraphs, lettersPerParagraph);
	const seen = new Arrivals(reader!, writer!.client);
	const limit = quick ? patience.quick : patience.whole;
	let clock = 0;
	const pass = async (megabytes: number, atLeast = 0): Promise<number> => {
		const begun = performance.now();
		let bytes = 0;
		const took = (): number => performance.now() - begun;
		while ((bytes < megabytes * 1_000_000 || took() < atLeast) && took() < limit) {
			for (const place of ends.slice(0, 4)) {
				writer!.bring(letterUpdate({ client: writer!.client, clock }, place, 'x'.repeat(long)));
				clock += long;
			}
			bytes += 4 * long;
			if (!(await seen.reached(clock))) break;
			writer!.bring(deletionUpdate({ client: writer!.client, clock: clock - 4 * long }, 4 * long));
		}
		return bytes / 1_000_000;
	};
	const megabytes = quick ? 50 : 150;
	await pass(megabytes, awakeFor);
	const before = await tidied(server.pid);
	sleeper!.line.socket.pause();
	let passed = 0;
	const { grownMb: peakMb, died } = await whileWatching(server.pid, async () => {
		passed = await pass(megabytes);
	});
	// on its way to the peak is what the writing itself costs, awake or asleep; what is kept for the sleeper stays
	const grownMb = died ? peakMb : Math.max(0, rounded(((await tidied(server.pid)) - before) / 1024));
	return {
		figures: {
			...{ grownMb, peakMb, died },
			passedMb: rounded(passed),
			resynced: (await wakesUp(job, sleeper!, clock)) ? 1 : 0
		},
		acknowledged: [],
		remarks: [writer!.line.over, reader!.line.over].flatMap((why) =>
			why ? [`an honest line was ended: ${why}`] : []
		)
	};
}

/** Reads on; answers whether everything is there, on this line or on a new one. */
async function wakesUp(job: Job, sleeper: Person, clock: number): Promise<boolean> {
	const client = sleeper.client - 2;
	const seen = new Arrivals(sleeper, client);
	sleeper.line.socket.resume();
	if (await seen.reached(clock)) return true;
	if (!sleeper.line.over) return false;
	const again = new Person({ job, room: job.rooms[0]!, number: 2, place: { client: 0, clock: 0 } });
	const now = new Arrivals(again, client);
	await inTime(again.joined, 'the sleeper to come back');
	return now.reached(clock);
}
