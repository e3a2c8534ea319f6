// One session of several people in one plan: lines are cut, frames come twice, the log fails and the server restarts.
import * as Y from 'yjs';
import { faultIn } from '#document/validate.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import type { Visitor } from '#server/collab/visitor.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { Tab } from '#tests/doubles/tab.ts';
import { editHonestly } from '#tests/honest-edits.ts';
import { Chance } from '#tests/random.ts';
import { fingerprint } from './fingerprint.ts';

export interface SessionFigures {
	/** Documents that differ from the replay of the log, rows in a wrong name, words left pending. */
	differences: number;
	/** Honest changes that were refused. */
	refusedHonest: number;
}

interface Given {
	readonly seed: number;
	readonly people: number;
	readonly edits: number;
	readonly sabotage?: Sabotage | undefined;
}

interface Person {
	readonly visitor: Visitor;
	tab: Tab;
}

/** Plays until everybody has what everybody wrote, and compares them with a newcomer and with a replay of the log. */
export async function playSession({
	seed,
	people: howMany,
	edits,
	sabotage
}: Given): Promise<SessionFigures> {
	const chance = new Chance(seed);
	const engine = new Engine({ sabotage });
	const writtenBy = new Map<number, string>();
	const newTab = (visitor: Visitor): Tab => {
		const doc = new Y.Doc();
		doc.clientID = 1 + chance.below(2 ** 31);
		writtenBy.set(doc.clientID, visitor.author.id);
		return new Tab(doc);
	};
	const people: Person[] = Array.from({ length: howMany }, () => {
		const visitor = somebody();
		return { visitor, tab: newTab(visitor) };
	});
	const refused: string[] = [];
	const noticeRefusals = () => {
		for (const { tab } of people) if (tab.why && tab.socket.closed!.code >= 4400) refused.push(tab.why);
	};
	const connect = async (person: Person) => {
		noticeRefusals();
		// whoever was refused starts afresh, as the browser does
		if (person.tab.why && person.tab.socket.closed!.code >= 4400) person.tab = newTab(person.visitor);
		await engine.connect(person.tab, person.visitor).catch(() => person.tab.disconnect());
	};

	for (const person of people) await connect(person);
	let letGo: (() => void) | null = null;
	for (let done = 0; done < edits;) {
		const person = chance.pick(people);
		const { tab } = person;
		if (chance.percent(45)) {
			editHonestly(tab.doc, chance);
			done++;
		} else if (chance.percent(40)) tab.carryUp(1 + chance.below(4));
		else if (chance.percent(60)) tab.carryDown(1 + chance.below(6));
		else if (chance.percent(4)) tab.repeatLast();
		else if (chance.percent(7)) tab.disconnect();
		else if (chance.percent(40)) {
			if (!tab.isOpen) await connect(person);
		} else if (chance.percent(5))
			engine.log.failNext(chance.pick(['away', 'answer-lost']), chance.pick(['away', 'answer-lost']));
		else if (chance.percent(8)) letGo = letGo ? (letGo(), null) : engine.log.hold();
		else if (chance.percent(6)) {
			// the process dies: lines are cut, and what was not committed exists only in the tabs
			for (const { tab } of people) tab.disconnect();
			letGo?.();
			letGo = null;
			await engine.quiet();
			engine.restart();
		} else engine.clock.pass(chance.below(400));
		if (chance.percent(30)) await engine.quiet();
	}
	letGo?.();

	for (let round = 0; round < 20; round++) {
		engine.clock.pass(2_000);
		await engine.quiet();
		for (const person of people) if (!person.tab.isOpen) await connect(person);
		await engine.settle(...people.map(({ tab }) => tab));
	}
	// a plan of which words are missing is not opened at all (rule R3)
	const newcomer = await engine.tab().catch(() => null);
	if (!newcomer) return { differences: 1, refusedHonest: refused.length };
	await engine.settle(newcomer, ...people.map(({ tab }) => tab));
	noticeRefusals();

	const replay = engine.replay();
	const documents = [newcomer, ...people.map(({ tab }) => tab)].map((tab) => tab.doc);
	const truth = fingerprint(replay);
	let differences = documents.filter((doc) => fingerprint(doc) !== truth).length;
	if (faultIn(replay) !== null) differences++;
	differences += people.filter(({ tab }) => !tab.isSaved).length;
	for (const row of engine.log.rows(engine.planId)) {
		if (row.adds.some((add) => writtenBy.get(add.client) !== row.author.id && writtenBy.has(add.client)))
			differences++;
	}
	return { differences, refusedHonest: refused.length };
}
