// Y3: people who write under the client ids of others. A victim writes between the attempts: once she is here, once she has
// left, once she is in another process. No row may say in anybody's name what somebody else sent, and she must write on.
import * as Y from 'yjs';
import { encodeUpdate } from '#protocol/frames.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { Tab } from '#tests/doubles/tab.ts';
import { editHonestly } from '#tests/honest-edits.ts';
import { Chance } from '#tests/random.ts';
import { type } from '#tests/typing.ts';
import { forgedWords, kinds, type Target } from './forgery/kinds.ts';

const attemptsPerPlan = 130;

interface Given {
	readonly seed: number;
	/** How many attempts. */
	readonly size: number;
	readonly sabotage?: Sabotage;
}

type Figures = {
	attempts: number;
	/** Rows that stand in a name other than their writer's, and forged words that anybody holds under her id. */
	accepted: number;
	/** Refused attempts of which nothing says who it was. */
	unnamed: number;
	/** Honest people who were sent away, or hold something else than the log. */
	refusedHonest: number;
};

export async function run({ seed, size, sabotage }: Given): Promise<{ figures: Figures; held: boolean }> {
	const figures: Figures = { attempts: 0, accepted: 0, unnamed: 0, refusedHonest: 0 };
	for (let plan = 0; figures.attempts < size; plan++) {
		const attempts = Math.min(attemptsPerPlan, size - figures.attempts);
		const outcome = await attack(seed + plan, attempts, sabotage);
		const bad = outcome.accepted + outcome.unnamed + outcome.refusedHonest;
		if (bad > 0 && !sabotage) console.log(`plan of seed ${seed + plan}: ${JSON.stringify(outcome)}`);
		for (const [name, count] of Object.entries(outcome)) figures[name as keyof Figures] += count;
	}
	const { accepted, unnamed, refusedHonest } = figures;
	return { figures, held: accepted + unnamed + refusedHonest === 0 };
}

async function attack(seed: number, attempts: number, sabotage?: Sabotage): Promise<Figures> {
	const chance = new Chance(seed);
	const engine = new Engine({ sabotage });
	// a second process on the same log, where nobody has heard of her newest words
	const elsewhere = new Engine({ log: engine.log, clock: engine.clock, sabotage });
	const victim = somebody({ id: 'victim' });
	const watcher = await engine.tab(somebody({ id: 'watcher' }));
	const captured: Uint8Array[] = [];
	const newTab = async (): Promise<Tab> => {
		const doc = new Y.Doc();
		doc.clientID = 1 + chance.below(2 ** 31);
		hers.add(doc.clientID);
		const tab = await engine.tab(victim, { doc });
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== tab) captured.push(encodeUpdate(update));
		});
		return tab;
	};
	const hers = new Set<number>();
	let tab = await newTab();
	let refusedHonest = 0;
	let unnamed = 0;
	const writeOn = async () => {
		if (!tab.isOpen) tab = await newTab();
		editHonestly(tab.doc, chance);
		type(tab.doc, 'Her words.');
		await engine.settle(tab, watcher);
		if (!tab.isOpen || !tab.isSaved || !watcher.isOpen) refusedHonest++;
	};

	const names = Object.keys(kinds);
	await writeOn();
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (attempt % 10 === 0) await writeOn();
		// somebody who is offline, or has signed out, is written for as little as somebody who is here
		if (chance.percent(5) && tab.isOpen) tab.disconnect();
		const target: Target = { client: chance.pick([...hers]), doc: tab.doc, captured };
		const forge = kinds[names[attempt % names.length]!]!;
		const process = chance.percent(25) ? elsewhere : engine;
		const forger = somebody({ mayEdit: chance.percent(85) });
		const line = await process.tab(forger);
		line.sendRaw(forge(target, chance));
		await process.settle(line);
		const refused = line.refused.length > 0;
		if (refused && !engine.log.rejected.some(({ person }) => person === forger.author.id)) unnamed++;
		line.disconnect();
		await process.quiet();
	}
	await writeOn();
	const newcomer = await engine.tab();
	const replay = engine.replay();
	const documents = [tab.doc, watcher.doc, newcomer.doc];
	refusedHonest += documents.filter((doc) => stateOf(doc) !== stateOf(replay)).length;
	return {
		attempts,
		accepted: engine.log.rows(engine.planId).filter((row) => isForged(row, hers)).length,
		unnamed,
		refusedHonest
	};
}

/** Read with stock Yjs alone: what the bytes add, beside who the row says it was. */
function isForged(
	{ bytes, author }: { bytes: Uint8Array; author: { id: string } },
	hers: Set<number>
): boolean {
	return Y.decodeUpdate(bytes).structs.some((struct) => {
		if (!hers.has(struct.id.client)) return false;
		const words = struct instanceof Y.Item && struct.content instanceof Y.ContentString;
		return author.id !== 'victim' || (words && JSON.stringify(struct.content).includes(forgedWords));
	});
}

function stateOf(doc: Y.Doc): string {
	return `${Buffer.from(Y.encodeStateVector(doc)).toString('hex')} ${doc.getXmlFragment('default').toString()}`;
}
