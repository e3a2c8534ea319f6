// Whether a plan says anything at all.
import type { PlanContent } from './plan.ts';
import { plainText } from './rich-text.ts';

/** Titles alone are no plan, and every template has them: something must stand under one. */
export function hasWords({ doc, actions }: PlanContent): boolean {
	const inDocument = doc.some(
		(block) =>
			block.type !== 'heading' &&
			block.type !== 'plainTitle' &&
			'content' in block &&
			plainText(block.content ?? []).trim() !== ''
	);
	return (
		inDocument ||
		Object.values(actions).some((row) => row.deletedAt === null && plainText(row.what).trim() !== '')
	);
}
