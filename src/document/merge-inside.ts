// Two changes of the same words: mine, made on `base`, beside what others have made of it since.
import type { Inside } from '#domain/hunks.ts';
import { threeWay } from '#domain/proposals/three-way.ts';

/** What the block should say now; null where both changed the same words. Words put side by side at one place stand there. */
export function mergeInside(base: Inside, now: Inside, next: Inside): Inside | null {
	return threeWay(base, now, next, 'beside');
}
