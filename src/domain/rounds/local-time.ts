// Times as people type them, by the clocks of the United Kingdom, and the moments they mean.
const zone = 'Europe/London';
const typedTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

const parts = new Intl.DateTimeFormat('en-GB', {
	timeZone: zone,
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});

/** "2026-11-22T17:00" by London's clock; what a box for date and time holds. */
export function localTime(moment: Date): string {
	const part = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
	return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}`;
}

/** The day it is in London at a moment, YYYY-MM-DD. */
export const localDay = (moment: Date): string => localTime(moment).slice(0, 10);

/** The moment somebody means by "2026-07-01T17:00"; null when it is no time. In the hour that comes twice, the earlier one. */
export function momentOf(typed: string): Date | null {
	if (!typedTime.test(typed)) return null;
	const asUtc = Date.parse(`${typed}:00Z`);
	if (Number.isNaN(asUtc)) return null;
	// London is at UTC, or an hour before it
	const candidates = [new Date(asUtc - 3_600_000), new Date(asUtc)];
	const exact = candidates.find((moment) => localTime(moment) === typed);
	// the hour that is left out in March: as a clock that was not put forward would say it
	return exact ?? (new Date(asUtc).toISOString().slice(0, 16) === typed ? new Date(asUtc) : null);
}

/** Whether this is a day of the calendar, YYYY-MM-DD. */
export function isDay(typed: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) return false;
	const at = Date.parse(`${typed}T00:00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === typed;
}
