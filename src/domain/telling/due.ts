// When the mail about what is new leaves: in the morning, by the clocks of the United Kingdom, in summer and in winter.

export const digestEvery = ['day', 'week'] as const;
export type DigestEvery = (typeof digestEvery)[number];

const zone = 'Europe/London';
/** The hour by their clocks. No clock change ever leaves it out, or has it twice. */
const hour = 7;
const monday = 1;
const day = 24 * 60 * 60_000;

const parts = new Intl.DateTimeFormat('en-GB', {
	...{
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	},
	hourCycle: 'h23',
	timeZone: zone
});

/** The next time after this moment: tomorrow morning at the latest, or on the next Monday. */
export function nextDue(every: DigestEvery, after: Date): Date {
	for (let ahead = 0; ; ahead += 1) {
		const local = new Date(asIfUtc(after) + ahead * day);
		if (every === 'week' && local.getUTCDay() !== monday) continue;
		const wanted = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hour);
		const due = instantOf(wanted);
		if (due.getTime() > after.getTime()) return due;
	}
}

/** What their clocks show, counted as if it were UTC. */
function asIfUtc(at: Date): number {
	const shown = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
	const of = (name: string): number => shown[name] ?? 0;
	return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** The moment at which their clocks show this. */
function instantOf(local: number): Date {
	const guess = new Date(local);
	return new Date(local - (asIfUtc(guess) - local));
}
