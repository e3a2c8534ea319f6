// What a version freezes. Two copies of the same words must be the same bytes, whoever froze them and in which order.
import type { PlanContent } from './plan.ts';

/**
 * The content of a plan as a version keeps it: exactly the five parts that are hashed, marks sorted (their order means
 * nothing), and characters that no store can keep (NUL, half a surrogate pair) shown as the replacement character.
 */
export function frozen(content: PlanContent): PlanContent {
	const { schema, meta, areas, doc, actions } = content;
	return settled({ schema, meta, areas, doc, actions });
}

function settled<Value>(value: Value): Value;
function settled(value: unknown): unknown {
	if (typeof value === 'string') return storable(value);
	if (Array.isArray(value)) return value.map((item: unknown) => settled(item));
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(
				([key, part]) => part !== undefined && !(key === 'marks' && Array.isArray(part) && part.length === 0)
			)
			.map(([key, part]) => [key, key === 'marks' && Array.isArray(part) ? sortedMarks(part) : settled(part)])
	);
}

function sortedMarks(marks: readonly unknown[]): unknown[] {
	const byText = marks.map((mark) => ({
		mark: settled(mark),
		text: JSON.stringify(keysInOrder(settled(mark)))
	}));
	return byText.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ mark }) => mark);
}

/** Only for comparing: the same mark written with its keys in another order must sort to the same place. */
function keysInOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(keysInOrder);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return entries.map(([key, part]) => [key, keysInOrder(part)]);
}

// PostgreSQL's jsonb refuses both, and a hash over what cannot be stored would never be found again.
function storable(text: string): string {
	return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
