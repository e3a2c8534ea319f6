// Two states of a plan side by side, ready to be shown: sentences first, then section by section, then the words.
import { broughtBy, type Brought } from '#domain/diff/brought.ts';
import { comparable } from '#domain/diff/comparable.ts';
import { planChanges } from '#domain/diff/plan-changes.ts';
import { planDifference } from '#domain/diff/plan-difference.ts';
import type { AboutARow, PlanChange } from '#domain/diff/plan-change.ts';
import type { Section } from '#domain/diff/sections.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import type { Node } from '#domain/diff/difference.ts';
import type { PlanArea, PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';
import { areaNames } from '#lib/words/change-names.ts';
import { groupsOf, type ChangeGroup } from '#lib/words/changes.ts';
import { changeSigns as words } from '#lib/words/comparing.ts';
import { formatDate } from '#lib/words/dates.ts';
import { columnName } from '#lib/words/row-changes.ts';
import { cellHtml, keptShare, signed, stepsHtml, valueHtml } from './change-html.ts';
import { escapeHtml } from './escape.ts';

export interface ShownChange {
	/** From 1 on, in the order of the page. */
	readonly n: number;
	readonly sentence: string;
	/** Safe HTML of the words; empty where the sentence says it all. */
	readonly html: string;
	/** The one action it is about. */
	readonly row: string | null;
}

export interface ShownSection {
	/** Null for the plan as a whole; without words for what stands before the first heading. */
	readonly title: string | null;
	/** Its heading, in whichever state it is. */
	readonly id: string | null;
	readonly changes: readonly ShownChange[];
}

export interface Comparison {
	readonly sections: readonly ShownSection[];
	readonly changes: number;
	/** The same in a few numbers and places. */
	readonly brought: Brought;
	/** Not a line in ten of the older one is left. */
	readonly hardlyAlike: boolean;
}

const hardlyAny = 0.1;

export function comparisonOf(was: Partial<PlanContent>, is: Partial<PlanContent>): Comparison {
	const [before, after] = [frozen(comparable(was)), frozen(comparable(is))];
	const difference = planDifference(before, after);
	const all = planChanges(before, after, difference);
	const groups = inSections(groupsOf(all));
	let n = 0;
	const sections = groups.map(({ title, id, changes }) => ({
		title,
		id,
		changes: changes.map((group) => ({
			n: ++n,
			sentence: group.sentence,
			html: htmlOf(group.changes),
			row: rowOf(group.changes)
		}))
	}));
	return {
		sections,
		changes: n,
		brought: broughtBy(all),
		hardlyAlike: before.doc.length > 3 && after.doc.length > 3 && keptShare(difference.steps) < hardlyAny
	};
}

function rowOf(changes: readonly PlanChange[]): string | null {
	const [first] = changes;
	return changes.length === 1 && first?.kind === 'row' ? first.id : null;
}

interface Gathered {
	readonly title: string | null;
	readonly id: string | null;
	readonly changes: ChangeGroup[];
}

function inSections(groups: readonly ChangeGroup[]): Gathered[] {
	const found = new Map<string, Gathered>();
	for (const group of groups) {
		const whole = group.changes.every(({ kind }) => kind === 'plan' || kind === 'area');
		const key = whole ? 'plan' : `section ${group.section?.id ?? ''}`;
		const title = whole ? null : titleOf(group.section);
		const gathered = found.get(key) ?? { title, id: whole ? null : group.section?.id || null, changes: [] };
		gathered.changes.push(group);
		found.set(key, gathered);
	}
	return [...found.values()];
}

function titleOf(section: Section | null): string {
	return section ? [section.ref, section.title].filter(Boolean).join(' ') : '';
}

/** Every word of some changes, as safe HTML; empty where their sentence says it all. */
export function htmlOf(changes: readonly PlanChange[]): string {
	return changes.map(changeHtml).join('');
}

function changeHtml(change: PlanChange): string {
	switch (change.kind) {
		case 'plan':
			return valueHtml('', said(change.value.was), said(change.value.is));
		case 'area':
			return '';
		case 'section':
			// a long section that only moved need not be read again
			return change.op === 'moved' ? '' : stepsHtml(change.steps);
		case 'section-title':
			return stepsHtml(change.steps);
		case 'table':
			return '';
		case 'text':
			return change.op === 'moved' ? stepsHtml(change.steps, true) : stepsHtml(change.steps);
		case 'row':
			return rowHtml(change);
	}
}

function said(value: string | number | null): string {
	return `${value ?? ''}`;
}

/** People know an action by what it says, more than by its number. */
function rowHtml(row: AboutARow): string {
	const said = row.op === 'cells' && row.cells.some(({ column }) => column === 'what');
	const whole = ['added', 'split', 'back', 'removed'].includes(row.op);
	const { ref, words: says } = row.name;
	const about = said || whole || ref === '' || says === '' ? '' : `<p class="about">${escapeHtml(says)}</p>`;
	return about + changedHtml(row);
}

function changedHtml(row: AboutARow): string {
	switch (row.op) {
		case 'due':
			return valueHtml(words.due, dayOf(row.was), dayOf(row.is));
		case 'ref':
			return valueHtml(words.ref, row.was, row.is);
		case 'areas':
			return valueHtml(words.areas, namesOf(row.removed), namesOf(row.added));
		case 'cells':
			return row.cells
				.map(({ column }) => {
					const cell = row.change?.cells.find((each) => each.column === column);
					return cell ? cellHtml(columnName(column), cell.steps) : '';
				})
				.join('');
		case 'added':
		case 'split':
		case 'back':
			return wholeRowHtml(row, 'ins');
		case 'removed':
			return wholeRowHtml(row, 'del');
		default:
			return '';
	}
}

function dayOf(date: string | null): string {
	return date === null ? '' : formatDate(date);
}

function namesOf(areas: readonly PlanArea[]): string {
	return areas.length === 0 ? '' : areaNames(areas);
}

/** All that a new or removed action says. */
function wholeRowHtml({ name, change }: AboutARow, sign: 'ins' | 'del'): string {
	const row = sign === 'ins' ? change?.is : (change?.was ?? change?.is);
	if (!row) return '';
	const op = sign === 'ins' ? 'added' : 'removed';
	const cells = actionColumnIds.map((column) => {
		const steps = (row[column] as readonly Node[]).map((node) => ({ op, from: 0, node }) as const);
		const html = stepsHtml(steps);
		return html === '' ? '' : cellHtml(columnName(column), steps);
	});
	const due = row.due === null ? [] : [valueHtml(words.due, ...dates(dayOf(row.due), sign))];
	const title = name.ref === '' ? '' : `<p class="as-heading">${signed(escapeHtml(name.ref), sign)}</p>`;
	return `<div class="row">${title}${[...cells, ...due].join('')}</div>`;
}

function dates(day: string, sign: 'ins' | 'del'): [was: string, is: string] {
	return sign === 'ins' ? ['', day] : [day, ''];
}
