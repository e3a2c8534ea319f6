// Y4: people who claim to be others, a crowd, or gone. Watchers use the stock Awareness: they always see the names, parts and
// colours that the server made, one entry for each tab at most, and the victim moves on.
import * as decoding from 'lib0/decoding';
import * as awareness from 'y-protocols/awareness';
import * as Y from 'yjs';
import { message } from '#protocol/messages.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import { Chance } from '#tests/random.ts';
import { claimFrame, stolenName } from './presence/claims.ts';

const claimsPerRoom = 200;
const claimants = 5;
const claimsAtOnce = 10;

interface Given {
	readonly seed: number;
	/** How many claims. */
	readonly size: number;
	readonly sabotage?: Sabotage;
}

type Figures = {
	claims: number;
	/** States in which somebody is what they claimed, or what no editor could show. */
	believed: number;
	/** Entries beyond one for each tab. */
	crowd: number;
	/** Moves of the victim that a watcher did not see. */
	unseen: number;
	refusedHonest: number;
};

export async function run({ seed, size, sabotage }: Given): Promise<{ figures: Figures; held: boolean }> {
	const figures: Figures = { claims: 0, believed: 0, crowd: 0, unseen: 0, refusedHonest: 0 };
	for (let room = 0; figures.claims < size; room++) {
		const claims = Math.min(claimsPerRoom, size - figures.claims);
		await oneRoom(new Chance(seed + room), claims, figures, sabotage);
		figures.claims += claims;
	}
	const { believed, crowd, unseen, refusedHonest } = figures;
	return { figures, held: believed + crowd + unseen + refusedHonest === 0 };
}

async function oneRoom(chance: Chance, claims: number, figures: Figures, sabotage?: Sabotage): Promise<void> {
	const engine = new Engine({ sabotage });
	const watcher = await engine.tab(somebody({ id: 'watcher' }));
	const victim = await engine.tab(somebody({ id: 'victim' }));
	const seen = new Watched(watcher);
	let hostile: Tab[] = [];
	for (let n = 0; n < claims; n += claimsAtOnce) {
		for (const tab of hostile) if (!tab.isOpen || chance.percent(3)) tab.disconnect();
		hostile = hostile.filter((tab) => tab.isOpen);
		while (hostile.length < claimants)
			hostile.push(await engine.tab(somebody({ mayEdit: chance.percent(70) })));
		const move = { anchor: place(n), head: place(n + 1) };
		victim.sendRaw(ownFrame(victim.doc.clientID, n + 1, move));
		// ids as others see them are the server's; whoever looks at the room knows them
		const others = [...seen.states.keys(), victim.doc.clientID, watcher.doc.clientID];
		for (let i = 0; i < claimsAtOnce; i++) {
			const tab = chance.pick(hostile);
			tab.sendRaw(claimFrame(tab.doc.clientID, others, chance));
		}
		for (const tab of [victim, ...hostile]) tab.carryUp();
		engine.clock.pass(100);
		await engine.quiet();
		seen.listen();
		figures.crowd += Math.max(0, seen.states.size - hostile.length - 2);
		figures.believed += [...seen.states.values()].filter((state) => !isServerMade(state)).length;
		const shown = [...seen.states.values()].find((state) => state.user?.name === 'Name of victim');
		if (JSON.stringify(shown?.cursor) !== JSON.stringify(move)) figures.unseen++;
		if (!victim.isOpen || !watcher.isOpen) figures.refusedHonest++;
	}
	for (const tab of [...hostile, victim]) tab.disconnect();
	engine.clock.pass(100);
	await engine.quiet();
	seen.listen();
	// nobody is left behind
	figures.crowd += seen.states.size;
}

type State = { user?: { name?: unknown; role?: unknown; color?: unknown }; cursor?: unknown; cell?: unknown };

/** What a stock client makes of what one tab hears. */
class Watched {
	readonly #tab: Tab;
	readonly #awareness = new awareness.Awareness(new Y.Doc());
	#heard = 0;

	constructor(tab: Tab) {
		this.#tab = tab;
		this.#awareness.setLocalState(null);
		// its own timer would keep the process
		clearInterval(this.#awareness._checkInterval as NodeJS.Timeout);
	}

	get states(): Map<number, State> {
		return this.#awareness.getStates() as Map<number, State>;
	}

	listen(): void {
		const { sent } = this.#tab.socket;
		for (; this.#heard < sent.length; this.#heard++) {
			const decoder = decoding.createDecoder(sent[this.#heard]!);
			if (decoding.readVarUint(decoder) !== message.awareness) continue;
			awareness.applyAwarenessUpdate(this.#awareness, decoding.readVarUint8Array(decoder), this);
		}
	}
}

function isServerMade({ user, cursor, cell }: State): boolean {
	const name = String(user?.name);
	const sound = [cursor, cell].every((each) => {
		if (each === null || each === undefined) return true;
		const { anchor, head } = each as { anchor?: unknown; head?: unknown };
		return [anchor, head].every((end) => {
			// exactly what an editor does with it; it throws where that would break
			try {
				return typeof end === 'object' && end !== null && Y.createRelativePositionFromJSON(end) !== null;
			} catch {
				return false;
			}
		});
	});
	const own = /^Name of [a-z0-9]+$/.test(name) && ['editor', 'reader'].includes(String(user?.role));
	return own && sound && !JSON.stringify({ user, cursor, cell }).includes(stolenName);
}

const place = (clock: number) => ({ type: null, tname: 'default', item: { client: 1, clock }, assoc: 0 });

function ownFrame(id: number, clock: number, cursor: object): Uint8Array {
	const local = new awareness.Awareness(new Y.Doc());
	clearInterval(local._checkInterval as NodeJS.Timeout);
	local.states.set(id, { cursor });
	local.meta.set(id, { clock, lastUpdated: 0 });
	const update = awareness.encodeAwarenessUpdate(local, [id]);
	const length = update.length < 128 ? [update.length] : [128 | (update.length % 128), update.length >> 7];
	return Uint8Array.from([message.awareness, ...length, ...update]);
}
