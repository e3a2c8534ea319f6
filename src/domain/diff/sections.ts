// Under which heading a block stands.
import type { PlanContent } from '../plan.ts';
import { wordsIn, type Node } from './difference.ts';

export interface Section {
	readonly id: string;
	/** The printed number; empty when there is none. */
	readonly ref: string;
	/** The words readers meet first: the plain title, else the heading. */
	readonly title: string;
}

/** For each block of the plan; null before the first heading. */
export function sectionsOf({ doc, areas }: PlanContent): (Section | null)[] {
	let section: Section | null = null;
	return doc.map((block, at) => {
		if (block.type !== 'heading') return section;
		const area = Object.hasOwn(areas, block.attrs.id) ? areas[block.attrs.id] : undefined;
		const next = doc[at + 1];
		const plain = next?.type === 'plainTitle' ? wordsIn(next as Node) : '';
		const ref = (block.attrs.ref || area?.ref || '').trim();
		const title = [plain, area?.plainTitle ?? '', withoutNumber(wordsIn(block as Node), ref)]
			.map((words) => words.trim())
			.find((words) => words !== '');
		section = { id: block.attrs.id, ref, title: title ?? '' };
		return section;
	});
}

/** Many headings print their number in the words as well. */
function withoutNumber(words: string, ref: string): string {
	if (ref === '' || !words.startsWith(ref)) return words;
	return words.slice(ref.length).replace(/^[.:)]?\s+/, '');
}
