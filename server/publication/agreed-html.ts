// Who agreed to a version and with which reservations, on its public page.
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { agreedWords as words } from '#lib/words/signing.ts';
import type { Agreement } from './agreements.ts';

/** At the top: how many, and the way to what they say. */
export function agreedLine({ bodies }: Agreement): string {
	const reservations = bodies.filter(({ answer }) => answer === 'reservation').length;
	return `<p>${words.short(bodies.length, reservations)} <a href="#agreed">${words.read}</a></p>`;
}

export function agreedHtml({ at, bodies }: Agreement): string {
	const lines = bodies.map((body) => {
		const says = body.answer === 'reservation' ? words.reservation : words.words;
		const own =
			body.words === ''
				? ''
				: `<p class="small">${says}</p><blockquote>${escapeHtml(body.words)}</blockquote>`;
		return `<li><b>${escapeHtml(words.line(body.name, body.answer, body.at))}</b>${own}</li>`;
	});
	return (
		`<section class="agreed" aria-labelledby="agreed"><h2 id="agreed">${words.title}</h2>` +
		`<p>${words.on(at)}</p><ul>${lines.join('')}</ul></section>`
	);
}
