// A run of words, and where Yjs has each of its characters.

export interface Piece {
	readonly client: number;
	readonly clock: number;
	readonly length: number;
}

export interface Strand {
	readonly text: string;
	/** One after the other they are as long as the text. */
	readonly pieces: readonly Piece[];
}

/** Puts a strand together; pieces that go on from each other become one. */
export class StrandMaker {
	text = '';
	readonly pieces: Piece[] = [];

	add(text: string, client: number, clock: number): void {
		const last = this.pieces.at(-1);
		this.text += text;
		if (last?.client === client && last.clock + last.length === clock)
			this.pieces[this.pieces.length - 1] = { ...last, length: last.length + text.length };
		else this.pieces.push({ client, clock, length: text.length });
	}
}

/** One strand behind the other. */
export function joined(first: Strand, second: Strand): Strand {
	const maker = new StrandMaker();
	for (const { text, pieces } of [first, second]) {
		let at = 0;
		for (const { client, clock, length } of pieces) {
			maker.add(text.slice(at, at + length), client, clock);
			at += length;
		}
	}
	return { text: maker.text, pieces: maker.pieces };
}

/** Where these characters of a strand are: pieces, each with its offset in the strand. */
export function piecesFrom(strand: Strand, from: number, to: number): (Piece & { readonly at: number })[] {
	const found: (Piece & { at: number })[] = [];
	let at = 0;
	for (const { client, clock, length } of strand.pieces) {
		const [start, end] = [Math.max(from, at), Math.min(to, at + length)];
		if (start < end) found.push({ client, clock: clock + start - at, length: end - start, at: start });
		at += length;
	}
	return found;
}
