// What somebody says about a published plan, without an account.
import type { PlanContent } from '../plan.ts';
import { plainText } from '../rich-text.ts';

export const longestFeedback = 3_000;

/** A part of a plan that can be spoken about, by its name in addresses: "section.ID" or "row.ID". */
export interface SpokenAbout {
	readonly part: string;
	readonly title: string;
}

/** Every section and action of a plan, as they are called, in its order. */
export function partsOf({ doc, areas, actions }: PlanContent): SpokenAbout[] {
	const parts: SpokenAbout[] = [];
	doc.forEach((block, at) => {
		if (block.type === 'heading') {
			const next = doc[at + 1];
			const plain = next?.type === 'plainTitle' ? plainText(next.content ?? []).trim() : '';
			const { id, ref } = block.attrs;
			const words = plain || areas[id]?.plainTitle.trim() || plainText(block.content ?? []).trim();
			if (words !== '') parts.push({ part: `section.${id}`, title: withRef(ref, words) });
		}
		if (block.type !== 'actionTable') return;
		const rows = Object.entries(actions)
			.filter(([, row]) => row.table === block.attrs.id && row.deletedAt === null)
			.sort(([a, x], [b, y]) => (x.rank < y.rank ? -1 : x.rank > y.rank ? 1 : a < b ? -1 : 1));
		for (const [id, row] of rows) {
			const words = plainText(row.what).replaceAll(/\s+/g, ' ').trim();
			const short = words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words;
			if (short !== '') parts.push({ part: `row.${id}`, title: withRef(row.ref, short) });
		}
	});
	return parts;
}

function withRef(ref: string, words: string): string {
	return ref.trim() === '' || words.startsWith(ref.trim()) ? words : `${ref.trim()} ${words}`;
}
