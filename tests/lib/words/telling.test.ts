import { describe, expect, test } from 'vitest';
import { newsKinds } from '#domain/telling/news.ts';
import {
	mailSentenceOf,
	reasonsOf,
	sentenceOf,
	withoutPlanWords,
	type Happened
} from '#lib/words/telling.ts';
import { digestHtml, digestText } from '#server/telling/digest-letter.ts';

const happened = (is: Partial<Happened>): Happened => ({
	kind: 'reply',
	by: null,
	mine: true,
	answers: [],
	...is
});
const young = { name: 'Young person', group: 'young_person' } as const;

test('a mail never says that a young person did something; the list says it by group', () => {
	for (const kind of newsKinds) {
		const told = happened({ kind, by: { name: 'Robin', group: 'young_person' } });
		expect(mailSentenceOf(told)).not.toMatch(/Robin|young/i);
	}
	expect(sentenceOf(happened({ by: young }))).toBe('A young person answered you.');
	expect(mailSentenceOf(happened({ by: young }))).toBe('Somebody answered you.');
	expect(mailSentenceOf(happened({ by: { name: 'Ben Marsh', group: 'professional' } }))).toBe(
		'Ben Marsh answered you.'
	);
});

test('a reason that a young person may have written, or reads, is in no mail', () => {
	const answers = [
		{ state: 'declined', reason: 'Adult.', group: 'professional' },
		{ state: 'declined', reason: 'Young.', group: 'young_person' },
		{ state: 'accepted', reason: 'Nobody knows whose.', group: null },
		{ state: 'accepted', reason: '', group: 'professional' }
	] as const;
	const told = happened({ kind: 'suggestion-answered', answers });
	expect(reasonsOf(told, 'mail')).toEqual(['Adult.']);
	expect(reasonsOf(told, 'mail', true)).toEqual([]);
	expect(reasonsOf(told, 'list')).toHaveLength(3);
	expect(sentenceOf(told)).toBe('Your suggestion was answered: 2 changes are in the plan now, 2 not now.');
});

test('what changed is told by numbers of sections alone where words are not to be quoted', () => {
	const parts = [
		{ kind: 'rows-added', count: 2, places: ['1.1', 'Zebras'], more: 3 },
		{ kind: 'sections-added', count: 1, places: ['Zebras'], more: 0 }
	] as const;
	expect(withoutPlanWords({ parts: [...parts] })).toEqual(['Two new actions under 1.1.', 'One new section.']);
	expect(withoutPlanWords({ unknown: true })).toEqual([]);
});

describe('the letter', () => {
	const hostile = '<script>alert(1)</script>"&\r\nBcc: x@example.org';
	const letter = {
		since: new Date('2026-03-05T10:00:00Z'),
		plans: [
			{
				title: hostile,
				lines: [
					{
						plan: hostile,
						planId: 'p',
						sentence: hostile,
						more: [hostile],
						href: 'https://a.example/x?a=1&b="'
					}
				]
			}
		],
		more: 2,
		every: 'week',
		all: 'https://a.example/news',
		account: 'https://a.example/account#news',
		end: 'https://a.example/unsubscribe/abc'
	} as const;

	test('reads titles and sentences as words, in both forms', () => {
		const html = digestHtml(letter);
		expect(html).not.toMatch(/<script|alert\(1\)<\/script>|href="[^"]*"[^>\s]*"/);
		expect(html.match(/<[a-z!/][^>]*>/g)?.every((tag) => !/\son\w+=|javascript:/i.test(tag))).toBe(true);
		expect(digestText(letter)).toContain('alert(1)</script>"& Bcc: x@example.org\n\n- ');
	});

	test('says since when, how often, and how to end it', () => {
		const text = digestText(letter);
		expect(text).toContain('since 5 March 2026');
		expect(text).toContain('at most once a week');
		expect(text).toContain('And 2 more things.');
		expect(text).toContain('https://a.example/unsubscribe/abc');
	});
});
