// What a suggestion would have the plan say, in short: for a list in which it stands beside comments.
import { wordsIn, type Node } from '../diff/difference.ts';
import { actionColumnIds } from '../action-row.ts';
import type { Hunk } from '../hunks.ts';
import type { Part } from '../proposals/hunks-between.ts';

/** Characters of one change that are shown. */
const longestChange = 300;

/** The new words of each change; nothing for what only moves or takes away. */
export function suggestedWords(parts: readonly Part[]): string {
	return parts
		.flatMap((part) => part.map(newWords))
		.map((words) => words.replaceAll(/\s+/g, ' ').trim())
		.filter((words) => words !== '')
		.map((words) => (words.length > longestChange ? `${words.slice(0, longestChange).trimEnd()}…` : words))
		.join('\n');
}

function newWords(hunk: Hunk): string {
	switch (hunk.op) {
		case 'text':
		case 'insert-after':
			return hunk.next.map(words).join(' ');
		case 'action.insert':
			return actionColumnIds.map((column) => hunk.next[column].map(words).join(' ')).join(' ');
		default:
			return '';
	}
}

function words(node: { readonly type: string }): string {
	return 'text' in node ? String(node.text) : wordsIn(node as Node);
}
