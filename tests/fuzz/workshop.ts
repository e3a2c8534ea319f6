// The big workshop: six real pages (one who leads, one editor, four guests on phones who join by code) and forty simulated
// guests write in one section for `size` seconds. Writing is paused, rows are kept, the network goes away for everybody, and
// the server is killed and started again. At the end every word that was typed stands once, and everybody has the same plan.
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { paragraph } from '#domain/rich-text.ts';
import type { AreaId, PersonId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { readPlan } from '#document/read.ts';
import { hashOfToken } from '#server/accounts/token.ts';
import { planContent } from '#server/plan-log/read.ts';
import { connect, type Sql } from '#server/sql.ts';
import { joinByHttp } from '#tests/doubles/guests.ts';
import { TcpProxy } from '#tests/doubles/tcp-proxy.ts';
import { aPlanToEdit, planToEdit, type PlanToEdit } from '#tests/e2e/a-plan-to-edit.ts';
import { startServer } from '#tests/e2e/server.ts';
import { Chance } from '#tests/random.ts';
import { currentVersion, openStock, until } from '#tests/server/collab/live.ts';
import { aWorkshop, leaderOf } from '#tests/workshops.ts';
import { keptOn, openHall, ownLines, shownOn, takesWords, typeWord, type Hall } from './workshop/pages.ts';
import { Typist } from './workshop/typist.ts';
import { inPieces, tally, withoutWords, wordsIn } from './workshop/words.ts';

const simulated = 40;
/** Somebody simulated writes about this often, ms. */
const writeEvery = 3_000;
const blocks = Array.from({ length: 12 }, (_, n) => `part-${n}`);
const rows = Object.keys(planToEdit.actions);
/** Until everything is saved and everybody equal at the end, ms. */
const patience = 90_000;

const plan: PlanContent = {
	...planToEdit,
	doc: [
		...planToEdit.doc.slice(0, 2),
		...ownLines.map((line, n) => ({ ...paragraph(line), attrs: { id: `own-${n}` } })),
		...blocks.map((id) => ({ ...paragraph('We said: '), attrs: { id } })),
		...planToEdit.doc.filter(({ type }) => type === 'actionTable')
	]
};

export async function run({ seed, size }: { seed: number; size: number }): Promise<{
	figures: Record<string, number>;
	held: boolean;
}> {
	const chance = new Chance(seed);
	// under Node a stock provider listens for the end of the process, each of them by itself, until it is destroyed
	process.setMaxListeners(process.getMaxListeners() + simulated);
	const port = await freePort();
	const line = new TcpProxy({ host: '127.0.0.1', port });
	await line.mend();
	const origin = `http://localhost:${line.port}`;
	const server = await startServer({ PORT: `${port}`, PUBLIC_URL: origin });
	const sql = connect(server.databaseUrl(), { max: 2 });
	const figures: Record<string, number> = { seconds: size, pages: 6, simulated };
	let hall: Hall | null = null;
	let typists: Typist[] = [];
	try {
		const made = await aPlanToEdit(server, plan);
		const code = await openTheWorkshop(sql, made);
		hall = await openHall(server, made, code);
		const url = `http://127.0.0.1:${line.port}`;
		const joined = await joinByHttp(origin, code, simulated);
		const people = await Promise.all(joined.map(({ cookie }) => personBehind(sql, cookie)));
		typists = joined.map(
			({ cookie }, n) =>
				new Typist({
					...{ name: `typist${n}`, url, origin, planId: made.planId, cookie, chance, blocks, rows },
					person: people[n]!
				})
		);
		await until('everybody is in', () => typists.every((typist) => typist.here), 60_000);

		const writing = new AbortController();
		const hands = [
			...hall.writers.map((writer) =>
				busy(
					writing.signal,
					() => typeWord(writer),
					() => 400
				)
			),
			...typists.map((typist) =>
				busy(
					writing.signal,
					async () => typist.write(),
					() => writeEvery / 2 + chance.below(writeEvery)
				)
			)
		];
		await happenings({ size, hall, typists, line, server, figures });
		writing.abort();
		await Promise.all(hands);
		await settled(hall, typists);
		await count({ sql, made, origin, port: line.port, hall, typists, figures });
	} finally {
		for (const typist of typists) typist.leave();
		await hall?.browser.close();
		await sql.end({ timeout: 1 });
		await line.cut();
		await server.remove();
	}
	const { lost, twice, different } = figures;
	return { figures, held: lost === 0 && twice === 0 && different === 0 };
}

/** Everything that happens to the workshop, at its parts of the time. */
async function happenings(given: {
	size: number;
	hall: Hall;
	typists: readonly Typist[];
	line: TcpProxy;
	server: Awaited<ReturnType<typeof startServer>>;
	figures: Record<string, number>;
}): Promise<void> {
	const { size, hall, typists, line, server, figures } = given;
	const { lead, writers } = hall;
	const begun = Date.now();
	const at = async (share: number) => pause(Math.max(0, begun + size * 1_000 * share - Date.now()));
	const stop = async (name: string): Promise<void> => {
		await lead.keyboard.press('F8');
		const pressed = Date.now();
		const stopped = async () =>
			typists.every(({ holds }) => holds.paused) &&
			(await Promise.all(writers.map(({ page }) => takesWords(page)))).every((takes) => !takes);
		await until('writing is paused for everybody', stopped, 15_000);
		figures[name] = Date.now() - pressed;
		await pause(Math.min(5_000, size * 60));
		await lead.keyboard.press('F8');
		await until('everybody can write', () => typists.every(({ holds }) => !holds.paused), 15_000);
	};

	await at(0.1);
	await stop('pausedMs');
	await at(0.25);
	await lead.getByRole('button', { name: 'Talk about this action: action A1' }).click();
	await until('the row is kept', () => typists.every(({ holds }) => 'row-one' in holds.rows), 15_000);
	// one page is out of date and writes there all the same, after what was on its way has been let in
	await pause(3_500);
	typists[0]!.outOfDate = true;
	await at(0.38);
	typists[0]!.outOfDate = false;
	await lead.getByRole('button', { name: 'Stop talking about it: action A1' }).first().click();

	await at(0.42);
	await line.cut();
	figures.offlineSeconds = Math.min(30, Math.round(size * 0.15));
	await pause(figures.offlineSeconds * 1_000);
	await line.mend();
	await until('everybody is back', () => typists.every((typist) => typist.here), 60_000);
	await at(0.65);
	await stop('pausedAgainMs');
	await at(0.75);
	await server.kill();
	await pause(1_000);
	await server.restart();
	const restarted = Date.now();
	await until('everybody is back after the restart', () => typists.every((typist) => typist.here), 60_000);
	figures.backAfterRestartMs = Date.now() - restarted;
	await at(1);
}

/** Nobody writes any more: everything reaches the server, and everybody hears of everything. */
async function settled({ writers, lead }: Hall, typists: readonly Typist[]): Promise<void> {
	await until(
		'the simulated people have saved',
		() => typists.every((typist) => typist.here && typist.saved),
		patience
	);
	const saved = async () => {
		const states = [lead, ...writers.map(({ page }) => page)].map((page) =>
			page
				.getByText(/^. (Saved at|All saved)/)
				.first()
				.isVisible()
		);
		return (await Promise.all(states)).every(Boolean);
	};
	await until('the pages have saved', saved, patience);
}

async function count(given: {
	sql: Sql;
	made: PlanToEdit;
	origin: string;
	port: number;
	hall: Hall;
	typists: readonly Typist[];
	figures: Record<string, number>;
}): Promise<void> {
	const { sql, made, origin, port, hall, typists, figures } = given;
	const logged = (await planContent(sql, made.planId)).content;
	const fresh = openStock(
		port,
		made.planId,
		{ cookie: `withus=${made.sessions.reader}`, origin },
		currentVersion
	);
	await until('a fresh reader has the plan', () => fresh.provider.synced, 30_000);
	const [held] = await sql<[{ words: string }]>`
		select coalesce(string_agg(hunks::text, ' '), '') as words from held_change where plan_id = ${made.planId}`;
	const inLog = tally(wordsIn(JSON.stringify(logged)));
	const inHeld = tally(wordsIn(held.words));
	const typed = [...hall.writers, ...typists].flatMap(({ words }) => words);
	const missing = typed.filter((word) => !inLog.has(word));
	figures.typed = typed.length;
	figures.byPages = hall.writers.reduce((sum, { words }) => sum + words.length, 0);
	figures.heldForAuthors = missing.filter((word) => inHeld.has(word)).length;
	// typed after a change that was held, before they heard of it: they have it in front of them to copy
	const kept = (await Promise.all(hall.writers.map(({ page }) => keptOn(page)))).flat();
	const givenBack = [...typists.flatMap((typist) => typist.givenBack), ...kept];
	const inHand = new Set(givenBack.flatMap(wordsIn));
	const notInTables = missing.filter((word) => !inHeld.has(word));
	figures.givenBack = notInTables.filter((word) => inHand.has(word)).length;
	const log = JSON.stringify(logged);
	const inTwo = inPieces(withoutWords(log), withoutWords([held.words, ...givenBack].join(' ')));
	const nowhereWhole = notInTables.filter((word) => !inHand.has(word));
	figures.inTwoPieces = nowhereWhole.filter(inTwo).length;
	const lost = nowhereWhole.filter((word) => !inTwo(word));
	const twice = typed.filter((word) => (inLog.get(word) ?? 0) > 1);
	figures.keptByPages = kept.length;
	figures.lost = lost.length;
	figures.twice = twice.length;
	await until(
		'everybody has what the log has',
		() => typists.every(({ doc }) => JSON.stringify(readPlan(doc)) === log),
		30_000
	).catch((error: Error) => console.error(error.message));
	figures.different = [readPlan(fresh.doc), ...typists.map(({ doc }) => readPlan(doc))].filter(
		(copy) => !isDeepStrictEqual(copy, logged)
	).length;
	const screens = await Promise.all([hall.lead, ...hall.writers.map(({ page }) => page)].map(shownOn));
	const inDoc = wordsIn(JSON.stringify([logged.doc]));
	for (const screen of screens)
		if (
			!isDeepStrictEqual(
				screen.filter((word) => inDoc.includes(word)),
				inDoc
			)
		)
			figures.different++;
	figures.rejoins = typists.reduce((sum, { rejoined }) => sum + rejoined.length, 0);
	if (lost.length + twice.length + figures.different > 0)
		console.error({
			lost: lost.slice(0, 20),
			piecesInLog: withoutWords(log).match(/[^"]*\((?:page|typist)[^"]*/g),
			held: withoutWords(held.words).slice(0, 4_000),
			twice: twice.slice(0, 20),
			rejoins: typists.flatMap(({ rejoined }) => rejoined).slice(0, 20),
			server: given.figures
		});
	fresh.leave();
}

async function busy(until: AbortSignal, act: () => Promise<void>, rest: () => number): Promise<void> {
	while (!until.aborted) {
		await act();
		await pause(rest());
	}
}

async function personBehind(sql: Sql, cookie: string): Promise<string> {
	const [found] = await sql<{ person: string }[]>`
		select person_id as person from guest_session where id = ${hashOfToken(cookie.split('=')[1] ?? '')}`;
	return found!.person;
}

async function openTheWorkshop(sql: Sql, { planId }: PlanToEdit): Promise<string> {
	const [by] = await sql<{ areaId: AreaId; personId: PersonId }[]>`
		select area_id as "areaId", created_by as "personId" from plan where id = ${planId}`;
	const leader = leaderOf({ ...by!, accountId: '' as never, email: '' }, planId);
	return (await aWorkshop(sql, leader, { guestsAre: 'editor' })).code;
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}
