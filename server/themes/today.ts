// The day by the clocks of the United Kingdom, as boxes for a day want it.
const dayFormat = new Intl.DateTimeFormat('en-CA', {
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	timeZone: 'Europe/London'
});

/** YYYY-MM-DD. */
export function formatDay(at: Date): string {
	return dayFormat.format(at);
}
