import { describe, expect, test } from 'vitest';
import { withoutWords } from '#domain/redaction.ts';
import { paragraph, plainText, type RichText } from '#domain/rich-text.ts';

const stub = '[gone]';

describe('taking words out for privacy', () => {
	test('they go wherever they stand, in lists and over marks, and what stands around stays as it was said', () => {
		const text: RichText = [
			{
				type: 'paragraph',
				content: [
					{ type: 'text', text: 'Our son Al' },
					{ type: 'text', text: 'ex', marks: [{ type: 'bold' }] },
					{ type: 'text', text: ' waited.', marks: [{ type: 'italic' }] }
				]
			},
			{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Ask ALEX first (Alex!).')] }] }
		];
		const { text: now, times } = withoutWords(text, 'alex', stub);
		expect(times).toBe(3);
		expect(plainText(now)).toBe('Our son [gone] waited.\nAsk [gone] first ([gone]!).');
		expect(now[0]).toEqual({
			type: 'paragraph',
			content: [
				{ type: 'text', text: `Our son ${stub}` },
				{ type: 'text', text: ' waited.', marks: [{ type: 'italic' }] }
			]
		});
	});

	test('spaces may differ, and words over two lines are looked for line by line', () => {
		const text = [paragraph('He goes to  Oak (Park) school.'), paragraph('Since May.')];
		expect(plainText(withoutWords(text, 'oak (park) school', stub).text)).toBe(
			'He goes to  [gone].\nSince May.'
		);
		expect(plainText(withoutWords(text, 'school.\nSince May', stub).text)).toBe(
			'He goes to  Oak (Park) [gone]\n[gone].'
		);
	});

	test('what is nowhere leaves everything as it is, also when another line is found', () => {
		const text = [paragraph('Since May.')];
		for (const words of ['June', 'Since May.\nJune', ''])
			expect(withoutWords(text, words, stub)).toEqual({ text, times: 0 });
	});
});
