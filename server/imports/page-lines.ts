// What is printed on every page: the title again, a page number, a banner that says how far the plan was made together.
// It is no part of the text, and none of it is lost.
import { longestTitle } from '#document/schema.ts';
import { tidy, wordsOf, type SourceBlock } from '#document/foreign/source.ts';
import type { Findings } from '#document/foreign/findings.ts';
import { plainWords, speaksOfCoProduction } from '#document/foreign/vocabulary.ts';

/** A line that stands in the text this often is printed on every page. */
const everyPage = 3;

/**
 * Takes the lines of every page out of the text. A line that came with the pages themselves is known; in a file made from a
 * PDF it stands between the paragraphs, often, word for word, and says the title or speaks of co-production.
 */
export function liftPageLines(
	blocks: readonly SourceBlock[],
	known: readonly string[],
	title: string
): { blocks: SourceBlock[]; lines: Map<string, number> } {
	const lines = new Map<string, number>();
	const count = (words: string) => lines.set(words, (lines.get(words) ?? 0) + 1);
	known
		.map(tidy)
		.filter((words) => words !== '')
		.forEach(count);
	const often = new Map<string, number>();
	for (const block of blocks) {
		if (block.kind === 'paragraph' && !block.list)
			often.set(wordsOf(block), (often.get(wordsOf(block)) ?? 0) + 1);
	}
	const isFurniture = (words: string) => {
		if (words === '' || words.length > 300) return false;
		if ((often.get(words) ?? 0) < everyPage) return false;
		return (
			known.some((line) => tidy(line) === words) ||
			saysTitle(words, title) ||
			speaksOfCoProduction(words) ||
			/^page \d+/i.test(words)
		);
	};
	const rest = blocks.filter((block) => {
		if (block.kind === 'table' || block.list || block.heading || !isFurniture(wordsOf(block))) return true;
		count(wordsOf(block));
		return false;
	});
	return { blocks: rest, lines };
}

function saysTitle(line: string, title: string): boolean {
	const said = new Set(plainWords(line).split(' '));
	const asked = plainWords(title)
		.split(' ')
		.filter((word) => word.length > 3);
	return asked.length > 1 && asked.filter((word) => said.has(word)).length >= asked.length * 0.6;
}

/** The banner becomes the plan's co-production status; everything else is kept beside the plan. */
export function placePageLines(lines: ReadonlyMap<string, number>, findings: Findings): string {
	const status: string[] = [];
	for (const [line, times] of lines) {
		if (status.length === 0 && line.length <= longestTitle && speaksOfCoProduction(line)) {
			status.push(line);
			if (times > 1)
				findings.hold(
					`This line was printed ${times} times. It is kept once, as what the plan says about co-production.`,
					line,
					'',
					times - 1
				);
		} else if (/[\p{L}\p{N}]/u.test(line)) {
			findings.hold(
				'This line is printed on the pages of the file. It was left out of the text.',
				line,
				'',
				times
			);
		}
	}
	return status[0] ?? '';
}
