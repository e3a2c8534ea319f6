// Somebody suggests changes on a private copy of a plan, while others go on writing in it. Each part is taken or declined: what is
// taken stands beside what others have written (the three-way merge by words), or is reported as a conflict; changes that do not
// touch never conflict; and no word that anybody else has written changes or changes hands.
import * as Y from 'yjs';
import { acceptedInto, type Accepted } from '#document/proposals/accepted.ts';
import { keyedPlan, suggestedOn } from '#document/proposals/keyed-plan.ts';
import { lookAt } from '#document/proposals/look.ts';
import { insideOf } from '#document/changes-between.ts';
import { standingFor } from '#document/put-change.ts';
import { readElement } from '#document/read.ts';
import { rewriteInside } from '#document/rewrite.ts';
import { rootsOf } from '#document/roots.ts';
import { faultInChanged } from '#document/validate.ts';
import { alike } from '#domain/proposals/alike.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { applyCaught } from '#server/plan-log/apply.ts';
import { Chance, seededIds } from '#tests/random.ts';
import { judge, type Judged } from './proposals/judge.ts';
import { actLive, People } from './proposals/people.ts';
import { find, Scene } from './proposals/scene.ts';
import { shuffled } from './proposals/shuffled.ts';
import { suggestSomething, type Wishes } from './proposals/suggest.ts';

/** Faults that people would notice, built in to see that they are found. */
export type ProposalSabotage =
	/** What others have written since is written over. */
	| 'write-over'
	/** All words of a place are taken out and put in again. */
	| 'take-out-and-put-in'
	/** Whatever was touched since is a conflict. */
	| 'conflict-when-touched'
	/** Nothing is ever a conflict: what does not fit is left out. */
	| 'never-conflict';

type Figures = { runs: number; wrong: number; falseConflicts: number; conflicts: number; taken: number };

export async function run({
	seed,
	size,
	sabotage
}: {
	readonly seed: number;
	/** How many parts are taken or declined. */
	readonly size: number;
	readonly sabotage?: ProposalSabotage;
}): Promise<{ figures: Figures; held: boolean }> {
	const figures: Figures = { runs: 0, wrong: 0, falseConflicts: 0, conflicts: 0, taken: 0 };
	for (let session = 0; figures.runs < size; session++) play(seed + session, figures, size, sabotage);
	return Promise.resolve({ figures, held: figures.wrong + figures.falseConflicts === 0 });
}

function play(seed: number, figures: Figures, size: number, sabotage?: ProposalSabotage): void {
	const chance = new Chance(seed);
	const giveBack = seededIds(chance);
	try {
		const scene = new Scene();
		const people = new People(scene, 3);
		// some of what others write is in the plan already when the copy is made, but not in what is suggested on
		const fork = scene.copy();
		const wishes = suggestSomething(fork, scene, chance);
		const parts = shuffled(suggestedOn(fork, scene.base), chance);
		for (let n = chance.below(10); n > 0; n--) actLive(people, scene, chance);
		people.carry(chance, 60);
		for (const part of parts) {
			if (figures.runs >= size) return;
			figures.runs++;
			// on its way while it is decided
			for (let n = chance.below(3); n > 0; n--) actLive(people, scene, chance);
			const faults = decide({ scene, people, chance, wishes, figures, sabotage }, part);
			if (faults.length > 0) figures.wrong++;
			if (faults.length > 0 && !sabotage)
				console.log(`seed ${seed}: ${faults.slice(0, 3).join('; ')}: ${JSON.stringify(part).slice(0, 300)}`);
		}
		people.together();
		const lost = people.typed.filter((word) => !people.docs.every((doc) => find(doc, word)));
		if (lost.length > 0 || !people.agree) {
			figures.wrong++;
			if (!sabotage)
				console.log(`seed ${seed}: at the end ${lost.join(' ')} ${people.agree ? '' : 'not the same'}`);
		}
	} finally {
		giveBack();
	}
}

interface World {
	readonly scene: Scene;
	readonly people: People;
	readonly chance: Chance;
	readonly wishes: Wishes;
	readonly figures: Figures;
	readonly sabotage: ProposalSabotage | undefined;
}

function decide({ scene, people, chance, wishes, figures, sabotage }: World, part: Part): string[] {
	const { plan } = people;
	const before = scene.copy(plan);
	if (chance.percent(15)) return [];
	const judged = judge(people, scene, wishes, part);
	const accepted = accept(Y.encodeStateAsUpdate(plan), part, sabotage);
	// whoever answers is told beforehand what will come of it
	const told = lookAt(plan, keyedPlan(plan), part).fit;
	const promised =
		told === accepted.fit || sabotage ? [] : [`the page says ${told}, accepting ${accepted.fit}`];
	if (accepted.fit === 'changed' || accepted.fit === 'gone') {
		figures.conflicts++;
		if (judged.must === 'fit') {
			figures.falseConflicts++;
			if (!sabotage) console.log(`false conflict (${accepted.fit}): ${JSON.stringify(part).slice(0, 300)}`);
		}
		return promised;
	}
	figures.taken++;
	const faults = judged.must === 'conflict' ? [...promised, 'it should have been a conflict'] : promised;
	if (accepted.update) {
		const scratch = scene.copy(plan);
		const caught = applyCaught(scratch, accepted.update, (transaction) =>
			faultInChanged(scratch, transaction)
		);
		if ('failed' in caught || caught.finding) faults.push('it is not valid');
		faults.push(...handsOff(before, accepted.update, judged));
		people.enter(accepted.update);
	}
	faults.push(...judged.faultsAfter(plan));
	return faults;
}

/** No word of anybody else goes that was not suggested to go, and none comes in the name of whoever suggested. */
function handsOff(before: Y.Doc, update: Uint8Array, { mayGo, mayCome }: Judged): string[] {
	const { structs, ds } = Y.decodeUpdate(update);
	const clients = new Set(before.store.clients.keys());
	const faults = structs.some(({ id }) => clients.has(id.client))
		? ['it is written under an id of others']
		: [];
	const come = structs
		.flatMap((struct) =>
			struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : []
		)
		.join(' ');
	const words = come.match(/[a-z]\d{4}/g) ?? [];
	const taken = words.filter((word) => !mayCome(word));
	if (taken.length > 0) faults.push(`words change hands: ${taken.slice(0, 3).join(' ')}`);
	const deleted: string[] = [];
	for (const [client, ranges] of ds.clients)
		for (const { clock, len } of ranges)
			for (const struct of before.store.clients.get(client) ?? []) {
				if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString))
					continue;
				const [from, to] = [
					Math.max(clock, struct.id.clock),
					Math.min(clock + len, struct.id.clock + struct.length)
				];
				if (to > from) deleted.push(struct.content.str.slice(from - struct.id.clock, to - struct.id.clock));
			}
	const kept = (deleted.join(' ').match(/[a-z]\d{4}/g) ?? []).filter((word) => !mayGo(word));
	if (kept.length > 0) faults.push(`words of others go: ${kept.slice(0, 3).join(' ')}`);
	return faults;
}

function accept(state: Uint8Array, part: Part, sabotage?: ProposalSabotage): Accepted {
	const right = acceptedInto(state, part);
	if (!sabotage) return right;
	if (sabotage === 'never-conflict')
		return right.fit === 'changed' || right.fit === 'gone' ? { ...right, fit: 'in-already' } : right;
	const [hunk] = part;
	if (hunk?.op !== 'text' || !('blockId' in hunk) || hunk.blockId.startsWith('~')) return right;
	const { doc } = right;
	const block = standingFor(doc, hunk);
	if (!block) return right;
	if (sabotage === 'conflict-when-touched')
		return alike(insideOf(readElement(standingFor(stateOf(state), hunk)!)!), hunk.base)
			? right
			: { ...right, fit: 'changed' };
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	doc.transact(() => {
		if (sabotage === 'write-over') return rewriteInside(block, hunk.next);
		const text = block.get(0) as Y.XmlText;
		const words = text.toDelta() as unknown[];
		text.delete(0, text.length);
		text.applyDelta(words);
	});
	const update = Y.mergeUpdates([...(right.update ? [right.update] : []), ...updates]);
	return { ...right, fit: 'fits', update };
}

function stateOf(state: Uint8Array): Y.Doc {
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, state);
	return doc;
}
