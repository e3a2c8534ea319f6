import { expect, test } from 'vitest';
import { Turns } from '#server/imports/turns.ts';

/** Something that goes on until it is told to end, and says when it began. */
function work() {
	let end = () => {};
	let fail = (_error: Error) => {};
	const ended = new Promise<void>((resolve, reject) => ([end, fail] = [resolve, reject]));
	const state = { begun: false };
	const act = async () => {
		state.begun = true;
		await ended;
	};
	return { state, act, end: () => end(), fail: () => fail(new Error('broken')) };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('two files are read at once, the third when one of them is done, even when it failed', async () => {
	const turns = new Turns({ atOnce: 2, inLine: 5 });
	const jobs = [work(), work(), work(), work()];
	const ends = jobs.map((job) => turns.take(job.act).catch((error: Error) => error.message));
	await settle();
	expect(jobs.map((job) => job.state.begun)).toEqual([true, true, false, false]);
	jobs[0]?.fail();
	expect(await ends[0]).toBe('broken');
	await settle();
	expect(jobs.map((job) => job.state.begun)).toEqual([true, true, true, false]);
	for (const job of jobs) job.end();
	await Promise.all(ends);
	expect(jobs[3]?.state.begun).toBe(true);
});

test('who would wait behind too many is told to come back', async () => {
	const turns = new Turns({ atOnce: 1, inLine: 1 });
	const jobs = [work(), work()];
	const ends = jobs.map((job) => turns.take(job.act));
	await expect(turns.take(work().act)).rejects.toMatchObject({ code: 'import-busy' });
	for (const job of jobs) job.end();
	await Promise.all(ends);
	await expect(turns.take(async () => 'read')).resolves.toBe('read');
});

test('a line of another kind says in its own words that it is full', async () => {
	const turns = new Turns({ atOnce: 1, inLine: 0, busy: 'compare-busy' });
	const one = work();
	const first = turns.take(one.act);
	await expect(turns.take(work().act)).rejects.toMatchObject({ code: 'compare-busy' });
	one.end();
	await first;
});
