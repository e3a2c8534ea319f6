// People who would make the words of others theirs, or theirs those of others. What they send is well formed, so that only the
// rules of authorship stand in their way.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { block, isCopied, somePart, someParagraph, someText, times, wordsOf, type Act } from './honest.ts';
import type { Scene, Someone } from './scene.ts';

/** Takes words away and puts the same ones in, in one change: they are still whose they were. */
const putInAgain: Act = (scene, forger) => {
	const part = somePart(scene, forger);
	if (!part) return false;
	const does = () => {
		part.text.delete(part.from, part.letters.length);
		part.text.insert(part.from, wordsOf(part.letters));
	};
	scene.act(forger, does, scene.voicesOf(part.letters));
	return true;
};

/** The same in two changes. */
const putInLater: Act = (scene, forger) => {
	const found = someParagraph(scene, forger);
	if (!found || found.letters.length === 0 || isCopied(scene, found.letters)) return false;
	const { body } = rootsOf(forger.doc);
	scene.act(forger, () => body.delete(found.at, 1), []);
	scene.send(forger);
	scene.wait(5_000);
	const does = () => body.insert(found.at, [block('paragraph', wordsOf(found.letters))]);
	scene.act(forger, does, scene.voicesOf(found.letters));
	return true;
};

/** Copies first and takes the original away later, so that only the copy is left. */
const leaveTheCopy: Act = (scene, forger) => {
	const found = someParagraph(scene, forger);
	if (!found || found.letters.length === 0 || isCopied(scene, found.letters)) return false;
	const { body } = rootsOf(forger.doc);
	const original = body.get(found.at);
	scene.wait(10_000);
	const does = () => body.push([block('paragraph', wordsOf(found.letters))]);
	scene.act(forger, does, scene.voicesOf(found.letters));
	scene.send(forger);
	scene.wait(10_000);
	scene.act(forger, () => body.delete(body.toArray().indexOf(original), 1), []);
	return true;
};

/** Takes somebody's words away and writes own ones there, hoping that they stay in the other's name. */
const writeInTheirName: Act = (scene, forger) => {
	const found = someParagraph(scene, forger);
	if (!found || isCopied(scene, found.letters)) return false;
	const words = scene.words(found.letters.length + 2);
	const does = () => {
		found.text.delete(0, found.letters.length);
		found.text.insert(0, words);
	};
	scene.act(forger, does, times(scene.voice(forger), words.length));
	return true;
};

/** Says, as an undo does, that own words are those that were taken away there. */
const claimToPutBack: Act = (scene, forger) => {
	const dead = deadLetters(forger).filter(({ length }) => length > 0);
	if (dead.length === 0) return false;
	const before = scene.chance.pick(dead);
	const words = scene.words(before.length);
	const does = () => insertBefore(forger.doc, before, words);
	scene.act(forger, does, times(scene.voice(forger), words.length));
	return true;
};

/** Puts the same words in many times, so that somebody seems to have written much: the copies are the copier's. */
const inflate: Act = (scene, forger) => {
	const part = somePart(scene, forger);
	const to = someText(scene, forger);
	if (!part || !to || isCopied(scene, part.letters) || scene.waits(part.letters)) return false;
	scene.wait(10_000);
	for (const { letter } of part.letters) scene.copied.add(letter);
	for (let times_ = 0; times_ < 3; times_++) {
		const does = () => to.insert(0, wordsOf(part.letters));
		scene.act(forger, does, times(scene.voice(forger), part.letters.length));
		scene.send(forger);
	}
	return true;
};

export const forgeries: readonly Act[] = [
	putInAgain,
	putInLater,
	leaveTheCopy,
	writeInTheirName,
	claimToPutBack,
	inflate
];

/** Writes under the client id of somebody else. The gate has to refuse it: true when it came in. */
export function underForeignId(scene: Scene, forger: Someone, victim: Someone): boolean {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(scene.gate.doc));
	const before = Y.encodeStateVector(doc);
	doc.clientID = victim.doc.clientID;
	doc.transact(() => rootsOf(doc).body.push([block('paragraph', 'words of somebody else')]));
	if (Y.getState(scene.gate.doc.store, victim.doc.clientID) === 0) return false;
	return scene.enter(forger.hand, Y.encodeStateAsUpdate(doc, before), 'typed');
}

interface Dead {
	readonly item: Y.Item;
	readonly length: number;
}

function deadLetters({ doc }: Someone): Dead[] {
	return [...doc.store.clients.values()].flatMap((structs) =>
		structs.flatMap((item) =>
			item instanceof Y.Item &&
			item.deleted &&
			item.parent instanceof Y.XmlText &&
			!item.parent._item?.deleted
				? [{ item, length: item.length }]
				: []
		)
	);
}

function insertBefore(doc: Y.Doc, { item }: Dead, words: string): void {
	doc.transact((transaction) => {
		const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
		const left = item.left;
		new Y.Item(
			id,
			left,
			left && left.lastId,
			item,
			item.id,
			item.parent,
			null,
			new Y.ContentString(words)
		).integrate(transaction, 0);
	});
}
