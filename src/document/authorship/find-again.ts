// The ways in which words that came are found to be somebody's who wrote them before. Each way gives a character away once.
import type * as Y from 'yjs';
import type { Gone } from './gone.ts';
import { giveVoice, restored, type Look } from './look.ts';
import { matchRuns, matchWhole, weightOf, type Match, type Offer } from './match.ts';
import { runsOf } from './runs-of.ts';
import { standingStrands } from './row-change.ts';
import { piecesFrom, type Strand } from './strand.ts';
import { textsIn } from './texts.ts';

/** How much a run must say (see `weightOf`) to be known for the same words. */
const least = {
	/** Gone and come in the same row. */
	inRow: 4,
	/** Gone earlier, by the same person: cut and pasted, undone, moved in two steps. */
	own: 8,
	/** Gone by whoever. */
	anybody: 24,
	/** The whole of what one row took from one text, for the last two. */
	wholeOwn: 4,
	wholeAnybody: 12,
	/** A copy that stays behind when its original is taken away. */
	wholeCopy: 12,
	copy: 40
} as const;

/** Others' changes that came within this time (ms) may have been made without knowing of each other. */
const sameMoment = 3_000;
/** Of what came, when it is taken for the same move by two people. */
const mostOfIt = 0.6;
/** So many of what went last are looked at for that. */
const mostAtOnce = 500;

/**
 * An undo says of each run which one it puts back, and where: exactly there it stood. Two people who took the same words away at once
 * and both think better of it put them back twice; each has them so once.
 */
export function putBackByUndo({ ledger, row, come }: Look): void {
	const twice = new Set<Gone>();
	for (const words of come)
		words.putBack.forEach(({ at, client, clock }, index) => {
			const end = words.putBack[index + 1]?.at ?? words.text.length;
			for (let step = 0; at + step < end; step++) {
				const found = ledger.gone.find(client, clock + step);
				if (!found || found.gone.text[found.at] !== words.text[at + step]) return;
				if ((found.gone.taken[found.at]! & 2) !== 0) {
					if (found.gone.again.includes(row.by.person)) return;
					twice.add(found.gone);
				}
				giveVoice(ledger, words, at + step, [found.gone.voices[found.at]!]);
				found.gone.taken[found.at] = 3;
				words.taken[at + step] = 1;
			}
		});
	for (const gone of twice) gone.again.push(row.by.person);
}

/** Split, joined, moved, made a heading: what this row took away, it has put somewhere else. */
export function movedInRow({ ledger, come, lost }: Look): void {
	// also what an undo has put back already: it is not to be found a second time
	const wanted = come.map(({ text }) => ({ text, taken: new Uint8Array(text.length) }));
	for (const match of thorough(wanted, lost)) {
		const words = come[match.wanted]!;
		for (let step = 0; step < match.length; step++) {
			if (words.taken[match.at + step] !== 0) continue;
			giveVoice(ledger, words, match.at + step, [lost[match.offered]!.voices[match.from + step]!]);
			words.taken[match.at + step] = 1;
		}
	}
}

/** An undo puts a whole block back, and with it what it held: so little that it is known by its block only. */
export function putBackWithBlock(look: Look): void {
	const within = new Set(look.come.flatMap((words) => words.within));
	if (within.size === 0 || !wants(look, 1)) return;
	const mine = look.ledger.gone.list.filter(({ by }) => by === look.row.by.person);
	const own = mine.filter((gone) => gone.within.some((name) => within.has(name)));
	// the whole of what they took away is that, and not pieced together from an older text of the same block
	const other = look.come.filter(({ text }) => own.every((gone) => gone.text !== text));
	give({ ...look, come: other }, mine.toReversed(), (wanted, offered) =>
		matchWhole(wanted, offered, least.wholeOwn)
	);
	if (!wants(look, 1)) return;
	give(look, own, thorough);
	// also what stands elsewhere again, when others have moved it on: once, as with every letter an undo puts back
	const notPutBack = own.map((gone) => ({ ...gone, taken: gone.taken.map((bits) => bits & 2) }));
	if (wants(look, 1)) give(look, notPutBack, thorough);
	notPutBack.forEach(({ taken }, index) => {
		taken.forEach((bit, at) => {
			if (bit !== 0) own[index]!.taken[at] = 3;
		});
	});
}

/** All that this person took away at one time comes whole: it is that, and not pieced together from what others have moved. */
export function putBackWhole(look: Look): void {
	if (!wants(look, least.own)) return;
	const own = look.ledger.gone.list.filter(({ by }) => by === look.row.by.person).reverse();
	give(look, own, (wanted, offered) => matchWhole(wanted, offered, least.own));
}

/**
 * Somebody else took the same words away at the same moment: deleted them while this person moved them, or moved them too.
 * Then they stand twice, and are the first writer's in both places; each person finds them so once.
 */
export function movedAtOnce(look: Look): void {
	if (!wants(look, 1)) return;
	const { ledger, row } = look;
	const just = ledger.gone.list
		.slice(-mostAtOnce)
		.filter(({ at, by }) => at > row.at - sameMoment && by !== row.by.person);
	if (just.length === 0) return;
	const texts = new Set(look.lost.map(({ within }) => within[0]));
	const fromThere = just.filter((gone) => texts.has(gone.within[0]));
	give(look, fromThere, thorough);
	moveToo(look, fromThere, 0);
	moveToo(look, just, mostOfIt);
	give(look, just, (wanted, offered) => matchRuns(wanted, offered, least.own));
}

/** Words that somebody else has moved: whoever moves them too has them once, when they are this much of what came. */
function moveToo(look: Look, moved: readonly Gone[], share: number): void {
	const { ledger, row, come } = look;
	const news = moved.filter(({ again }) => !again.includes(row.by.person));
	if (news.length === 0) return;
	const found: Gone[] = [];
	for (const words of come) {
		if (words.taken.every((bit) => bit !== 0)) continue;
		const offered = news.map(({ text }) => ({ text, taken: new Uint8Array(text.length) }));
		const whole = { text: words.text, taken: new Uint8Array(words.text.length) };
		const matches = matchRuns([whole], offered, least.own);
		if (share === 0) {
			// between what is known already, also a letter that is left over on both sides
			words.taken.forEach((bit, at) => (whole.taken[at]! |= bit));
			matches.push(...matchWhole([whole], offered, 1));
		}
		const known = matches.reduce((sum, { length }) => sum + length, 0);
		if (known < share * words.text.length) continue;
		for (const { at, from, length, offered: which } of matches) {
			const gone = news[which]!;
			found.push(gone);
			for (let step = 0; step < length; step++) {
				if (words.taken[at + step] !== 0) continue;
				giveVoice(ledger, words, at + step, [gone.voices[from + step]!]);
				words.taken[at + step] = 1;
				gone.taken[from + step]! |= 1;
			}
		}
	}
	for (const gone of new Set(found)) gone.again.push(row.by.person);
}

/** What this person, or somebody, took away before. */
export function foundAgain(look: Look): void {
	if (!wants(look, least.wholeOwn)) return;
	const { ledger, row } = look;
	const own = ledger.gone.list.filter(({ by }) => by === row.by.person).reverse();
	give(look, own, (wanted, offered) => [
		...matchWhole(wanted, offered, least.wholeOwn),
		...matchRuns(wanted, offered, least.own),
		...matchWhole(wanted, offered, least.wholeOwn)
	]);
	if (!wants(look, least.wholeAnybody)) return;
	give(look, [...ledger.gone.list].reverse(), (wanted, offered) => [
		...matchWhole(wanted, offered, least.wholeAnybody),
		...matchRuns(wanted, offered, least.anybody)
	]);
}

/** A restore: words belong to who wrote them first, gone or standing; that they were brought back is told apart. */
export function broughtBack(look: Look): void {
	const { ledger, doc, row } = look;
	const back = (number: number) => restored(ledger, number, row.by);
	if (wants(look, 1)) give(look, ledger.gone.list, thorough, undefined, back);
	if (wants(look, 1)) give(look, ledger.gone.list, thorough, 'whatever stands again', back);
	if (wants(look, 1)) give(look, standing(look, doc), thorough, 'whatever stands again', back);
	for (const { text, pieces, taken } of look.come)
		for (let at = 0; at < text.length; at++)
			if (taken[at] === 0)
				giveVoice(ledger, { text, pieces }, at, [
					ledger.numberOf({ ...row.by, via: 'restore', broughtBy: row.by })
				]);
}

/**
 * Somebody copied words and took the original away later, in two rows: they have moved them. Whoever did that to make the
 * words of others their own finds that they are not.
 */
export function copiesOfWhatWent({ ledger, doc, row, lost }: Look): void {
	const isMine = (number: number) => {
		const voice = ledger.voice(number);
		return voice.person === row.by.person && voice.via === 'typed';
	};
	const others = lost.filter(({ voices, taken }) =>
		voices.some((number, at) => taken[at] === 0 && !isMine(number))
	);
	if (others.length === 0) return;
	const mine = (client: number, clock: number, length: number): boolean => {
		const numbers = ledger.standing.between(client, clock, clock + length);
		return numbers.every(([, , number]) => isMine(number));
	};
	const partlyMine = (strand: Strand) =>
		strand.pieces.some(({ client, clock, length }) =>
			ledger.standing.between(client, clock, clock + length).some(([, , number]) => isMine(number))
		);
	const pass = (copies: readonly Strand[], ways: (copies: Offer[], lost: Offer[]) => Match[]) => {
		const offers = copies.map((copy) => ({ ...copy, taken: new Uint8Array(copy.text.length) }));
		const went = others.map(({ text, taken }) => ({ text, taken: taken.slice() }));
		for (const { wanted, at, offered, from, length } of ways(offers, went)) {
			const { voices, taken } = others[offered]!;
			// only what is theirs: a part of the copy may have been found to be somebody's before
			for (const piece of piecesFrom(offers[wanted]!, at, at + length))
				for (let step = 0; step < piece.length; step++) {
					const was = from + piece.at + step - at;
					if (isMine(voices[was]!) || !mine(piece.client, piece.clock + step, 1)) continue;
					giveVoice(ledger, offers[wanted]!, piece.at + step, [voices[was]!]);
					// what the copy was not given may still be put in again: two people had moved it at the same moment
					taken[was]! |= 1;
				}
		}
	};
	const fresh = ledger.fresh.filter(
		(each) => each.by === row.by.person && stands(ledger, each) && partlyMine(each)
	);
	if (fresh.length > 0) pass(fresh, (copies, from) => matchWhole(copies, from, 1));
	if (others.every(({ text }) => weightOf(text) < least.wholeCopy)) return;
	const standing = standingStrands(textsIn(doc)).filter(partlyMine);
	const texts = standing.flatMap((strand) => [
		strand,
		...runsOf(strand, (...place) => ledger.standing.between(...place), mine)
	]);
	pass(texts, (copies, from) => [
		...matchWhole(copies, from, least.wholeCopy),
		...matchRuns(copies, from, least.copy)
	]);
}

/** Whether some words still look for whose they are. */
function wants({ come }: Look, weight: number): boolean {
	return come.some(({ text, taken }) => {
		let free = 0;
		for (let at = 0; at < text.length; at++) if (taken[at] === 0) free += weightOf(text[at]!);
		return free >= weight;
	});
}

/** Where it is known that the words are the same: long runs first, then what is left between them. */
const thorough: Ways = (wanted, offered) => [
	...matchWhole(wanted, offered, 1),
	...matchRuns(wanted, offered, least.inRow),
	...matchWhole(wanted, offered, 1)
];

type Ways = (wanted: readonly Offer[], offered: readonly Offer[]) => Match[];

/** Looks for what came among what went, and gives it its voice. */
function give(
	{ ledger, come }: Look,
	went: readonly (Pick<Gone, 'text' | 'voices'> & { taken: Uint8Array })[],
	ways: Ways,
	also?: 'whatever stands again',
	voiceOf: (number: number) => number = (number) => number
): void {
	const offered: Offer[] = also
		? went.map(({ text }) => ({ text, taken: new Uint8Array(text.length) }))
		: [...went];
	for (const match of ways(come, offered)) {
		const from = went[match.offered]!;
		const voices = from.voices.slice(match.from, match.from + match.length).map(voiceOf);
		giveVoice(ledger, come[match.wanted]!, match.at, voices);
	}
}

/** Everything that stood before this row, with its voices. */
function standing(
	{ ledger, come }: Look,
	doc: Y.Doc
): { text: string; voices: number[]; taken: Uint8Array }[] {
	const isNew = new Set(
		come.flatMap(({ pieces }) => pieces.map(({ client, clock }) => `${client}:${clock}`))
	);
	const counts = (client: number, clock: number) => !isNew.has(`${client}:${clock}`);
	return standingStrands(textsIn(doc), counts).map(({ text, pieces }) => ({
		text,
		taken: new Uint8Array(text.length),
		voices: pieces.flatMap(({ client, clock, length }) =>
			ledger.standing
				.between(client, clock, clock + length)
				.flatMap(([from, to, number]) => Array<number>(to - from).fill(number))
		)
	}));
}

function stands(ledger: Look['ledger'], { pieces }: Strand): boolean {
	return pieces.every(({ client, clock, length }) => {
		const stretches = ledger.standing.between(client, clock, clock + length);
		return stretches.reduce((sum, [from, to]) => sum + to - from, 0) === length;
	});
}
