// One row of the log further: new words belong to who wrote them, and words that were only moved, made something else or
// brought back go on belonging to who wrote them first. Who wrote comes from the row, which the gate has checked, never from
// the document; a character that went is found again once, so nobody's words become more than they wrote.
import type * as Y from 'yjs';
import type { Voice } from '#domain/voices/voice.ts';
import { numbersOf, type Gone } from './gone.ts';
import {
	broughtBack,
	copiesOfWhatWent,
	foundAgain,
	movedAtOnce,
	movedInRow,
	putBackByUndo,
	putBackWhole,
	putBackWithBlock
} from './find-again.ts';
import type { Ledger } from './ledger.ts';
import { weightOf } from './match.ts';
import type { Finding, Look, Row } from './look.ts';
import { takeIn, type RowChange } from './row-change.ts';

/** How many rows may lie between putting words in and taking the same words away elsewhere. */
const soonAfter = 60;
/** What says less than this can only be known again by its place, or as a part of more. */
const leastWhole = 4;
/** Every so many rows, what is no longer needed is let go: by number, so that a ledger made anew is the same. */
const tidying = 256;

/** Brings document and ledger one row further. Rows come in order, each once. */
export function carry(ledger: Ledger, doc: Y.Doc, row: Row): void {
	const change = takeIn(doc, row.update);
	const lost = loseWords(ledger, row, change.lost);
	const come = gainWords(ledger, row, change);
	const look: Look = { ledger, doc, row, come, lost };
	if (come.length > 0) {
		putBackByUndo(look);
		movedInRow(look);
		if (row.way === 'restore') broughtBack(look);
		else if (row.way === 'typed') {
			putBackWithBlock(look);
			putBackWhole(look);
			movedAtOnce(look);
			foundAgain(look);
		}
	}
	if (lost.length > 0 && row.way === 'typed') copiesOfWhatWent(look);
	lost.forEach((gone, index) => ledger.gone.add(gone, change.lost[index]!));
	remember(look);
	ledger.seq = row.seq;
	if (row.seq % tidying === 0) ledger.gone.forget(row.seq);
}

function loseWords(ledger: Ledger, { seq, at, by }: Row, lost: RowChange['lost']): Gone[] {
	return lost.map(({ text, pieces, within }): Gone => {
		const voices = pieces.flatMap(({ client, clock, length }) => {
			const numbers = numbersOf(ledger.standing.between(client, clock, clock + length));
			ledger.standing.forget(client, clock, clock + length);
			return numbers;
		});
		if (voices.length !== text.length) throw new Error('Words went of which nobody knows whose they were');
		return {
			seq,
			at,
			by: by.person,
			text,
			pieces,
			within,
			byLetter: weightOf(text) < leastWhole,
			voices,
			taken: new Uint8Array(text.length),
			again: []
		};
	});
}

/** To begin with, everything belongs to who brought it. */
function gainWords(ledger: Ledger, row: Row, { come }: RowChange): Finding[] {
	for (const { pieces } of come)
		for (const { client, clock, length } of pieces) {
			if (row.way !== 'returned' && !ledger.hands.has(client)) ledger.hands.set(client, row.by);
			ledger.standing.write(client, clock, clock + length, ledger.numberOf(ownVoice(ledger, row, client)));
		}
	return come.map((each) => ({ ...each, taken: new Uint8Array(each.text.length) }));
}

/** What comes back after a restore from a backup stands under the ids of those who wrote it, whoever brings it. */
function ownVoice(ledger: Ledger, { by, way }: Row, client: number): Voice {
	if (way !== 'returned') return { ...by, via: way };
	return { ...(ledger.hands.get(client) ?? by), via: 'restore', broughtBy: by };
}

/** Short-lived: what was put in a moment ago, as far as some of it is the own words of who put it in. */
function remember({ ledger, row, come }: Look): void {
	const own = row.way === 'typed' ? come.filter(({ taken }) => taken.some((bit) => bit === 0)) : [];
	const kept = ledger.fresh.filter(({ seq }) => seq > row.seq - soonAfter);
	const added = own.map(({ text, pieces }) => ({ text, pieces, seq: row.seq, by: row.by.person }));
	if (added.length > 0 || kept.length < ledger.fresh.length) ledger.fresh = [...kept, ...added];
}
