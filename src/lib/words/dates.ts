// Dates and times as people here write them: 5 March 2026, 2:02pm, always by the clocks of the United Kingdom.
const zone = 'Europe/London';
const locale = 'en-GB';

const dayFormat = new Intl.DateTimeFormat(locale, {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: zone
});
const calendarDayFormat = new Intl.DateTimeFormat(locale, {
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});
const timeFormat = new Intl.DateTimeFormat(locale, {
	hour: 'numeric',
	minute: '2-digit',
	hour12: true,
	timeZone: zone
});
const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

/** "5 March 2026". A Date or ISO instant is shown by London's clock; YYYY-MM-DD is a day of the calendar and never shifts. */
export function formatDate(when: Date | string): string {
	if (typeof when === 'string' && calendarDay.test(when)) return calendarDayFormat.format(new Date(when));
	return dayFormat.format(new Date(when));
}

const dayAndWeekdayFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });

/** "Friday 25 December 2026", for a day of the calendar: a date somebody has to keep is seen with its weekday. */
export function formatDayOfWeek(day: string): string {
	return `${dayAndWeekdayFormat.format(new Date(day))} ${formatDate(day)}`;
}

/** "2:02pm", by London's clock. */
export function formatTime(when: Date | string): string {
	const parts = timeFormat.formatToParts(new Date(when));
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
	return `${part('hour')}:${part('minute')}${part('dayPeriod').toLowerCase().replaceAll('.', '')}`;
}

/** "5 March 2026 at 2:02pm". */
export function formatDateTime(when: Date | string): string {
	return `${formatDate(when)} at ${formatTime(when)}`;
}

/** "today at 2:02pm", "yesterday at 9:15am", else "5 March 2026". */
export function formatRecent(when: Date | string, now: Date): string {
	const day = formatDate(when);
	if (day === formatDate(now)) return `today at ${formatTime(when)}`;
	if (day === formatDate(new Date(now.getTime() - 86_400_000))) return `yesterday at ${formatTime(when)}`;
	return day;
}

const weekdayFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: zone });

/** After "since": "2:02pm today", "yesterday", a day of the last six such as "Tuesday", else "5 March 2026". */
export function formatSince(when: Date, now: Date): string {
	const days = [0, 1, 2, 3, 4, 5, 6].map((ago) => formatDate(new Date(now.getTime() - ago * 86_400_000)));
	const ago = days.indexOf(formatDate(when));
	if (ago === 0) return `${formatTime(when)} today`;
	if (ago === 1) return 'yesterday';
	return ago > 1 ? weekdayFormat.format(when) : formatDate(when);
}
