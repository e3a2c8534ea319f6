// Findings: the words of an inspection report that plans answer, one by one.
import type { PlanContent } from './plan.ts';
import { plainText, type RichText } from './rich-text.ts';

export interface Finding {
	/** Id of the callout in the report that holds it. */
	readonly id: string;
	readonly words: RichText;
	/** Which report, and of when. */
	readonly source: string;
}

/** The findings of a report in its order. A callout that does not say where it is from takes the report's own title. */
export function findingsOf({ doc, meta }: Pick<PlanContent, 'doc' | 'meta'>): Finding[] {
	const title = [meta.title || meta.plainTitle, meta.period].filter((part) => part !== '').join(', ');
	return doc.flatMap((block) => {
		if (block.type !== 'callout' || block.attrs.kind !== 'inspectors') return [];
		const words = block.content ?? [];
		if (plainText(words).trim() === '') return [];
		return [{ id: block.attrs.id, words, source: block.attrs.source ?? title }];
	});
}
