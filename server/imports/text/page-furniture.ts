// What is printed on every page of a document that became plain text stands between its sentences and its rows: the title again,
// a page number, a banner. Such lines are lifted out, so that what they tear apart can be put together again.
import { splitRef } from '#document/foreign/numbers.ts';
import { calloutNamed, plainWords, speaksOfCoProduction } from '#document/foreign/vocabulary.ts';
import type { TextLine } from '#document/foreign/text-lines.ts';

/** Longer lines are text, however often they stand there. */
const longestLine = 300;

export interface Lifted {
	/** The lines of the text, a page break where furniture stood. */
	readonly lines: readonly TextLine[];
	/** Every line that was lifted, as often as it stood there. */
	readonly pageLines: readonly string[];
}

/** Takes out what stands on every page. */
export function liftFurniture(lines: readonly TextLine[]): Lifted {
	const places = placesOf(lines);
	const opening = titleWords(lines);
	const sure = new Set<string>();
	for (const [key, at] of places) if (isFurniture(key, at, lines, opening)) sure.add(key);
	// a line that always stands beside such a line belongs to it
	for (const [key, at] of places) {
		const beside = at.filter(
			(place) => sure.has(keyAt(lines, place - 1)) || sure.has(keyAt(lines, place + 1))
		);
		if (at.length >= 3 && beside.length === at.length && mayRepeat(key)) sure.add(key);
	}
	const pageLines: string[] = [];
	const rest = lines.map((line): TextLine => {
		if (line.is !== 'words' || !sure.has(keyOf(line.words))) return line;
		pageLines.push(line.words);
		return { is: 'page' };
	});
	return { lines: rest, pageLines };
}

/** Numbers count pages, so lines that differ in them alone are the same line. */
function keyOf(words: string): string {
	return words.length > longestLine ? '' : plainWords(words).replace(/\d+/g, '#');
}

function keyAt(lines: readonly TextLine[], place: number): string {
	const line = lines[place];
	return line?.is === 'words' ? keyOf(line.words) : '';
}

function placesOf(lines: readonly TextLine[]): Map<string, number[]> {
	const places = new Map<string, number[]>();
	lines.forEach((line, place) => {
		if (line.is !== 'words') return;
		const key = keyOf(line.words);
		const known = places.get(key);
		if (known) known.push(place);
		else places.set(key, [place]);
	});
	places.delete('');
	return places;
}

/** Words of the first lines, where the title stands. */
function titleWords(lines: readonly TextLine[]): Set<string> {
	const first = lines.filter((line) => line.is === 'words').slice(0, 5);
	return new Set(
		first
			.flatMap((line) => plainWords(line.words).split(' '))
			.filter((word) => word.length > 3 && !/^\d+$/.test(word))
	);
}

function isFurniture(
	key: string,
	places: readonly number[],
	lines: readonly TextLine[],
	title: ReadonlySet<string>
): boolean {
	if (!mayRepeat(key)) return false;
	if (/^(page )?#( (of )?#)?$/.test(key))
		return places.length >= 3 && places.every((at) => standsAlone(lines, at));
	if (places.length < 2) return false;
	if (places.some((at) => tearsApart(lines, at))) return places.length >= 2;
	if (places.length < 3) return false;
	const words = key.split(' ').filter((word) => word.length > 3);
	const said = words.filter((word) => title.has(word)).length;
	return (
		speaksOfCoProduction(key) || /\bpage #/.test(key) || (words.length > 1 && said >= words.length * 0.6)
	);
}

/** Headings of sections and boxes are printed often, too, and belong to the text. */
function mayRepeat(key: string): boolean {
	return (
		key !== '' &&
		splitRef(key).ref === '' &&
		calloutNamed(key) === null &&
		!/^(outcome|priority|area) #/.test(key)
	);
}

function standsAlone(lines: readonly TextLine[], at: number): boolean {
	const isText = (line: TextLine | undefined) => line?.is === 'words' || line?.is === 'item';
	return !isText(lines[at - 1]) || !isText(lines[at + 1]);
}

/** Whether a line stands in the middle of a sentence. */
function tearsApart(lines: readonly TextLine[], at: number): boolean {
	const before = nearest(lines, at, -1);
	const after = nearest(lines, at, 1);
	if (!before || !after || before.is === 'table' || after.is !== 'words') return false;
	if (before.is === 'page' || before.words.length < 40) return false;
	return /[\p{L},]$/u.test(before.words) && /^\p{Ll}/u.test(after.words);
}

/** The next line with words, over gaps only. */
function nearest(
	lines: readonly TextLine[],
	from: number,
	step: 1 | -1
): Exclude<TextLine, { is: 'gap' }> | null {
	for (let at = from + step; at >= 0 && at < lines.length; at += step) {
		const line = lines[at];
		if (line && line.is !== 'gap') return line;
	}
	return null;
}
