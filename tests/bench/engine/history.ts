// A plan with a long life: a paper as its author typed it, letter by letter (automerge's trace, 259,778 edits), its lines as
// paragraphs; where that file is absent, a life made up by chance, which cannot be compared with other runs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { Chance } from '#tests/random.ts';

/** One edit: so many letters go at a place, and these come. */
export type Edit = readonly [at: number, gone: number, come: string];

export interface History {
	readonly update: Uint8Array;
	/** The same as it came to be, a hundred edits a piece. */
	readonly pieces: readonly Uint8Array[];
	readonly remarks: readonly string[];
}

const editsPerPiece = 100;
/** Several authors take turns after at most so many edits. */
const longestTurn = 5;
const fixture = path.resolve('../shared/fixtures/automerge-paper.json.gz');

export function longHistory(authors: number): History {
	const isReal = existsSync(fixture);
	const kept = path.resolve(
		'.data/bench',
		`history-${isReal ? 'paper' : 'made-up'}-${authors}-${longestTurn}.bin`
	);
	const remarks = isReal ? [] : ['the long history is made up: not comparable'];
	if (existsSync(kept)) return { ...unpack(readFileSync(kept)), remarks };
	const history = live(isReal ? paper() : madeUp(new Chance(4)), authors);
	mkdirSync(path.dirname(kept), { recursive: true });
	writeFileSync(kept, pack(history));
	return { ...history, remarks };
}

/** Types the edits into a plan, as an editor does: Enter splits a paragraph, and deleting its end joins it to the next. */
export function live(edits: Iterable<Edit>, authors: number): Omit<History, 'remarks'> {
	const doc = new Y.Doc();
	const chance = new Chance(authors);
	const pieces: Uint8Array[] = [];
	const recent: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => recent.push(update));
	doc.clientID = 100;
	const page = new Page(doc);
	let [n, turnEnds] = [0, 0];
	for (const [at, gone, come] of edits) {
		if (n === turnEnds) {
			doc.clientID = 100 + chance.below(authors);
			turnEnds = n + 1 + chance.below(longestTurn);
		}
		for (let i = 0; i < gone; i++) doc.transact(() => page.remove(at));
		for (const [i, letter] of [...come].entries()) doc.transact(() => page.insert(at + i, letter));
		if (++n % editsPerPiece === 0) pieces.push(Y.mergeUpdates(recent.splice(0)));
	}
	if (recent.length > 0) pieces.push(Y.mergeUpdates(recent));
	return { update: Y.encodeStateAsUpdate(doc), pieces };
}

/** The lines of a text as paragraphs of a plan. */
class Page {
	readonly #body: Y.XmlFragment;
	readonly #lines: { text: Y.XmlText; length: number }[] = [];

	constructor(doc: Y.Doc) {
		this.#body = doc.getXmlFragment('default');
		doc.transact(() => this.#addLine(0, ''));
	}

	insert(at: number, letter: string): void {
		const [n, column] = this.#find(at);
		const line = this.#lines[n]!;
		if (letter !== '\n') {
			line.text.insert(column, letter);
			line.length++;
			return;
		}
		const rest = wordsOf(line.text).slice(column);
		if (rest.length > 0) line.text.delete(column, rest.length);
		line.length = column;
		this.#addLine(n + 1, rest);
	}

	remove(at: number): void {
		const [n, column] = this.#find(at);
		const line = this.#lines[n]!;
		if (column < line.length) {
			line.text.delete(column, 1);
			line.length--;
			return;
		}
		const next = this.#lines[n + 1]!;
		const words = wordsOf(next.text);
		if (words.length > 0) line.text.insert(line.length, words);
		line.length += words.length;
		this.#body.delete(n + 1, 1);
		this.#lines.splice(n + 1, 1);
	}

	#addLine(n: number, words: string): void {
		const paragraph = new Y.XmlElement('paragraph');
		const text = new Y.XmlText(words);
		paragraph.insert(0, [text]);
		this.#body.insert(n, [paragraph]);
		this.#lines.splice(n, 0, { text, length: words.length });
	}

	/** Line and column of a place in the text; the end of a line counts one. */
	#find(at: number): [line: number, column: number] {
		let n = 0;
		let column = at;
		while (column > this.#lines[n]!.length) column -= this.#lines[n++]!.length + 1;
		return [n, column];
	}
}

function wordsOf(text: Y.XmlText): string {
	return text.toDelta().reduce((words: string, { insert }: { insert: string }) => words + insert, '');
}

function* paper(): Iterable<Edit> {
	const trace = JSON.parse(gunzipSync(readFileSync(fixture)).toString()) as {
		txns: { patches: Edit[] }[];
	};
	for (const { patches } of trace.txns) yield* patches;
}

/** As many edits: mostly typing on, now and then a jump, a deletion, a new line. */
function* madeUp(chance: Chance): Iterable<Edit> {
	let [at, length] = [0, 0];
	for (let n = 0; n < 259_778; n++) {
		if (chance.percent(1)) at = chance.below(length + 1);
		if (chance.percent(28) && at > 0) {
			yield [--at, 1, ''];
			length--;
		} else {
			yield [at++, 0, chance.percent(1) ? '\n' : 'abcdefghij klmnopqrst'[chance.below(21)]!];
			length++;
		}
	}
}

function pack({ update, pieces }: Omit<History, 'remarks'>): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const bytes of [update, ...pieces]) encoding.writeVarUint8Array(encoder, bytes);
	return encoding.toUint8Array(encoder);
}

function unpack(bytes: Uint8Array): Omit<History, 'remarks'> {
	const decoder = decoding.createDecoder(bytes);
	const parts: Uint8Array[] = [];
	while (decoding.hasContent(decoder)) parts.push(decoding.readVarUint8Array(decoder));
	return { update: parts[0]!, pieces: parts.slice(1) };
}
