// R5: bad lines between people and the server. Whatever the lines do, nothing that was typed is lost, everybody comes to
// hold the same, nobody is seen twice, and a line that died without a word is noticed.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import { Chance } from '#tests/random.ts';
import { until } from './house/children.ts';
import { HonestWriter } from './house/honest-writer.ts';
import { liveHouse } from './house/live-house.ts';
import { replayLog } from './house/read-log.ts';
import { BadLine } from './network/bad-line.ts';

const people = 5;
/** A server cuts who is silent for 30 s, a stock provider goes after 30 s without a word; both look every few seconds. */
const deadNoticedWithin = 45_000;
/** A short run does not wait for that. */
const longRun = 20;

interface Given {
	readonly seed: number;
	/** How many spells of weather. */
	readonly size: number;
	readonly sabotage?: RoomSabotage;
}

type Figures = {
	spells: number;
	sentences: number;
	/** Sentences that do not stand in the log when all lines are well again, or stand there twice. */
	lost: number;
	/** People who hold something else than the log in the end. */
	differences: number;
	/** People who are seen more than once, or still after they left. */
	ghosts: number;
	/** Dead lines that somebody still believed in after 45 s (only in long runs). */
	unnoticed: number;
	refusedHonest: number;
};

export async function run({ seed, size, sabotage }: Given): Promise<{ figures: Figures; held: boolean }> {
	const chance = new Chance(seed);
	const house = await liveHouse('network', { writers: people, sabotage });
	const line = new BadLine(house.port, (limit) => chance.below(limit));
	const port = await line.open();
	const figures: Figures = {
		...{ spells: 0, sentences: 0, lost: 0, differences: 0, ghosts: 0, unnoticed: 0, refusedHonest: 0 }
	};
	try {
		const writers = house.cookies.map(
			(cookie, n) => new HonestWriter(port, house.planId, cookie, `Person${n}`)
		);
		await Promise.all(writers.map((writer) => writer.arrived()));
		for (const writer of writers) writer.begin(60, { evenOffline: true });
		// whoever was sent away for good never comes back
		const hopeless = () => writers.some(({ wasRefused }) => wasRefused);
		for (; figures.spells < size && !hopeless(); figures.spells++)
			await oneSpell(line, chance, size >= longRun);
		line.weather = { latency: 0, stalls: 0 };
		if (size >= longRun) {
			line.killSome(60);
			await until('dead lines are noticed', () => line.dead === 0, undefined, deadNoticedWithin).catch(
				() => (figures.unnoticed = line.dead)
			);
		} else line.cutSome(100);
		for (const writer of writers) writer.end();
		const same = async () => {
			const log = stateOf(await replayLog(house.database.sql, house.planId));
			return writers.filter(({ tab }) => tab.provider.synced && stateOf(tab.doc) === log).length === people;
		};
		await until('everybody holds what the log holds', same, hopeless, 20_000).catch(
			() => figures.differences++
		);
		const log = (await replayLog(house.database.sql, house.planId)).getXmlFragment('default').toString();
		for (const { name, written, wasRefused } of writers) {
			const found = log.match(new RegExp(`${name} \\d+\\.`, 'g')) ?? [];
			figures.sentences += written;
			figures.lost += written - new Set(found).size + found.length - new Set(found).size;
			figures.refusedHonest += Number(wasRefused);
		}
		figures.ghosts = await ghosts(house.port, house.planId, house.cookies[0]!, writers);
		const { lost, differences, unnoticed, refusedHonest } = figures;
		return { figures, held: lost + differences + figures.ghosts + unnoticed + refusedHonest === 0 };
	} finally {
		await line.close();
		await house.close();
	}
}

async function oneSpell(line: BadLine, chance: Chance, isLong: boolean): Promise<void> {
	const most = isLong ? 3_000 : 400;
	line.weather = { latency: chance.pick([0, 20, 150, most]), stalls: chance.pick([0, 5, 5, 20]) };
	const kind = chance.below(4);
	const letGo = kind === 0 ? line.clog() : null;
	await pause(100 + chance.below(300));
	letGo?.();
	if (kind === 1) line.cutSome(40);
	if (kind === 2 && isLong) line.killSome(20);
	await pause(chance.below(200));
}

/** How many more are seen in the room than there are: everybody once while here, nobody when all have left. */
async function ghosts(
	port: number,
	planId: Parameters<typeof replayLog>[1],
	cookie: string,
	writers: readonly HonestWriter[]
): Promise<number> {
	for (const { tab } of writers) tab.provider.awareness.setLocalState({ cursor: null });
	const watcher = await new HonestWriter(port, planId as never, cookie, 'Watcher').arrived();
	const seen = () =>
		[...watcher.tab.provider.awareness.getStates().keys()].filter((id) => id !== watcher.tab.doc.clientID)
			.length;
	await until('everybody is seen', () => seen() >= people, undefined, 5_000).catch(() => undefined);
	const tooMany = Math.max(0, seen() - people);
	for (const { tab } of writers) tab.leave();
	await until('nobody is seen', () => seen() === 0, undefined, 5_000).catch(() => undefined);
	const left = seen();
	watcher.tab.leave();
	return tooMany + left;
}

function stateOf(doc: Y.Doc): string {
	return `${Buffer.from(Y.encodeStateVector(doc)).toString('hex')} ${doc.getXmlFragment('default').toString()}`;
}
