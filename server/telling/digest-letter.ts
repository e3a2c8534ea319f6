// The letter itself, twice: as plain text, and as simple HTML without pictures, scripts or anything fetched.
import type { DigestEvery } from '#domain/telling/due.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { digestMailWords as words } from '#lib/words/telling.ts';

export interface LetterLine {
	readonly plan: string;
	readonly planId: string;
	readonly sentence: string;
	/** What more there is to say about it. */
	readonly more: readonly string[];
	readonly href: string;
}

export interface DigestLetter {
	readonly since: Date;
	readonly plans: readonly { readonly title: string; readonly lines: readonly LetterLine[] }[];
	/** Things that are not in it. */
	readonly more: number;
	readonly every: DigestEvery;
	readonly all: string;
	readonly account: string;
	/** Ends these mails, without signing in. */
	readonly end: string;
}

export function digestText(letter: DigestLetter): string {
	const plans = letter.plans.map(({ title, lines }) => {
		const told = lines.map(({ sentence, more, href }) =>
			[`- ${sentence}`, ...more.map((line) => `  ${oneLine(line)}`), `  ${href}`].join('\n')
		);
		return `${oneLine(title)}\n\n${told.join('\n\n')}`;
	});
	return `${[
		words.hello,
		words.since(letter.since),
		...plans,
		...(letter.more > 0 ? [words.more(letter.more)] : []),
		`${words.all}\n${letter.all}`,
		`--\n${words.why(letter.every)}`,
		`${words.change}\n${letter.account}`,
		`${words.end}\n${letter.end}`
	].join('\n\n')}\n`;
}

export function digestHtml(letter: DigestLetter): string {
	const plans = letter.plans
		.map(({ title, lines }) => {
			const items = lines.map(
				({ sentence, more, href }) =>
					`<li style="margin:0 0 12px">${[
						`<a href="${escapeHtml(href)}">${escapeHtml(sentence)}</a>`,
						...more.map(escapeHtml)
					].join('<br>')}</li>`
			);
			return `<h2 style="font-size:18px;margin:24px 0 8px">${escapeHtml(title)}</h2><ul style="padding-left:20px;margin:0">${items.join('')}</ul>`;
		})
		.join('');
	const link = (says: string, href: string) =>
		`<a href="${escapeHtml(href)}">${escapeHtml(says.replace(/:$/, ''))}</a>`;
	const more = letter.more > 0 ? `<p>${escapeHtml(words.more(letter.more))}</p>` : '';
	return [
		'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>',
		'<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:600px;margin:0 auto;padding:16px">',
		`<p>${words.hello}</p><p>${escapeHtml(words.since(letter.since))}</p>${plans}${more}`,
		`<p style="margin:24px 0">${link(words.all, letter.all)}</p><hr>`,
		`<p style="font-size:14px">${escapeHtml(words.why(letter.every))}<br>${link(words.change, letter.account)}<br>${link(words.end, letter.end)}</p>`,
		'</body></html>'
	].join('\n');
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
