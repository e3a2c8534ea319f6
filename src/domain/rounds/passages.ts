// The sentences of one part of a text, so that somebody without a mouse or script can say which of them they mean.
import type { TextPlace } from '../anchor.ts';
import { idOf } from '../anchors/parts.ts';
import { planWords, rangeOf, type Root } from '../anchors/plan-words.ts';
import type { PlanContent } from '../plan.ts';

export interface Passage {
	/** The sentence, as it stands. */
	readonly words: string;
	readonly place: TextPlace;
}

/** More sentences are no choice. */
const most = 120;
/** Shorter ones say nothing alone. */
const shortest = 3;

const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** By the name of a place: "section:ID" (its heading not among them), "row:ID". Each sentence once; none of the whole text. */
export function passagesOf(content: PlanContent, name: string): Passage[] {
	const [kind, id = ''] = name.split(':', 2);
	const plan = planWords(content);
	const found = new Map<string, Passage>();
	const take = (root: Root, from: number, to: number): void => {
		for (const { segment, index } of sentences.segment(plan.all.slice(from, to))) {
			const words = segment.trimEnd();
			if (words.trim().length < shortest || found.has(words) || found.size >= most) continue;
			const start = from + index;
			const range = rangeOf({ root, from: start, to: start + words.length });
			const blockId = range.at === null ? null : idOf(content.doc[range.at]);
			found.set(words, { words, place: { kind: 'text', ...range, blockId } });
		}
	};
	if (kind === 'row')
		for (const root of plan.roots.filter(({ actionId }) => actionId === id))
			for (const { start, end } of root.lines) take(root, start, end);
	if (kind === 'section') {
		const first = content.doc.findIndex((block) => block.type === 'heading' && block.attrs.id === id);
		const next = content.doc.findIndex((block, at) => at > first && block.type === 'heading');
		const last = next === -1 ? content.doc.length : next;
		const body = plan.roots.find(({ actionId }) => actionId === null);
		if (first !== -1 && body)
			for (const { start, end, at } of body.lines) if (at > first && at < last) take(body, start, end);
	}
	return [...found.values()];
}
