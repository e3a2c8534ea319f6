// Y2: hostile updates that look valid, against honest people, one of them with a real editor. Each update is refused, or
// harms nobody: every honest word still stands, everybody agrees, stock editors can show the plan, and the honest write on.
import * as Y from 'yjs';
import { addRow, cell } from '#document/action-rows.ts';
import { isQuotation, quoteKey } from '#document/quotations.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { elementFor } from '#document/write.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import type { Callout } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { encodeStep2, encodeUpdate } from '#protocol/frames.ts';
import { largestFrame } from '#protocol/messages.ts';
import { bringLetter } from '#server/collab/line/letter.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import { Chance } from '#tests/random.ts';
import { textOf, type } from '#tests/typing.ts';
import { hostileChanges } from './hostile-changes.ts';
import { troubleInStockEyes } from './stock-eyes.ts';
import { mutateStructs } from './struct-mutants.ts';

export type HostileFigures = {
	hostile: number;
	refused: number;
	/** Those that entered and are as good as what honest people write. */
	harmless: number;
	/** Honest words lost, people who disagree, plans that stock editors stumble over. */
	harm: number;
	refusedHonest: number;
};

type Editors = typeof import('#tests/lib/two-editors.ts');

/** So many hostile updates against one plan. Also says, for whoever looks into it, what did harm. */
export async function besiege(
	{ seed, updates, sabotage }: { seed: number; updates: number; sabotage?: Sabotage },
	editors: Editors
): Promise<HostileFigures & { why: string[] }> {
	const chance = new Chance(seed);
	const engine = new Engine({ sabotage });
	await engine.appendElsewhere(quotation());
	const honest = [await engine.tab(), await engine.tab()];
	const [writer] = honest as [Tab];
	/** How many letters each honest client id has typed: so many must stand at the end. */
	const letters = new Map([[writer.doc.clientID, begin(writer.doc)]]);
	const writes = (doc: Y.Doc, words: string) => {
		type(doc, words);
		letters.set(doc.clientID, (letters.get(doc.clientID) ?? 0) + words.length);
	};
	await engine.settle(...honest);
	const editor = editors.editorOn(writer.doc);
	const why: string[] = [];
	const found = { hostile: 0, refused: 0, harmless: 0, harm: 0, refusedHonest: 0 };
	const harm = (what: string) => {
		found.harm++;
		why.push(what);
	};

	for (let n = 0; n < updates; n++) {
		const attacker = await engine.tab(somebody());
		const [name, update] = hostileUpdate(attacker.doc, chance);
		const entered = engine.log.rows(engine.planId).length;
		const sent = await send(engine, attacker, update, chance);
		await engine.settle(attacker, ...honest);
		found.hostile++;
		if (sent || attacker.why) found.refused++;
		else found.harmless++;
		attacker.disconnect();
		writes(honest[n % 2]!.doc, `Honest sentence ${n}.`);
		await engine.settle(...honest);
		for (const tab of honest) if (!tab.isOpen || !tab.isSaved) found.refusedHonest++;
		const changed = engine.log.rows(engine.planId).length > entered + 1;
		const state = Y.encodeStateAsUpdate(engine.replay());
		const trouble = changed ? troubleInStockEyes(state) : null;
		if (trouble) harm(`${name}: ${trouble}`);
		if (honest.some((tab) => !tab.isOpen) || trouble) break;
	}
	const newcomer = await engine.tab();
	for (const { doc } of [...honest, newcomer]) {
		for (const [client, typed] of letters)
			if (lettersOf(doc, client) !== typed) harm(`${typed} letters are ${lettersOf(doc, client)}`);
		if (textOf(doc) !== textOf(engine.replay())) harm('a document differs from the log');
	}
	for (const block of readPlan(engine.replay()).doc)
		if (isQuotation(block) && quoteKey(block) !== quoteKey(quoted)) harm('quoted words are others now');
	// what a real editor shows is what stands there, and its next key is written
	editors.type(editor, 'still typing ', 1);
	await engine.settle(...honest);
	if (!editor.isEditable || !editors.viewIsTrue(editor, writer.doc)) harm('an editor has stopped');
	if (!textOf(engine.replay()).includes('still typing')) harm('what an editor types is not written');
	editor.destroy();
	return { ...found, why };
}

const quoted: Callout = {
	type: 'callout',
	attrs: { id: 'quoted', kind: 'families', covers: '', source: 'A parent carer' },
	content: [paragraph('We were never asked.')]
};

/** Words of somebody else, as the server puts them in, behind a line of ours. */
function quotation(): Uint8Array {
	const doc = new Y.Doc();
	rootsOf(doc).body.push([paragraph('What we heard.'), quoted].map(elementFor));
	return Y.encodeStateAsUpdate(doc);
}

/** Some honest words: blocks, a mark, and a row with words in every cell. Says how many letters they have. */
function begin(doc: Y.Doc): number {
	for (const each of ['First.', 'Second one.', 'Third, with more.']) type(doc, each);
	const text = (rootsOf(doc).body.get(3) as Y.XmlElement).get(0) as Y.XmlText;
	text.format(0, 6, { bold: {} });
	addRow(doc, { table: 'table' });
	const [row] = [...rootsOf(doc).actions.keys()];
	for (const column of actionColumnIds) {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(`In ${column}.`)]);
		cell(doc, row!, column).insert(0, [paragraph]);
	}
	return lettersOf(doc, doc.clientID);
}

/** How many letters of this client stand in a document. */
function lettersOf(doc: Y.Doc, client: number): number {
	const held = doc.store.clients.get(client) ?? [];
	return held.reduce((sum, struct) => {
		const stands = struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString;
		return sum + (stands ? struct.length : 0);
	}, 0);
}

/** One hostile update against what somebody holds; kinds that Yjs itself throws at are left out. */
function hostileUpdate(known: Y.Doc, chance: Chance): [name: string, update: Uint8Array] {
	const names = Object.keys(hostileChanges);
	for (;;) {
		const name = chance.pick(names);
		const own = new Y.Doc();
		rootsOf(own);
		Y.applyUpdate(own, Y.encodeStateAsUpdate(known));
		const updates: Uint8Array[] = [];
		own.on('update', (update: Uint8Array) => updates.push(update));
		try {
			own.transact(() => hostileChanges[name]!(own, chance));
			const [update] = updates;
			if (update && chance.percent(35))
				return [`${name}, parts exchanged`, mutateStructs(update, known, chance)];
			if (update) return [name, update];
		} catch {
			// not even Yjs makes bytes of this
		}
	}
}

/** By socket when it fits, else by letter; says whether the letter was refused. */
async function send(engine: Engine, tab: Tab, update: Uint8Array, chance: Chance): Promise<boolean> {
	const frame = chance.percent(50) ? encodeUpdate(update) : encodeStep2(update);
	if (frame.byteLength <= largestFrame) {
		tab.sendRaw(frame);
		return false;
	}
	const parts = { clock: engine.clock, poke: engine.poke };
	const answer = bringLetter(await engine.room(), somebody(), update, parts);
	return 'refused' in (await answer);
}
