// What people do to the words of a plan. Each act says to the scene whose the letters are that it makes; it answers whether
// it did something.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { textsIn } from '#document/authorship/texts.ts';
import type { Voice } from '#domain/voices/voice.ts';
import type { Character, Scene, Someone } from './scene.ts';

export type Act = (scene: Scene, someone: Someone) => boolean;

/** Whatever may happen while others do the same and have not heard of it. */
export const anytime: readonly Act[] = [
	...Array<Act>(8).fill(type),
	newParagraph,
	remove,
	replace,
	embolden,
	...Array<Act>(3).fill((scene, someone) => scene.undoOrRedo(someone, 'undo')),
	(scene, someone) => scene.undoOrRedo(someone, 'redo')
];

/** What makes words stand elsewhere. Others may write in them and take of them meanwhile. */
export const moving: readonly Act[] = [splitParagraph, joinParagraphs, moveParagraph, makeHeading, wrap];

/** What is only told apart when everybody has heard of everything. */
export const inTurn: readonly Act[] = [cut, paste, paste, copy];

function type(scene: Scene, someone: Someone): boolean {
	const text = someText(scene, someone);
	if (!text) return newParagraph(scene, someone);
	const words = scene.words(1 + scene.chance.below(9));
	scene.act(
		someone,
		() => text.insert(scene.chance.below(text.length + 1), words),
		times(scene.voice(someone), words.length)
	);
	return true;
}

function newParagraph(scene: Scene, someone: Someone): boolean {
	const { body } = rootsOf(someone.doc);
	const words = scene.words(3 + scene.chance.below(12));
	scene.act(
		someone,
		() => body.insert(scene.chance.below(body.length + 1), [block('paragraph', words)]),
		times(scene.voice(someone), words.length)
	);
	return true;
}

function remove(scene: Scene, someone: Someone): boolean {
	const part = somePart(scene, someone);
	if (!part || isCopied(scene, part.letters)) return false;
	scene.act(someone, () => part.text.delete(part.from, part.letters.length), []);
	return true;
}

/** Writing something else in the place of words, of whoever's. */
function replace(scene: Scene, someone: Someone): boolean {
	const part = somePart(scene, someone);
	if (!part || isCopied(scene, part.letters)) return false;
	const words = scene.words(1 + scene.chance.below(8));
	const does = () => {
		part.text.delete(part.from, part.letters.length);
		part.text.insert(part.from, words);
	};
	scene.act(someone, does, times(scene.voice(someone), words.length));
	return true;
}

/** As the editor does it: the second half is taken away and made anew behind. */
function splitParagraph(scene: Scene, someone: Someone): boolean {
	const found = someParagraph(scene, someone);
	if (!found) return false;
	const { text, letters, at } = found;
	if (letters.length < 4) return false;
	const from = 2 + scene.chance.below(letters.length - 3);
	const half = letters.slice(from);
	const does = () => {
		text.delete(from, half.length);
		rootsOf(someone.doc).body.insert(at + 1, [block('paragraph', wordsOf(half))]);
	};
	scene.act(someone, does, scene.voicesOf(half));
	return true;
}

function joinParagraphs(scene: Scene, someone: Someone): boolean {
	const found = someParagraph(scene, someone);
	const next = found && paragraphAt(scene, someone, found.at + 1);
	if (!next || next.letters.length < 2) return false;
	const does = () => {
		found.text.insert(found.text.length, wordsOf(next.letters));
		rootsOf(someone.doc).body.delete(next.at, 1);
	};
	scene.act(someone, does, scene.voicesOf(next.letters));
	return true;
}

function moveParagraph(scene: Scene, someone: Someone): boolean {
	return putElsewhere(scene, someone, (words) => block('paragraph', words));
}

function makeHeading(scene: Scene, someone: Someone): boolean {
	return putElsewhere(scene, someone, (words) => block('heading', words), 0);
}

function wrap(scene: Scene, someone: Someone): boolean {
	const around = (words: string) => {
		const [list, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')];
		item.insert(0, [block('paragraph', words)]);
		list.insert(0, [item]);
		return list;
	};
	return putElsewhere(scene, someone, around, 0);
}

function putElsewhere(
	scene: Scene,
	someone: Someone,
	made: (words: string) => Y.XmlElement,
	to?: number
): boolean {
	const found = someParagraph(scene, someone);
	if (!found || found.letters.length < 2) return false;
	const { body } = rootsOf(someone.doc);
	const does = () => {
		body.delete(found.at, 1);
		body.insert(to === undefined ? scene.chance.below(body.length + 1) : found.at, [
			made(wordsOf(found.letters))
		]);
	};
	scene.act(someone, does, scene.voicesOf(found.letters));
	return true;
}

function embolden(scene: Scene, someone: Someone): boolean {
	const part = somePart(scene, someone);
	if (!part) return false;
	const mark = scene.chance.percent(60) ? {} : null;
	scene.act(someone, () => part.text.format(part.from, part.letters.length, { bold: mark }), []);
	return true;
}

function cut(scene: Scene, someone: Someone): boolean {
	const part = somePart(scene, someone);
	if (!part || isCopied(scene, part.letters)) return false;
	someone.clipboard = { text: wordsOf(part.letters), voices: scene.voicesOf(part.letters) };
	scene.act(someone, () => part.text.delete(part.from, part.letters.length), []);
	return true;
}

/** Once: what is pasted a second time, or stands again by another way, is a copy. */
function paste(scene: Scene, someone: Someone): boolean {
	const { clipboard } = someone;
	if (clipboard && scene.stands(clipboard.text)) someone.clipboard = null;
	const text = someText(scene, someone);
	if (!clipboard || !someone.clipboard || !text) return false;
	const does = () => text.insert(scene.chance.below(text.length + 1), clipboard.text);
	scene.act(someone, does, clipboard.voices);
	someone.clipboard = null;
	return true;
}

function copy(scene: Scene, someone: Someone): boolean {
	const part = somePart(scene, someone);
	const to = someText(scene, someone);
	if (!part || !to || isCopied(scene, part.letters) || scene.waits(part.letters)) return false;
	// what was moved a moment ago could be taken for the same move by two people
	scene.wait(10_000);
	for (const { letter } of part.letters) scene.copied.add(letter);
	const words = wordsOf(part.letters);
	const does = () => to.insert(scene.chance.below(to.length + 1), words);
	scene.act(someone, does, times(scene.voice(someone), words.length));
	return true;
}

export function times(voice: Voice, length: number): Voice[] {
	return Array<Voice>(length).fill(voice);
}

export function wordsOf(letters: readonly Character[]): string {
	return letters.map(({ letter }) => letter).join('');
}

export function block(name: string, words: string): Y.XmlElement {
	const element = new Y.XmlElement(name);
	element.insert(0, [new Y.XmlText(words)]);
	return element;
}

/** Copied words stand twice, and may be gone twice; which of the two is pasted, nobody can say. */
export function isCopied(scene: Scene, letters: readonly Character[]): boolean {
	return letters.some(({ letter }) => scene.copied.has(letter));
}

export function someText(scene: Scene, { doc }: Someone): Y.XmlText | null {
	const texts = textsIn(doc).filter((text) => text.length < 200);
	return texts.length === 0 ? null : scene.chance.pick(texts);
}

interface Part {
	readonly text: Y.XmlText;
	readonly from: number;
	readonly letters: readonly Character[];
}

export function somePart(scene: Scene, someone: Someone): Part | null {
	const texts = textsIn(someone.doc).filter((text) => text.length > 0);
	if (texts.length === 0) return null;
	const text = scene.chance.pick(texts);
	const letters = scene.letters(text);
	const from = scene.chance.below(letters.length);
	return { text, from, letters: letters.slice(from, from + 1 + scene.chance.below(10)) };
}

interface Paragraph {
	readonly at: number;
	readonly text: Y.XmlText;
	readonly letters: readonly Character[];
}

export function someParagraph(scene: Scene, someone: Someone): Paragraph | null {
	const { length } = rootsOf(someone.doc).body;
	return length === 0 ? null : paragraphAt(scene, someone, scene.chance.below(length));
}

function paragraphAt(scene: Scene, { doc }: Someone, at: number): Paragraph | null {
	const { body } = rootsOf(doc);
	const element: unknown = at < body.length ? body.get(at) : null;
	if (!(element instanceof Y.XmlElement)) return null;
	const [text, second] = element.toArray();
	if (!(text instanceof Y.XmlText) || second) return null;
	return { at, text, letters: scene.letters(text) };
}
