// What the server brings in, or back, for somebody: a file, an accepted suggestion, an earlier state.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { Via, Voice } from '#domain/voices/voice.ts';
import { block, isCopied, someParagraph, times, wordsOf, type Act } from './honest.ts';
import type { Character, Scene, Someone } from './scene.ts';

interface Remembered {
	readonly letters: readonly Character[];
	readonly voices: readonly Voice[];
}

const remembered = new WeakMap<Scene, Remembered[]>();

function fromOutside(via: Via): Act {
	return (scene, someone) => {
		const words = scene.words(5 + scene.chance.below(20));
		const { body } = rootsOf(someone.doc);
		scene.send(someone);
		const does = () => body.insert(scene.chance.below(body.length + 1), [block('paragraph', words)]);
		scene.act(someone, does, times(scene.voice(someone, via), words.length));
		scene.send(someone, via);
		someone.undo.clear();
		return true;
	};
}

/** What one paragraph says now, for later. */
const keepState: Act = (scene, someone) => {
	const found = someParagraph(scene, someone);
	if (!found || found.letters.length < 3) return false;
	const states = remembered.get(scene) ?? [];
	remembered.set(scene, [...states, { letters: found.letters, voices: scene.voicesOf(found.letters) }]);
	return true;
};

/** A paragraph as it was comes back behind everything, whatever has become of its words. */
const bringBack: Act = (scene, someone) => {
	const state = someState(scene);
	if (!state) return false;
	restore(scene, someone, state, null);
	// they may stand twice now
	for (const { letter } of state.letters) scene.copied.add(letter);
	return true;
};

/** A paragraph becomes again what it was: what stands in it now is moved, the rest is brought back. */
const rewrite: Act = (scene, someone) => {
	const state = someState(scene);
	const found = someParagraph(scene, someone);
	if (!state || !found || isCopied(scene, found.letters)) return false;
	restore(scene, someone, state, found.at);
	for (const { letter } of state.letters) scene.copied.add(letter);
	return true;
};

function someState(scene: Scene): Remembered | null {
	const states = (remembered.get(scene) ?? []).filter(({ letters }) => !isCopied(scene, letters));
	return states.length === 0 ? null : scene.chance.pick(states);
}

function restore(
	scene: Scene,
	someone: Someone,
	{ letters, voices }: Remembered,
	instead: number | null
): void {
	scene.send(someone);
	const { body } = rootsOf(someone.doc);
	const replaced = instead === null ? null : body.get(instead);
	const now = new Map<string, Voice>();
	if (replaced instanceof Y.XmlElement)
		for (const text of replaced.toArray())
			if (text instanceof Y.XmlText)
				for (const letter of scene.letters(text)) now.set(letter.letter, scene.whose.get(letter.name)!);
	const whose = letters.map(({ letter }, at): Voice => {
		const { person, group } = voices[at]!;
		return now.get(letter) ?? { person, group, via: 'restore', broughtBy: someone.hand };
	});
	const does = () => {
		if (instead !== null) body.delete(instead, 1);
		body.insert(instead ?? body.length, [block('paragraph', wordsOf(letters))]);
	};
	scene.act(someone, does, whose);
	scene.send(someone, 'restore', true);
	someone.undo.clear();
}

export const bringIn: readonly Act[] = [
	fromOutside('import'),
	fromOutside('suggestion'),
	keepState,
	keepState,
	bringBack,
	rewrite
];
