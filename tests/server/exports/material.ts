// What files are made of, in tests.
import { printableIn } from '#domain/exports/printable.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Material } from '#server/exports/file-to-make.ts';

export const facts = {
	planId: 'plan1',
	areaName: 'Larkshire',
	state: 'The plan as it was on 22 November 2026 at 10:15pm',
	draft: true,
	epoch: 1,
	seq: 5,
	madeAt: '2026-11-22T22:15:00.000Z'
};

export function materialOf(content: PlanContent, more: Partial<Material> = {}): Material {
	return { content: printableIn(content), facts, threads: [], pictures: new Map(), ...more };
}
