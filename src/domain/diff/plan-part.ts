// An action or a section whose story somebody wants, and what belongs to it in one state of the plan.
import { shownIn, type ActionRow } from '../action-row.ts';
import type { Block, PlanContent } from '../plan.ts';

export interface PlanPart {
	readonly kind: 'row' | 'section';
	readonly id: string;
}

/** As versions and the log name it. */
export function partName({ kind, id }: PlanPart): string {
	return `${kind}.${id}`;
}

/** The row whose words are shown by this one: itself, and what was put together with it. Nothing while it is not there. */
export function rowsWithin({ actions }: PlanContent, id: string): string[] {
	if (!Object.hasOwn(actions, id)) return [];
	return Object.keys(actions).filter((other) => other === id || homeOf(actions, other) === id);
}

/** The row that shows the words of this one. */
export function homeOf(actions: Readonly<Record<string, ActionRow>>, id: string): string {
	return shownIn(id, (other) => (Object.hasOwn(actions, other) ? actions[other] : undefined));
}

/** From each heading up to the next one of its level or higher; the first of two headings with one id is it. */
export function spansOf(doc: readonly Block[]): Map<string, { readonly from: number; readonly to: number }> {
	const spans = new Map<string, { from: number; to: number }>();
	const open: { id: string; level: number }[] = [];
	doc.forEach((block, at) => {
		if (block.type !== 'heading') return;
		const { id, level } = block.attrs;
		while (open.length > 0 && open.at(-1)!.level >= level) spans.get(open.pop()!.id)!.to = at;
		if (id === '' || spans.has(id)) return;
		spans.set(id, { from: at, to: doc.length });
		open.push({ id, level });
	});
	return spans;
}

/** Where each table stands: the ids of the sections around it. */
export function sectionsAround({ doc }: PlanContent): Map<string, string[]> {
	const spans = [...spansOf(doc)];
	return new Map(
		doc.flatMap((block, at) =>
			block.type === 'actionTable'
				? [[block.attrs.id, spans.filter(([, { from, to }]) => from <= at && at < to).map(([id]) => id)]]
				: []
		)
	);
}
