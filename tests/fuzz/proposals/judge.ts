// What has to become of one part of a suggestion, said without the code that does it: from what was suggested and what was
// written live, word by word.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import type { People } from './people.ts';
import { blocks, expected, nearness, said, stands, textsIn, type Scene, type Unit } from './scene.ts';
import { idAt, type Wishes } from './suggest.ts';

export interface Judged {
	readonly must: 'fit' | 'conflict' | 'either';
	/** Words of others that may go, and words that may come in the name of whoever suggested. */
	readonly mayGo: (word: string) => boolean;
	readonly mayCome: (word: string) => boolean;
	/** What is wrong with the plan when it was taken. */
	readonly faultsAfter: (plan: Y.Doc) => string[];
}

export function judge(people: People, scene: Scene, wishes: Wishes, part: Part): Judged {
	const units = unitsOf(scene, part);
	const ids = new Set(units.map((unit) => unit.part));
	const moved = [...ids].filter((id) => wishes.moves.has(id) || wishes.goes.has(id) || wishes.splits.has(id));
	const own = new Set(JSON.stringify(part.map((hunk) => hunk.next)).match(/s\d{4}/g));
	const whole = new Set(units.filter((unit) => moved.includes(unit.part)).flatMap(({ words }) => words));
	const goes = new Set(
		units.flatMap(({ words, suggested }) => [...suggested.became.keys()].map((at) => words[at]!))
	);
	return {
		must: mustOf(people, units, wishes, part),
		mayGo: (word) => goes.has(word) || whole.has(word),
		mayCome: (word) => own.has(word) || whole.has(word),
		faultsAfter(plan) {
			for (const unit of units) unit.entered = true;
			for (const id of moved) people.replaced.add(id);
			const texts = textsIn(plan);
			const missing = [...own].filter((word) => texts.filter((text) => text.includes(word)).length !== 1);
			return [
				...missing.map((word) => `${word} does not stand there once`),
				...scene.units.flatMap((unit) => (people.replaced.has(unit.part) ? [] : unitFaults(texts, unit))),
				...moved.flatMap((id) => moveFaults(texts, scene, wishes, id)),
				...placeFaults(plan, part),
				...part.flatMap((hunk) =>
					hunk.op === 'action.remove' && stands(plan, hunk.actionId) ? ['the row still stands'] : []
				)
			];
		}
	};
}

function unitsOf(scene: Scene, part: Part): Unit[] {
	const names = part.flatMap((hunk) => {
		if ('actionId' in hunk) return hunk.op === 'text' ? [`${hunk.actionId}/${hunk.column}`] : [];
		if (hunk.op !== 'text' && hunk.op !== 'delete') return [];
		return [hunk.blockId.startsWith('~') ? 'list' : hunk.blockId];
	});
	return scene.units.filter((unit) => names.includes(unit.part));
}

function mustOf(people: People, units: readonly Unit[], wishes: Wishes, part: Part): Judged['must'] {
	const anchors = part.flatMap((hunk) =>
		hunk.op === 'insert-after' ? [hunk.blockId.startsWith('~') ? 'list' : hunk.blockId] : []
	);
	if ([...anchors, ...units.map((unit) => unit.part)].some((id) => people.replaced.has(id))) return 'either';
	const rows = part.flatMap((hunk) => ('actionId' in hunk ? [hunk.actionId] : []));
	if (rows.some((row) => people.rowsPlaced.has(row))) return 'either';
	if (part.some((hunk) => hunk.op === 'action.set') && rows.some((row) => people.rowsDated.has(row)))
		return 'conflict';
	const found = units.map((unit) => unitMust(unit, wishes));
	return found.includes('conflict') ? 'conflict' : found.includes('either') ? 'either' : 'fit';
}

function unitMust(unit: Unit, wishes: Wishes): Judged['must'] {
	const written = [...unit.live.became.keys(), ...unit.live.put.keys()];
	if (wishes.goes.has(unit.part) || wishes.moves.has(unit.part))
		return written.length > 0 ? 'conflict' : 'fit';
	const from = wishes.splits.get(unit.part);
	if (from !== undefined) {
		if ([...unit.live.became.keys()].some((at) => at >= from)) return 'conflict';
		return written.some((at) => at >= from - 1) ? 'either' : 'fit';
	}
	const near = nearness(unit);
	if (near === 'apart') return 'fit';
	if (near === 'touching') return 'either';
	const both = [...unit.live.became].filter(([at]) => unit.suggested.became.has(at));
	return both.every(([at, became]) => unit.suggested.became.get(at) === became) ? 'either' : 'conflict';
}

function unitFaults(texts: readonly string[], unit: Unit): string[] {
	const is = said(texts, unit);
	const should = expected(unit, unit.entered);
	if (is === null) return should.length === 0 ? [] : [`${unit.name} is gone`];
	const apart = !unit.entered || nearness(unit) === 'apart';
	// words of both sides next to one another: all of them are there, in whatever order, perhaps without the space between
	const inOrder = (words: readonly string[]) =>
		apart ? words.join(' ') : (words.join(' ').match(/[a-z]\d{4}/g) ?? []).sort().join(' ');
	return inOrder(is) === inOrder(should)
		? []
		: [`${unit.name}: ${is.join(' ')} instead of ${should.join(' ')}`];
}

function moveFaults(texts: readonly string[], scene: Scene, wishes: Wishes, id: string): string[] {
	const { words } = scene.units.find(({ part }) => part === id)!;
	const places = words.map((word) => texts.filter((text) => text.includes(word)).length);
	if (wishes.goes.has(id)) return places.some((count) => count > 0) ? [`${id} still stands`] : [];
	const from = wishes.splits.get(id);
	const whole = from === undefined ? places : places.slice(from);
	if (whole.some((count) => count !== 1)) return [`${id} does not stand once`];
	const tail = words.slice(from ?? 0).join(' ');
	return texts.includes(tail) ? [] : [`${id} was torn`];
}

/** What came stands behind what it was put behind, with nothing between them that was there before. */
function placeFaults(plan: Y.Doc, part: Part): string[] {
	const { body } = rootsOf(plan);
	const order = body.toArray().map((_, at) => idAt(body, at));
	const before = new Set<string>([...blocks, 'list', 'table']);
	return part.flatMap((hunk) => {
		if (hunk.op !== 'insert-after') return [];
		const behind = hunk.blockId.startsWith('~') ? 'list' : hunk.blockId;
		const first = hunk.next[0];
		const id = first && 'attrs' in first ? (first.attrs?.id ?? '') : '';
		const [from, to] = [behind === '' ? -1 : order.indexOf(behind), order.indexOf(id)];
		return to > from && !order.slice(from + 1, to).some((each) => before.has(each))
			? []
			: [`${id} stands elsewhere`];
	});
}
