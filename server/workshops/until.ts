// The times a workshop may end, offered one by one: nobody has to type a date.
const halfHour = 30 * 60_000;
const hour = 2 * halfHour;

/** Every half hour for eight hours, then every hour, up to a day after the start. */
export function endsToChoose(now: Date, from = now): Date[] {
	const first = Math.ceil((now.getTime() + halfHour / 2) / halfHour) * halfHour;
	const last = from.getTime() + 24 * hour;
	const ends: Date[] = [];
	for (let at = first; at <= last; at += at - first < 8 * hour ? halfHour : hour) ends.push(new Date(at));
	return ends;
}

/** What is chosen until somebody chooses: about two hours. */
export function usualEnd(now: Date): Date {
	return new Date(Math.round((now.getTime() + 2 * hour) / halfHour) * halfHour);
}
