// The day on which a published plan is looked at again.

/** YYYY-MM-DD from tomorrow on, at most three years away; null for none; undefined for what is no such day. */
export function dayOfReview(typed: string, now: Date): string | null | undefined {
	if (typed === '') return null;
	const at = new Date(`${typed}T00:00:00Z`);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || Number.isNaN(at.getTime())) return undefined;
	if (at.toISOString().slice(0, 10) !== typed) return undefined;
	const days = (at.getTime() - now.getTime()) / 86_400_000;
	return days > 0 && days < 3 * 366 ? typed : undefined;
}
