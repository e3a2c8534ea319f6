// May this change enter this plan? One function decides, for sockets, imports and everything else that writes.
// The gate owns the one document of a plan. What it lets in stands in that document before it is committed, so nobody may
// be shown the document until the log has answered (rules W and G of server/collab/README.md).
import * as Y from 'yjs';
import type { PersonId } from '#domain/ids.ts';
import { largestChange } from '#protocol/messages.ts';
import { rootsOf } from '#document/roots.ts';
import { DocumentSize } from '#document/size.ts';
import { rowsTouched } from '#document/touched-rows.ts';
import { faultInChanged } from '#document/validate.ts';
import { applyAll, applyCaught, applyInspected } from './apply.ts';
import { FixedWords, type KnownQuotes } from './fixed-words.ts';
import type { LogRow, OpenedPlan } from './log.ts';
import { bringsNothingNew, textTakenAway } from './nothing-new.ts';
import { isMalformed, prescan, takenAway, type Malformed, type Scan } from './prescan.ts';
import type { GateSabotage } from './sabotage.ts';
import { expectSoundRows, expectWhole } from './whole.ts';
import { encodeShare, unite, type Share } from './share.ts';
import { broughtBy, Run, type Brought, type Change } from './together.ts';
import { behind, refused, type Asker, type Verdict } from './verdict.ts';

/** A plan as bytes, and what a gate knows beside them: it can be made of this again. */
export interface FoldedPlan extends OpenedPlan {
	/** Quotations that stood in it and may come back by undo, and those that may not. */
	readonly quotes: KnownQuotes;
}

const skipped = { kind: 'let-kind-change', quote: 'rewrite-quotes' } as const;
const refusalFor = { kind: 'kind-stays', quote: 'quoted-words' } as const;
const noRows: ReadonlySet<string> = new Set();

export class Gate {
	readonly doc: Y.Doc;
	readonly epoch: number;
	/** Until then (ms) tabs bring back what a restored backup did not hold; 0 when there was none. */
	readonly returnsUntil: number;
	readonly #plan: Pick<OpenedPlan, 'areaId' | 'planId'>;
	/** Everything up to here, in order, stands in the document. */
	seq: number;
	readonly #size: DocumentSize;
	readonly #fixed: FixedWords;
	readonly #claims: Map<number, PersonId>;
	/** Client ids under which nothing more may come: what they typed was taken apart (rules T). */
	readonly #retired: Set<number>;
	readonly #sabotage: GateSabotage | undefined;

	constructor(opened: OpenedPlan | FoldedPlan, sabotage?: GateSabotage) {
		this.#plan = { areaId: opened.areaId, planId: opened.planId };
		const parts = [...(opened.state ? [opened.state.bytes] : []), ...opened.tail.map((row) => row.bytes)];
		this.doc = new Y.Doc();
		// roots get their type before anything is applied: Yjs replaces an untyped one, and changes would name the old
		rootsOf(this.doc);
		expectSoundRows(opened);
		applyAll(this.doc, parts);
		expectWhole(this.doc, opened);
		this.epoch = opened.epoch;
		this.seq = opened.seq;
		this.returnsUntil = opened.returnsUntil ?? 0;
		this.#size = new DocumentSize(this.doc, {
			atMost: parts.reduce((sum, part) => sum + part.byteLength, 0)
		});
		this.#fixed = new FixedWords(this.doc, 'quotes' in opened ? opened.quotes : undefined);
		this.#claims = new Map(opened.claims);
		this.#retired = new Set(opened.retired);
		this.#sabotage = sabotage;
	}

	/** Everything that has to be known to go on later; `bytes` are the document. */
	fold(bytes: Uint8Array): FoldedPlan {
		const { epoch, seq, returnsUntil } = this;
		// what is known of quotations, and not who knows it: that would hold on to the document
		const quotes = { known: this.quotes.known, replaced: this.quotes.replaced };
		const known = { claims: this.#claims, retired: [...this.#retired], quotes };
		return { ...this.#plan, epoch, seq, returnsUntil, state: { seq, bytes }, tail: [], ...known };
	}

	/** What is known of quotations beside the document; it goes on when the document is built anew. */
	get quotes(): FixedWords {
		return this.#fixed;
	}

	/** How many clocks of this client the document holds. */
	clock(client: number): number {
		return Y.getState(this.doc.store, client);
	}

	/** Whether somebody has used this client id. */
	isClaimed(client: number): boolean {
		return this.#claims.has(client);
	}

	/** Whether this person has written here before: they had the right once. */
	hasWritten(person: PersonId): boolean {
		return [...this.#claims.values()].includes(person);
	}

	/** Nothing more may come under these client ids. */
	retire(clients: readonly number[]): void {
		for (const client of clients) this.#retired.add(client);
	}

	/** Lets a change in, or says why not. Order matters: the cheap and the dangerous are looked at first. */
	enter(bytes: Uint8Array, by: Asker, scan: Scan | Malformed = prescan(bytes)): Verdict {
		if (!by.mayEdit && this.#sabotage !== 'skip-role') {
			// whoever lost the right while their answer was on its way has done nothing wrong
			return this.knows(bytes) ? { kind: 'nothing-new' } : refused('not-allowed', 'may not edit');
		}
		if (bytes.byteLength > largestChange && this.#sabotage !== 'any-size')
			return refused('too-big', 'more than one change may hold');
		if (isMalformed(scan)) {
			if (this.#sabotage === 'apply-unscanned') return this.#apply(bytes, by);
			return refused('invalid-change', scan.malformed);
		}
		// everybody who comes in answers our question, most of them with nothing
		if (scan.additions.size + scan.deletions.size === 0) return { kind: 'nothing-new' };
		const outOfOrder = this.outOfOrder(scan, by);
		if (outOfOrder) return outOfOrder;
		// what also deletes may leave the document smaller than it was: that is seen when it is in
		const fits = scan.additions.size === 0 || this.hasRoomFor(scan.addedBytes);
		if (fits || this.textTakenAway(scan) > 0) return this.#apply(bytes, by);
		const isKnown = bringsNothingNew(this.doc, scan);
		return isKnown ? { kind: 'nothing-new' } : refused('plan-full', 'the document would be too large');
	}

	/** How many bytes lie beyond half of what the document may have, at the most. */
	get bytesBeyondHalf(): number {
		return this.#size.beyond;
	}

	/** How many of so many bytes would lie beyond half of what the document may have (rule G12). */
	beyondHalf(bytes: number, how: 'roughly' | 'exactly'): number {
		return this.#size.beyondHalf(bytes, how);
	}

	/** How many bytes of what stands in the document a change takes out, at least. */
	textTakenAway(scan: Scan): number {
		return textTakenAway(this.doc, scan);
	}

	/** Whether so many bytes can be added to the document (rule G7). */
	hasRoomFor(bytes: number): boolean {
		return this.#size.hasRoomFor(bytes) || this.#sabotage === 'any-size';
	}

	/** A run of changes that may be let in together; they are not in the document yet. */
	run(): Run {
		const never = this.#sabotage !== undefined && this.#sabotage !== 'trust-together';
		const ownerOf = (client: number) => (this.#retired.has(client) ? undefined : this.#claims.get(client));
		return new Run(this.doc, never ? () => undefined : ownerOf, (bytes) => this.hasRoomFor(bytes));
	}

	/**
	 * Lets a run in, in one transaction that is checked as a whole, and says what each change brought. Null: something is
	 * wrong with one of them. The document is spoiled then, and each has to be looked at by itself.
	 */
	enterTogether(
		changes: readonly Change[]
	): { readonly brought: Brought[]; readonly titlesChanged: boolean } | null {
		const { doc } = this;
		const { meta } = rootsOf(doc);
		const applied = applyInspected(
			doc,
			changes.map(({ bytes }) => bytes),
			(transaction) => {
				const wrong = faultInChanged(doc, transaction) ?? this.#fixed.faultIn(transaction);
				return {
					brought: wrong && this.#sabotage !== 'trust-together' ? null : broughtBy(doc, transaction, changes),
					titlesChanged: [...transaction.changed.keys()].some((type) => Object.is(type, meta))
				};
			}
		);
		if ('failed' in applied) return null;
		const { brought, titlesChanged } = applied.finding;
		if (!brought) return null;
		for (const { bytes, scan } of brought) this.#size.grew(bytes?.byteLength ?? 0, takenAway(scan));
		if (titlesChanged) this.#fixed.lookAgain();
		return { brought, titlesChanged };
	}

	/** Changes that stand in the document, as one update. */
	encode(shares: readonly Share[]): Uint8Array {
		return encodeShare(this.doc, unite(shares));
	}

	/** Whether an update brings nothing new: all its words are here, and all it deletes is deleted. */
	knows(bytes: Uint8Array): boolean {
		const scan = prescan(bytes);
		return !isMalformed(scan) && bringsNothingNew(this.doc, scan);
	}

	/** Takes in what others have committed; rows that are known already change nothing. */
	takeIn(rows: readonly LogRow[]): void {
		// what stood a moment ago, to see which quotations the server has put other words for
		this.#fixed.lookAgain();
		applyAll(
			this.doc,
			rows.map((row) => row.bytes)
		);
		for (const row of rows) {
			for (const client of row.clientIds) this.#claims.set(client, row.person);
			const scan = prescan(row.bytes);
			this.#size.grew(row.bytes.byteLength, isMalformed(scan) ? undefined : takenAway(scan));
			this.seq = Math.max(this.seq, row.seq);
		}
		this.#fixed.lookAgain();
	}

	/** Client ids belong to who first used them, and clocks go on from where the document stands (rules G3 and G4). */
	outOfOrder(scan: Scan, by: Pick<Asker, 'id' | 'bringsBack'>): Verdict | null {
		for (const [client, { from, to }] of scan.additions) {
			const known = this.clock(client);
			if (to <= known) continue;
			if (this.#retired.has(client)) return refused('rejoin', 'a client id whose words were taken apart');
			const foreign = this.isClaimed(client) && this.#claims.get(client) !== by.id;
			if (foreign && !by.bringsBack && this.#sabotage !== 'accept-foreign-client') {
				return behind('rejoin', 'client id of somebody else');
			}
			if (from > known && this.#sabotage !== 'accept-gap')
				return behind('rejoin', 'a gap before this change');
		}
		for (const [client, clock] of scan.leansOn) {
			if (clock > this.#reach(scan, client) && this.#sabotage !== 'accept-gap') {
				return behind('rejoin', 'leans on words that are not here');
			}
		}
		for (const [client, ranges] of scan.deletions) {
			if ((ranges.at(-1)?.to ?? 0) > this.#reach(scan, client) && this.#sabotage !== 'accept-gap') {
				return behind('rejoin', 'deletes words that are not here');
			}
		}
		return null;
	}

	#reach(scan: Scan, client: number): number {
		return Math.max(this.clock(client), scan.additions.get(client)?.to ?? 0);
	}

	#apply(update: Uint8Array, by: Asker): Verdict {
		const { doc } = this;
		const { meta } = rootsOf(doc);
		const caught = applyCaught(doc, update, (transaction) => ({
			fault: faultInChanged(doc, transaction),
			fixed: this.#fixed.faultIn(transaction, {
				mayQuote: by.mayQuote === true || by.bringsBack === true,
				...(by.mayCorrect === undefined ? {} : { mayCorrect: by.mayCorrect })
			}),
			locked: rowsTouched(doc, transaction, by.lockedRows ?? noRows).size > 0,
			titlesChanged: [...transaction.changed.keys()].some((type) => Object.is(type, meta))
		}));
		if ('failed' in caught) return refused('invalid-change', caught.failed, 'spoiled');
		const { fault, fixed, locked, titlesChanged } = caught.finding;
		if (fault && this.#sabotage !== 'skip-validation') return refused(fault.code, fault.where, 'spoiled');
		if (fixed && this.#sabotage !== skipped[fixed.rule])
			return refused(refusalFor[fixed.rule], fixed.why, 'spoiled');
		if (locked && this.#sabotage !== 'skip-locks')
			return refused('row-locked', 'a row that is being talked about', 'spoiled');
		const { bytes } = caught;
		if (bytes === null) return { kind: 'nothing-new' };

		const scan = prescan(bytes);
		// never seen; a throw here would leave this change at the head of the line for ever
		if (isMalformed(scan))
			return refused('invalid-change', `our own update cannot be read: ${scan.malformed}`, 'spoiled');
		this.#size.grew(bytes.byteLength, takenAway(scan));
		// a document at its limit can still be made smaller: what only deletes is never too much
		if (scan.additions.size > 0 && !this.hasRoomFor(0))
			return refused('plan-full', 'the document would be too large', 'spoiled');
		const clients = [...scan.additions.keys()];
		const returned = by.bringsBack === true && clients.some((client) => this.#claims.get(client) !== by.id);
		if (!returned || this.#sabotage === 'claim-returned')
			for (const client of clients) this.#claims.set(client, by.id);
		if (titlesChanged || by.mayQuote || by.mayCorrect || returned) this.#fixed.lookAgain();
		const logged = this.#sabotage === 'log-raw-bytes' ? update : bytes;
		return { kind: 'entered', bytes: logged, scan, titlesChanged, returned };
	}
}
