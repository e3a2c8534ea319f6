// Slips of the source that a person should look at. Nothing is mended here: a plan says what it says until somebody changes it.
import { actionColumns, type ActionRow } from '#domain/action-row.ts';
import type { PlanContent } from '#domain/plan.ts';
import { plainText, type RichText } from '#domain/rich-text.ts';
import type { Findings } from '#document/foreign/findings.ts';
import { tidy } from '#document/foreign/source.ts';

interface Passage {
	readonly target: string;
	readonly words: string;
}

/** Looks through a plan as read. `headings` are printed column headings, which only notes keep. */
export function flagDefects(content: PlanContent, headings: readonly string[], findings: Findings): void {
	const passages = passagesOf(content);
	for (const { target, words } of passages) {
		flagFooter(words, target, findings);
		flagSlip(words, target, findings);
		flagRunOnSentence(words, target, findings);
	}
	flagBrokenWords([...passages, ...headings.map((words) => ({ target: '', words }))], findings);
	for (const [id, row] of Object.entries(content.actions)) {
		flagMonths(row, id, findings);
		flagRunOnList(row, id, findings);
	}
}

function passagesOf({ doc, actions }: PlanContent): Passage[] {
	let section = '';
	const body = doc.flatMap((block): Passage[] => {
		if (block.type === 'actionTable' || block.type === 'image') return [];
		const id = 'attrs' in block && block.attrs && 'id' in block.attrs ? (block.attrs.id ?? '') : '';
		if (block.type === 'heading') section = id;
		return lines(plainText(block.content ?? []), id || section);
	});
	const rows = Object.entries(actions).flatMap(([id, row]) =>
		actionColumns.flatMap((column) => lines(plainText(row[column.id]), id))
	);
	return [...body, ...rows];
}

function lines(words: string, target: string): Passage[] {
	return words
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => ({ target, words: line }));
}

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const pastedFooter = new RegExp(
	`\\b\\d{1,2} (?:to|-|–) \\d{1,2} ${month} 20\\d\\d \\d{1,3} (?=[a-z])|\\b${month} 20\\d\\d (?:page )?\\d{1,3} (?=[a-z])`
);

function flagFooter(words: string, target: string, findings: Findings): void {
	const found = pastedFooter.exec(words);
	if (found) {
		findings.note(
			'The foot of a page of another document seems to have been copied into this sentence.',
			around(words, found.index, found[0].length),
			target
		);
	}
}

/** "all" after "or" reads as "for all" unless a smaller amount stands before it. */
const slip =
	/\b(?!some\b|any\b|most\b|one\b|many\b|part\b|few\b|several\b|none\b|either\b|half\b|more\b)\p{L}+ or all (?!of\b)\p{L}/iu;

function flagSlip(words: string, target: string, findings: Findings): void {
	const found = slip.exec(words);
	if (found)
		findings.note(
			'“or all” may have been meant as “for all”.',
			around(words, found.index, found[0].length),
			target
		);
}

const runOn =
	/\p{Ll}{3,} (?:This|These|The|We|It|Our|They|There) (?=(?:is|are|was|were|will|has|have|can|should)\b|\p{Ll}+ (?:is|are|will|has|have)\b)/u;

function flagRunOnSentence(words: string, target: string, findings: Findings): void {
	const found = runOn.exec(words);
	if (found)
		findings.note(
			'Two sentences seem to run into each other here.',
			around(words, found.index, found[0].length),
			target
		);
}

/** A word broken by a blank: one half is no word anywhere else here, and both halves together are. */
function flagBrokenWords(passages: readonly Passage[], findings: Findings): void {
	const count = new Map<string, number>();
	for (const { words } of passages) {
		for (const [word] of words.toLowerCase().matchAll(/\p{L}+/gu))
			count.set(word, (count.get(word) ?? 0) + 1);
	}
	for (const { words, target } of passages) {
		for (const found of words.matchAll(/(?<![\p{L}’'-])(\p{L}{2,}) (?=(\p{Ll}{2,})(?![\p{L}’'-]))/gu)) {
			const [first, second] = [found[1]?.toLowerCase() ?? '', found[2] ?? ''];
			const whole = first + second;
			const halfIsNoWord = count.get(first) === 1 || count.get(second) === 1;
			if (whole.length < 8 || !halfIsNoWord || !count.has(whole)) continue;
			findings.note(
				`“${whole}” seems to be broken in two.`,
				around(words, found.index, found[0].length + second.length),
				target
			);
		}
	}
}

function flagMonths(row: ActionRow, target: string, findings: Findings): void {
	for (const column of actionColumns) {
		if (!('months' in column)) continue;
		const words = plainText(row[column.id]);
		for (const found of words.matchAll(
			/\b(?:within|after|by|in) (3|6|9|12|three|six|nine|twelve) months?\b/gi
		)) {
			const said =
				{ three: 3, six: 6, nine: 9, twelve: 12 }[(found[1] ?? '').toLowerCase()] ?? Number(found[1]);
			if (said === column.months) continue;
			findings.note(
				`This stands under ${column.months} months, but speaks of ${said} months.`,
				around(words, found.index, found[0].length),
				target
			);
		}
	}
}

/** Names of people and teams without any separator: a person knows where one ends, we do not. */
function flagRunOnList(row: ActionRow, target: string, findings: Findings): void {
	for (const block of row.who) {
		if (block.type !== 'paragraph') continue;
		const words = plainText([block]);
		const bullets = words.match(/[•·▪●]/g)?.length ?? 0;
		const runsOn =
			!/[,;—]/.test(words) &&
			words.split(' ').length >= 5 &&
			/(\p{Ll}|\b\p{Lu}{2,}) (?!and\b|of\b|for\b)\p{Lu}\p{L}+.* \p{Lu}/u.test(words);
		if (bullets > 0 || runsOn)
			findings.note(
				'This looks like a list without anything between its entries. You may want to split it.',
				words,
				target
			);
	}
	flagRunOnBullets(row, target, findings);
}

function flagRunOnBullets(row: ActionRow, target: string, findings: Findings): void {
	for (const { id } of actionColumns) {
		if (id === 'who') continue;
		for (const line of bulletsInLines(row[id])) {
			findings.note(
				'This looks like a list run together in one line. You may want to split it.',
				line,
				target
			);
		}
	}
}

function bulletsInLines(cell: RichText): string[] {
	return plainText(cell)
		.split('\n')
		.filter((line) => /\S\s*[•·▪●]\s*\S/.test(line));
}

function around(words: string, from: number, length: number): string {
	const start = Math.max(0, from - 30);
	const end = Math.min(words.length, from + length + 30);
	const cut = words.slice(
		start > 0 ? words.indexOf(' ', start) + 1 : 0,
		end < words.length ? words.lastIndexOf(' ', end) : end
	);
	return tidy(cut);
}
