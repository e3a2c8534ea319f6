// Words of families and inspectors in a plan: bringing them in, changing one's own, removing words for privacy. The gate lets
// nobody else change them (rule G10); this is the door the server itself goes through.
import * as Y from 'yjs';
import { isQuotation, quotationIn, quoteKey } from '#document/quotations.ts';
import { writeInside } from '#document/restoring/write-over.ts';
import { rootsOf } from '#document/roots.ts';
import { insertBlocks } from '#document/write.ts';
import { newId } from '#domain/ids.ts';
import type { Callout, CalloutKind, PlanContent } from '#domain/plan.ts';
import { withoutWords, type RedactionReason } from '#domain/redaction.ts';
import { refuse } from '#domain/refusals.ts';
import { paragraph, plainText, type Paragraph, type RichText } from '#domain/rich-text.ts';
import { formatDate } from '#lib/words/dates.ts';
import { quotedWords } from '#lib/words/quoted.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import type { RowKind } from '#server/plan-log/log.ts';
import { planContent } from '#server/plan-log/read.ts';
import { hashOfQuote } from '#server/plan-log/settled-quotes.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { mustWriteNow } from './writes-now.ts';

/** Characters of one quotation. */
export const longestQuote = 5_000;

export interface Quoted {
	/** Id of the box. */
	readonly box: string;
	readonly kind: CalloutKind;
	/** Where the words are from; empty while they are not protected. */
	readonly source: string;
	readonly words: string;
	/** Whoever asks wrote them down. */
	readonly mine: boolean;
}

/** The boxes of families and inspectors in a plan, in its order. */
export async function quotedIn(db: Db, { plan, personId }: PlanMember): Promise<Quoted[]> {
	const { content } = await planContent(db, plan.id);
	const own = await db<{ box: string }[]>`
		select block_id as box from quotation where plan_id = ${plan.id} and person_id = ${personId}`;
	const mine = new Set(own.map(({ box }) => box));
	return content.doc.flatMap((block): Quoted[] => {
		if (block.type !== 'callout' || block.attrs.id === '') return [];
		const { id: box, kind, source = '' } = block.attrs;
		const words = plainText(block.content ?? []).trim();
		if (source === '' && (kind === 'impact' || words === '')) return [];
		return [{ box, kind, source, words, mine: mine.has(box) }];
	});
}

/** Puts down what a family said, behind a heading or at the end; whoever does it may change it later, and nobody else. */
export async function bringWords(
	sql: Sql,
	member: PlanMember,
	{ words, source, after }: { readonly words: string; readonly source: string; readonly after: string }
): Promise<string> {
	await mustWriteNow(sql, member);
	const attrs = { id: newId(), kind: 'families', covers: '', source } as const;
	const { areaId, personId, plan } = member;
	await change(
		sql,
		member,
		'import',
		(doc) => insertBlocks(doc, [{ type: 'callout', attrs, content: lines(words) }], after),
		(tx) => tx`
			insert into quotation (area_id, plan_id, block_id, person_id) values (${areaId}, ${plan.id}, ${attrs.id}, ${personId})`
	);
	return attrs.id;
}

/**
 * Makes boxes that came with the plan quotations: from then on nobody changes their words. Those that are protected already
 * stay as they are. Refuses not-found, quote-already (when all of them are).
 */
export async function protectWords(
	sql: Sql,
	member: PlanMember,
	{ boxes, source }: { readonly boxes: readonly string[]; readonly source: string }
): Promise<void> {
	await mustWriteNow(sql, member);
	const { areaId, personId, plan } = member;
	const make = (doc: Y.Doc): void => {
		const there = boxes.map(
			(box) => boxesIn(doc).find((each) => each.getAttribute('id') === box) ?? refuse('not-found')
		);
		const open = there.filter((each) => !quotationIn(each));
		if (open.length === 0) refuse('quote-already');
		for (const each of open) each.setAttribute('source', source);
	};
	await change(sql, member, 'correction', make, async (tx) => {
		for (const box of boxes)
			await audit(tx, { areaId, personId, planId: plan.id, what: 'words-protected', detail: { box } });
	});
}

/** How somebody heard quoted words, as a paragraph of their own beneath them. */
export async function heardAs(
	sql: Sql,
	member: PlanMember,
	{ box, words }: { readonly box: string; readonly words: string }
): Promise<void> {
	await mustWriteNow(sql, member);
	await change(sql, member, 'typed', (doc, content) => {
		quotationCalled(content, box);
		const [first, ...others] = lines(words);
		const said = paragraph(`${quotedWords.weHeard} ${plainText([first!])}`);
		insertBlocks(doc, [said, ...others], box);
	});
}

/** Other words for a quotation, by whoever wrote it down. Refuses not-found, quote-not-yours, quote-same. */
export async function changeWords(
	sql: Sql,
	member: PlanMember,
	{ box, words }: { readonly box: string; readonly words: string }
): Promise<void> {
	await mustWriteNow(sql, member);
	const [own] = await sql`
		select 1 from quotation where plan_id = ${member.plan.id} and block_id = ${box} and person_id = ${member.personId}`;
	await correct(sql, member, { box, kind: 'changed', why: '' }, () => {
		if (!own) refuse('quote-not-yours');
		return lines(words);
	});
}

/**
 * Removes words from a quotation for privacy, or all of them (words ''); a stub with the date stands there. The caller has asked
 * `may`. A version is kept of the plan as it is then. Refuses not-found, redact-not-found.
 */
export async function redactWords(
	sql: Sql,
	member: PlanMember,
	asked: {
		readonly box: string;
		readonly words: string;
		readonly why: RedactionReason;
		readonly note: string;
	},
	now = new Date()
): Promise<void> {
	const { box, words, why, note } = asked;
	const stub = quotedWords.stub(formatDate(now));
	await correct(
		sql,
		member,
		{ box, kind: 'redacted', why: note === '' ? why : `${why}: ${note}` },
		(quote) => {
			if (words === '') return [paragraph(stub)];
			const { text, times } = withoutWords(quote.content ?? [], words, stub);
			return times === 0 ? refuse('redact-not-found') : text;
		}
	);
}

interface Correction {
	readonly box: string;
	readonly kind: 'changed' | 'redacted';
	readonly why: string;
}

/** Puts other words for a quotation, wherever it stands, and keeps by what the older ones are known again. */
async function correct(
	sql: Sql,
	member: PlanMember,
	{ box, kind, why }: Correction,
	other: (quote: Callout) => RichText
): Promise<void> {
	const { areaId, personId, plan } = member;
	let was: Callout | undefined;
	let reads: Callout | undefined;
	const make = (doc: Y.Doc, content: PlanContent): void => {
		was = quotationCalled(content, box);
		reads = { ...was, content: other(was) };
		const key = quoteKey(was);
		if (quoteKey(reads) === key) refuse('quote-same');
		for (const element of boxesIn(doc)) {
			const quote = quotationIn(element);
			if (quote && quoteKey(quote) === key) writeInside(element, reads.content ?? []);
		}
	};
	await change(sql, member, 'correction', make, async (tx) => {
		await tx`
			insert into quotation (area_id, plan_id, block_id, reads) values (${areaId}, ${plan.id}, ${box}, ${JSON.stringify(reads)}::text::json)
			on conflict (plan_id, block_id) do update set reads = excluded.reads`;
		await tx`
			insert into quotation_change (plan_id, block_id, id, kind, was, person_id, why)
			values (${plan.id}, ${box}, ${newId()}, ${kind}, ${hashOfQuote(was!)}, ${personId}, ${why})`;
		if (kind === 'redacted')
			await makeVersion(tx, { areaId, planId: plan.id, reason: 'after-redaction', by: personId });
		const what = kind === 'redacted' ? 'words-redacted' : 'quotation-changed';
		await audit(tx, { areaId, personId, planId: plan.id, what, detail: { box, why: why.split(':')[0]! } });
	});
}

/** One change of the plan by the server, made on what is committed at this moment, and what goes with it. */
async function change(
	sql: Sql,
	{ areaId, personId, role, group, plan }: PlanMember,
	kind: RowKind,
	make: (doc: Y.Doc, content: PlanContent) => void,
	beside: (tx: Tx) => Promise<unknown> = () => Promise.resolve()
): Promise<void> {
	await sql.begin(async (tx) => {
		// the plan's lock first, as everybody who writes takes it
		await tx`select 1 from plan_head where plan_id = ${plan.id} and area_id = ${areaId} for update`;
		const { content, state, epoch } = await planContent(tx, plan.id);
		const doc = new Y.Doc();
		rootsOf(doc);
		Y.applyUpdate(doc, state);
		const before = Y.encodeStateVector(doc);
		doc.transact(() => make(doc, content));
		const update = Y.encodeStateAsUpdate(doc, before);
		const person = { id: personId, role, group };
		await appendToPlan(tx, { areaId, planId: plan.id, epoch, update, kind, person });
		await beside(tx);
	});
}

function boxesIn(doc: Y.Doc): Y.XmlElement[] {
	const isBox = (each: unknown): each is Y.XmlElement =>
		each instanceof Y.XmlElement && each.nodeName === 'callout';
	return rootsOf(doc).body.toArray().filter(isBox);
}

function quotationCalled({ doc }: PlanContent, box: string): Callout {
	const found = doc.find((block) => block.type === 'callout' && block.attrs.id === box);
	return found && isQuotation(found) ? found : refuse('not-found');
}

/** One paragraph for each line. */
function lines(words: string): Paragraph[] {
	return words
		.split(/\n+/)
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.map(paragraph);
}
