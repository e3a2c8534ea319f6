import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statementParts } from '#domain/statements/statement-parts.ts';

describe('a statement typed as plain words', () => {
	test('has headings, paragraphs and lists where it says so', () => {
		expect(statementParts('# What is kept\nOne line\nand another\n\n- a name\n* a group\nAfter it')).toEqual([
			{ is: 'heading', words: 'What is kept' },
			{ is: 'paragraph', words: 'One line\nand another' },
			{ is: 'list', points: ['a name', 'a group'] },
			{ is: 'paragraph', words: 'After it' }
		]);
	});

	test('a dash inside a line, a number sign without words and lines of Windows are words', () => {
		expect(statementParts('- \r\nnine - five\r\n#\r\n#tag')).toEqual([
			{ is: 'paragraph', words: '-\nnine - five\n#\n#tag' }
		]);
	});

	test('nothing that is typed is left out, and nothing is there twice', () => {
		const letters = (words: string) => [...words.replaceAll(/[\s#*•-]/g, '')].sort().join('');
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('', '# ', '- ', '# a', '- b'))), (lines) => {
				const typed = lines.join('\n');
				const parts = statementParts(typed).flatMap((part) =>
					part.is === 'list' ? part.points : [part.words]
				);
				expect(letters(parts.join(''))).toBe(letters(typed));
			}),
			{ seed: 20261122 }
		);
	});
});
