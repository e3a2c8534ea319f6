// What the test of a still page needs: a long plan, somebody who changes it everywhere, and an eye on each frame.
import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { addRow, cell, removeRow, tableRows } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import type { Chance } from '#tests/random.ts';
import { planToEdit } from './a-plan-to-edit.ts';

const lorem = 'Every family gets a call, and every school gets a letter that says what happens next. ';
/** The paragraph somebody writes in, and the one a reader looks at. */
export const written = 'I write here while others write everywhere.';
export const read = 'I read this line and it does not move.';

function section(n: number): Block[] {
	const special =
		n === 7 ? [paragraph(read)] : n === 8 ? [paragraph(`${written} And then some more words.`)] : [];
	return [
		{
			type: 'heading',
			attrs: { id: `part-${n}`, ref: `${n}`, level: 1 },
			content: [{ type: 'text', text: `Part ${n}` }]
		},
		paragraph(`In part ${n}: ${lorem.repeat(3)}`),
		...special,
		paragraph(`Still part ${n}: ${lorem.repeat(2)}`),
		...(n === 3 ? [{ type: 'actionTable' as const, attrs: { id: 'table-above', title: 'Above' } }] : []),
		...(n === 9 ? [{ type: 'actionTable' as const, attrs: { id: 'table-one', title: 'Mine' } }] : [])
	];
}

/** Fourteen sections and two tables; each table has rows of `planToEdit`. */
export const longPlan: PlanContent = {
	...planToEdit,
	doc: Array.from({ length: 14 }, (_, n) => section(n + 1)).flat(),
	actions: {
		...planToEdit.actions,
		...Object.fromEntries(
			Object.entries(planToEdit.actions).map(([id, row]) => [
				`${id}-above`,
				{ ...row, table: 'table-above', ref: `B${row.ref}` }
			])
		)
	}
};

const textIn = (element: Y.XmlElement | Y.XmlFragment): Y.XmlText | undefined =>
	(element.toArray() as unknown[]).find((child) => child instanceof Y.XmlText);

/** One change of somebody else: above, below, in the same paragraph or in another cell; longer and shorter. */
export function changeSomewhere(doc: Y.Doc, chance: Chance): void {
	const { body } = rootsOf(doc);
	const words = chance.percent(30) ? lorem.repeat(2) : 'more ';
	const blocks = body.toArray().filter((block) => block instanceof Y.XmlElement);
	const mine = blocks.findIndex((block) => `${block.toString()}`.includes(written));
	const roll = chance.below(100);
	if (roll < 25) typeIn(chance.pick(blocks.slice(0, mine)), words, chance);
	else if (roll < 45) typeIn(blocks[mine], chance.percent(50) ? 'and ' : words, chance);
	else if (roll < 55) typeIn(chance.pick(blocks.slice(mine + 1)), words, chance);
	else if (roll < 75) addBlock(body, chance.below(chance.percent(70) ? mine : blocks.length), chance);
	else if (roll < 85) changeRows(doc, chance);
	else {
		const rows = tableRows(doc, chance.pick(['table-above', 'table-one']));
		const where = cell(doc, chance.pick(rows).id, chance.pick(['who', 'impact', 'm6'] as const));
		if (where.length === 0) where.insert(0, [line('')]);
		typeIn(where.get(0) as Y.XmlElement, words, chance);
	}
}

/** At the start or the end of a block; what has become long is made short again. */
function typeIn(block: Y.XmlElement | undefined, words: string, chance: Chance): void {
	const text = block && ['paragraph', 'heading'].includes(block.nodeName) ? textIn(block) : undefined;
	if (!text) return;
	const says = text.toString();
	const mineAt = Math.max(says.indexOf(written), says.indexOf(read));
	const room = mineAt >= 0 ? mineAt : text.length;
	if (room > 600) text.delete(0, room - 5);
	else text.insert(mineAt >= 0 || chance.percent(50) ? 0 : text.length, words);
}

function addBlock(body: Y.XmlFragment, at: number, chance: Chance): void {
	const added = body.toArray().filter((block) => block.toString().includes('Added here'));
	if (added.length > 12) return body.delete(body.toArray().indexOf(chance.pick(added)), 1);
	const made = chance.percent(40) ? new Y.XmlElement('heading') : new Y.XmlElement('paragraph');
	if (made.nodeName === 'heading') {
		made.setAttribute('id', `added-${chance.below(1e9)}`);
		made.setAttribute('level', 1 as unknown as string);
		made.setAttribute('ref', '');
	}
	made.insert(0, [new Y.XmlText(`Added here ${chance.percent(30) ? lorem : ''}`)]);
	body.insert(at, [made]);
}

function changeRows(doc: Y.Doc, chance: Chance): void {
	const table = chance.percent(80) ? 'table-above' : 'table-one';
	const added = tableRows(doc, table).filter(({ id }) => !id.startsWith('row-'));
	if (added.length > 3) removeRow(doc, chance.pick(added).id, new Date(0));
	else addRow(doc, { table, after: tableRows(doc, table)[0]!.id });
}

function line(words: string): Y.XmlElement {
	const made = new Y.XmlElement('paragraph');
	made.insert(0, [new Y.XmlText(words)]);
	return made;
}

/** What was seen in all frames, px. */
export interface Seen {
	readonly frames: number;
	/** The furthest the line stood from where it had been. */
	readonly furthest: number;
	/** Frames in which something else had the focus. */
	readonly elsewhere: number;
}

declare global {
	interface Window {
		watching: { seen: { frames: number; furthest: number; elsewhere: number }; on: boolean };
	}
}

/** Looks at each frame from now on: at the line of the caret, or at the line with these words. */
export async function watch(page: Page, line: string | null): Promise<void> {
	await page.evaluate((said) => {
		const seen = { frames: 0, furthest: 0, elsewhere: 0 };
		const watching = (window.watching = { seen, on: true });
		const focused = document.activeElement;
		const top = (): number | null => {
			if (said !== null) {
				const lines = [...document.querySelectorAll('.plan-text p')];
				return lines.find((line) => line.textContent.includes(said))?.getBoundingClientRect().top ?? null;
			}
			const selection = getSelection()!;
			const range = document.createRange();
			range.setStart(selection.focusNode!, selection.focusOffset);
			return [...range.getClientRects()].at(-1)?.top ?? null;
		};
		let [before, home, mine] = [top(), top(), false];
		// what I type may begin a new line: that is no shift
		const own = (): void => void (mine = true);
		for (const name of ['keydown', 'input', 'compositionupdate']) addEventListener(name, own, true);
		const look = (): void => {
			if (!watching.on) return;
			const now = top();
			seen.frames++;
			if (document.activeElement !== focused) seen.elsewhere++;
			if (now !== null && before !== null && home !== null) {
				if (mine && Math.abs(now - before) > 5) home += now - before;
				seen.furthest = Math.max(seen.furthest, Math.abs(now - home));
			}
			before = now;
			mine = false;
			requestAnimationFrame(() => setTimeout(look));
		};
		requestAnimationFrame(() => setTimeout(look));
	}, line);
}

export async function seen(page: Page): Promise<Seen> {
	return page.evaluate(() => {
		window.watching.on = false;
		return window.watching.seen;
	});
}
