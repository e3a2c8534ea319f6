import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { carry } from '#document/authorship/carry.ts';
import { Ledger } from '#document/authorship/ledger.ts';
import type { Way } from '#document/authorship/look.ts';
import { voicesIn } from '#document/authorship/standing.ts';
import { rootsOf } from '#document/roots.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Hand } from '#domain/voices/voice.ts';
import { run } from '../fuzz/authorship.ts';

const [mother, worker, other]: readonly Hand[] = [
	{ person: 'mother' as PersonId, group: 'parent_carer' },
	{ person: 'worker' as PersonId, group: 'professional' },
	{ person: 'other' as PersonId, group: 'professional' }
];
const sentence = 'We wait too long for an answer.';

/** A plan, its log, and a way to let somebody change it. */
function aPlan() {
	const [ledger, doc] = [new Ledger(), new Y.Doc()];
	rootsOf(doc);
	let at = 0;
	const enter = (by: Hand, update: Uint8Array, way: Way = 'typed') =>
		carry(ledger, doc, { seq: ledger.seq + 1, at: (at += 10_000), update, by, way });
	const draft = () => {
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
		return { copy, body: rootsOf(copy).body, from: Y.encodeStateVector(doc) };
	};
	const change = (by: Hand, does: (body: Y.XmlFragment) => void, way?: Way) => {
		const { copy, body, from } = draft();
		copy.transact(() => does(body));
		enter(by, Y.encodeStateAsUpdate(copy, from), way);
	};
	const shares = () =>
		voicesIn(ledger, doc).blocks.map((block) =>
			block.shares.map(({ person, via, characters }) => `${person} ${via} ${characters}`)
		);
	const soon = () => (at -= 9_990);
	return { change, draft, enter, shares, soon, ledger };
}

function block(name: string, words: string): Y.XmlElement {
	const element = new Y.XmlElement(name);
	element.insert(0, [new Y.XmlText(words)]);
	return element;
}

const textOf = (body: Y.XmlFragment, at = 0) => (body.get(at) as Y.XmlElement).get(0) as Y.XmlText;

function writtenByMother() {
	const plan = aPlan();
	plan.change(mother!, (body) => body.push([block('paragraph', sentence)]));
	return plan;
}

test('words belong to whoever typed them', () => {
	const { change, shares } = writtenByMother();
	change(worker!, (body) => textOf(body).insert(8, 'far '));
	expect(shares()).toEqual([[`mother typed ${sentence.length}`, 'worker typed 4']]);
});

test('making somebody’s paragraph a heading makes none of its words mine', () => {
	const { change, shares } = writtenByMother();
	change(worker!, (body) => {
		body.delete(0, 1);
		body.insert(0, [block('heading', sentence)]);
	});
	expect(shares()).toEqual([[`mother typed ${sentence.length}`]]);
});

test('a copy is the copier’s while the original stands, and nobody’s new words once they take the original away', () => {
	const { change, shares } = writtenByMother();
	change(worker!, (body) => body.push([block('paragraph', sentence)]));
	expect(shares()[1]).toEqual([`worker typed ${sentence.length}`]);
	change(worker!, (body) => body.delete(0, 1));
	expect(shares()).toEqual([[`mother typed ${sentence.length}`]]);
});

test('whoever takes words away and puts other ones in has written those', () => {
	const { change, shares } = writtenByMother();
	change(worker!, (body) => {
		textOf(body).delete(0, sentence.length);
		textOf(body).insert(0, 'Nobody complains at all.');
	});
	expect(shares()).toEqual([['worker typed 24']]);
});

test('the letters of a sentence cannot be made into another one in its writer’s name', () => {
	const { change, shares } = writtenByMother();
	const letters = [...sentence].sort().join('');
	change(worker!, (body) => {
		textOf(body).delete(0, sentence.length);
		textOf(body).insert(0, letters);
	});
	expect(shares()).toEqual([[`worker typed ${sentence.length}`]]);
});

test('words cut in one change and pasted in a later one stay their writer’s, once', () => {
	const { change, shares } = writtenByMother();
	change(worker!, (body) => body.push([block('paragraph', 'Next.')]));
	change(worker!, (body) => textOf(body).delete(0, 12));
	for (const _ of [1, 2]) change(worker!, (body) => textOf(body, 1).insert(0, sentence.slice(0, 12)));
	expect(shares()).toEqual([['mother typed 19'], ['worker typed 17', 'mother typed 12']]);
});

test('two people who move the same paragraph at once make it neither’s', () => {
	const { draft, enter, shares, soon } = writtenByMother();
	const moves = [worker!, other!].map((by) => {
		const { copy, body, from } = draft();
		copy.transact(() => {
			body.delete(0, 1);
			body.push([block('paragraph', sentence)]);
		});
		return { by, update: Y.encodeStateAsUpdate(copy, from) };
	});
	for (const { by, update } of moves) {
		enter(by, update);
		soon();
	}
	expect(shares()).toEqual([[`mother typed ${sentence.length}`], [`mother typed ${sentence.length}`]]);
});

test('restored words are their first writer’s, and who brought them back is told apart', () => {
	const { change, ledger, shares } = writtenByMother();
	change(other!, (body) => body.delete(0, 1));
	change(worker!, (body) => body.push([block('paragraph', sentence)]), 'restore');
	expect(shares()).toEqual([[`mother restore ${sentence.length}`]]);
	expect(ledger.keep().voices.at(-1)).toEqual({ ...mother, via: 'restore', broughtBy: worker });
});

test('words of a file and of an accepted suggestion are told apart', () => {
	const { change, shares } = aPlan();
	change(worker!, (body) => body.push([block('paragraph', 'From a file')]), 'import');
	change(mother!, (body) => body.push([block('paragraph', 'Accepted')]), 'suggestion');
	expect(shares()).toEqual([['worker import 11'], ['mother suggestion 8']]);
});

test('the fuzz of authorship sees a ledger that lets moved words change hands, and one that writes down somebody else', async () => {
	const forgetful = await run({
		...{ seed: 4, size: 500 },
		keeper: (ledger, doc, row) =>
			carry(ledger, doc, { ...row, way: row.way === 'typed' ? 'import' : row.way })
	});
	expect(forgetful.figures.wrong).toBeGreaterThan(0);
	const forged = await run({
		...{ seed: 4, size: 500 },
		keeper: (ledger, doc, row) =>
			carry(ledger, doc, { ...row, by: { person: 'p' as PersonId, group: 'professional' } })
	});
	expect(forged.figures.forged).toBeGreaterThan(0);
});

test.each([
	['of words that stand twice since two people moved them at once, what is put in again', 20261138, 80],
	['what is put in again whole, where an older text of the same block shares words with it,', 6010, 62],
	['a letter left over of what was split, wrapped and undone at once', 920613, 31],
	['what two people took away at once and both put back', 920305, 200],
	['what somebody takes back whole while others had moved a part of it', 920607, 150]
])('%s stays its writer’s', async (_what, seed, size) => {
	const { figures } = await run({ seed, size });
	expect(figures).toEqual({ edits: size, wrong: 0, forged: 0 });
});
