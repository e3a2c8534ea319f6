// What a part of a plan is called, for whoever reads that it came back.
import { sectionsOf } from '#domain/diff/sections.ts';
import type { PlanContent } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import type { Scope } from './scope.ts';

const longest = 80;

/** The title of a section, or how an action begins, with its number; empty for all of the plan, and for what has no words. */
export function titleOf(plan: PlanContent, scope: Scope): string {
	if (scope.kind === 'plan') return '';
	if (scope.kind === 'section') {
		const section = sectionsOf(plan).find((each) => each?.id === scope.id);
		return short([section?.ref ?? '', section?.title ?? ''].filter((part) => part !== '').join(' '));
	}
	const row = Object.hasOwn(plan.actions, scope.id) ? plan.actions[scope.id] : undefined;
	return row ? short(row.ref || plainText(row.what).replaceAll(/\s+/g, ' ').trim()) : '';
}

function short(words: string): string {
	const letters = [...words];
	return letters.length <= longest
		? words
		: `${letters
				.slice(0, longest - 1)
				.join('')
				.trimEnd()}…`;
}
