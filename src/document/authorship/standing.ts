// Whose words stand where, counted from a ledger and the document it belongs to.
import * as Y from 'yjs';
import { actionColumnIds, shownIn } from '#domain/action-row.ts';
import type { BlockVoices, PlanVoices, VoiceShare } from '#domain/voices/voice.ts';
import { keyedBlocks } from '../block-keys.ts';
import { readPlace } from '../read.ts';
import { rootsOf } from '../roots.ts';
import type { Ledger } from './ledger.ts';
import { textsUnder } from './texts.ts';

/** Block by block and row by row. Cells without a word are left out, and so are removed rows. */
export function voicesIn(ledger: Ledger, doc: Y.Doc): PlanVoices {
	const { body, actions } = rootsOf(doc);
	const blocks = keyedBlocks(body).map(({ element, key }) => ({
		key,
		...placeOf(element),
		shares: sharesIn(ledger, element)
	}));
	const placeOfRow = (id: string) => {
		const row = actions.get(id);
		return row instanceof Y.Map ? readPlace(row) : undefined;
	};
	const rows = [...actions.keys()].sort().flatMap((id) => {
		const home = placeOfRow(shownIn(id, placeOfRow));
		const row = actions.get(id);
		if (!home || home.deletedAt !== null || !(row instanceof Y.Map)) return [];
		const cells = actionColumnIds.flatMap((column) => {
			const fragment: unknown = row.get(column);
			const shares = fragment instanceof Y.XmlFragment ? sharesIn(ledger, fragment) : [];
			return shares.length > 0 ? [[column, shares] as const] : [];
		});
		return [[id, { table: home.table, cells: Object.fromEntries(cells) }] as const];
	});
	return { blocks, rows: Object.fromEntries(rows) };
}

function placeOf(element: Y.XmlElement): Pick<BlockVoices, 'level' | 'table'> {
	const level: unknown = element.getAttribute('level');
	const table: unknown = element.getAttribute('id');
	if (element.nodeName === 'heading') return { level: typeof level === 'number' ? level : 1 };
	return element.nodeName === 'actionTable' && typeof table === 'string' ? { table } : {};
}

function sharesIn(ledger: Ledger, root: Y.XmlFragment): VoiceShare[] {
	const characters = new Map<number, number>();
	for (const text of textsUnder(root))
		for (let item = text._start; item !== null; item = item.right) {
			if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
			const { client, clock } = item.id;
			for (const [from, to, number] of ledger.standing.between(client, clock, clock + item.length))
				characters.set(number, (characters.get(number) ?? 0) + to - from);
		}
	return [...characters]
		.map(([number, count]) => ({ ...ledger.voice(number), characters: count }))
		.sort((a, b) => b.characters - a.characters || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
