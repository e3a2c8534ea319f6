// What people do to action rows: words go to a new row, are shown in another, or wait in a removed one.
import * as Y from 'yjs';
import { textsUnder } from '#document/authorship/texts.ts';
import { addRow, mergeRow, removeRow, restoreRow, takeApart } from '#document/action-rows.ts';
import { readPlace } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { piecesOf, splitRow } from '#document/split-row.ts';
import { times, type Act } from './honest.ts';
import type { Scene, Someone } from './scene.ts';

const at = new Date('2026-11-22T12:00:00Z');

const add: Act = (scene, someone) => {
	const words = [scene.words(4 + scene.chance.below(6)), scene.words(2 + scene.chance.below(6))];
	const what = words.map((text) => ({
		type: 'paragraph' as const,
		content: [{ type: 'text' as const, text }]
	}));
	const made = words.join('').length;
	scene.acts(
		someone,
		() => addRow(someone.doc, { table: 'table', content: { what }, at }),
		times(scene.voice(someone), made)
	);
	return true;
};

/** Two changes: the words are copied into a new row, then taken out of the old one. */
const split: Act = (scene, someone) => {
	const { doc } = someone;
	const row = someRow(scene, someone);
	const piece = row && scene.chance.pick([null, ...piecesOf(doc, row)]);
	if (!row || !piece) return false;
	const letters = textsUnder(piece.element).flatMap((text) => scene.letters(text));
	if (letters.some(({ letter }) => scene.copied.has(letter))) return false;
	scene.acts(someone, () => splitRow(doc, row, [piece.element], at), scene.voicesOf(letters));
	return true;
};

const putTogether: Act = (scene, someone) => {
	const [one, other] = [someRow(scene, someone), someRow(scene, someone)];
	if (!one || !other || one === other) return false;
	scene.acts(someone, () => mergeRow(someone.doc, one, other), []);
	return true;
};

const apart: Act = (scene, someone) => {
	const row = someRow(scene, someone);
	if (row) scene.acts(someone, () => takeApart(someone.doc, row), []);
	return row !== null;
};

const removeAndBack: Act = (scene, someone) => {
	const row = someRow(scene, someone);
	if (!row) return false;
	const { deletedAt } = readPlace(rootsOf(someone.doc).actions.get(row) as Y.Map<unknown>);
	scene.acts(someone, () => (deletedAt ? restoreRow(someone.doc, row) : removeRow(someone.doc, row, at)), []);
	return true;
};

function someRow(scene: Scene, { doc }: Someone): string | null {
	const rows = [...rootsOf(doc).actions.keys()];
	return rows.length === 0 ? null : scene.chance.pick(rows);
}

export const rowActs: readonly Act[] = [add, split, split, putTogether, apart, removeAndBack];
