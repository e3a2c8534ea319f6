// What a reader is told of one action or one section, of all that is otherwise between two states. Actions that say the same in
// both are cut short first, so that a long plan costs little.
import type { ActionRow } from '../action-row.ts';
import type { Block, PlanContent } from '../plan.ts';
import type { PlanChange } from './plan-change.ts';
import { planChanges, storyOfRows } from './plan-changes.ts';
import { planDifference } from './plan-difference.ts';
import { homeOf, partName, rowsWithin, sectionsAround, spansOf, type PlanPart } from './plan-part.ts';
import { rowChanges } from './row-changes.ts';

/** In the order of the plan; nothing when none of it changed. */
export function changesOfPart(was: PlanContent, is: PlanContent, part: PlanPart): PlanChange[] {
	const [before, after] = withoutSameRows(was, is, part);
	return part.kind === 'row'
		? changesOfRow(outline(before), outline(after), part.id)
		: changesOfSection(before, after, part.id);
}

/** The plan as it would be without this part. */
export function withoutPart(plan: PlanContent, part: PlanPart): PlanContent {
	if (part.kind === 'row') {
		const gone = new Set(rowsWithin(plan, part.id));
		const left = Object.entries(plan.actions).filter(([id]) => !gone.has(id));
		return { ...plan, actions: Object.fromEntries(left) };
	}
	const span = spansOf(plan.doc).get(part.id);
	const doc = span ? plan.doc.filter((_, at) => at < span.from || at >= span.to) : plan.doc;
	const tables = new Set(doc.flatMap((block) => (block.type === 'actionTable' ? [block.attrs.id] : [])));
	const left = Object.entries(plan.actions).filter(([, { table }]) => !span || tables.has(table));
	return { ...plan, doc, actions: Object.fromEntries(left) };
}

/** All that belongs to it in this state, as the log names what was written in. */
export function partsWithin(plan: PlanContent, part: PlanPart): string[] {
	if (part.kind === 'row') return rowsWithin(plan, part.id).map((id) => partName({ kind: 'row', id }));
	return [
		...headingsWithin(plan, part.id).map((id) => partName({ kind: 'section', id })),
		...rowsUnder(plan, part.id).map((id) => partName({ kind: 'row', id }))
	];
}

/** The actions whose words are, or were until they were removed, shown in a section. */
function rowsUnder(plan: PlanContent, section: string): string[] {
	const around = sectionsAround(plan);
	const tableOf = (id: string): string => plan.actions[homeOf(plan.actions, id)]?.table ?? '';
	return Object.keys(plan.actions).filter((id) => around.get(tableOf(id))?.includes(section));
}

function headingsWithin({ doc }: PlanContent, id: string): string[] {
	const spans = spansOf(doc);
	const span = spans.get(id);
	if (!span) return [];
	return [...spans].filter(([, { from }]) => from >= span.from && from < span.to).map(([each]) => each);
}

function changesOfRow(was: PlanContent, is: PlanContent, id: string): PlanChange[] {
	const story = storyOfRows(was, is, planDifference(was, is));
	const halves = [...story.splits].filter(([, { from }]) => from === id).map(([made]) => made);
	const ids = new Set([id, ...rowsWithin(was, id), ...rowsWithin(is, id), ...halves]);
	return [...ids].flatMap((each) => {
		const table = (is.actions[each] ?? was.actions[each])?.table ?? '';
		const { section } = story.placeOf(table);
		return rowChanges(each, story).map((change): PlanChange => ({ section, ...change }));
	});
}

function changesOfSection(was: PlanContent, is: PlanContent, id: string): PlanChange[] {
	const ids = new Set([...headingsWithin(was, id), ...headingsWithin(is, id)]);
	if (ids.size === 0) return [];
	const rows = new Set([...rowsUnder(was, id), ...rowsUnder(is, id)]);
	// which of two sections moved depends on all the text, so that none of it is left out
	return planChanges(was, is).filter((change) => isAbout(change, ids, rows));
}

function isAbout(change: PlanChange, ids: ReadonlySet<string>, rows: ReadonlySet<string>): boolean {
	const isIn = (section: { readonly id: string } | null) => section !== null && ids.has(section.id);
	if (isIn(change.section)) return true;
	if (change.kind === 'section') return isIn(change.about);
	if (change.kind === 'section-title') return isIn(change.was) || isIn(change.is);
	if (change.kind === 'text') return change.op === 'moved' && isIn(change.from);
	return change.kind === 'row' && rows.has(change.id);
}

function outline(plan: PlanContent): PlanContent {
	return { ...plan, doc: plan.doc.filter(isOutline) };
}

function isOutline({ type }: Block): boolean {
	return type === 'heading' || type === 'plainTitle' || type === 'actionTable';
}

/** Actions that say the same in both keep only their place and how they begin. */
function withoutSameRows(was: PlanContent, is: PlanContent, part: PlanPart): [PlanContent, PlanContent] {
	const same = new Set(
		Object.keys(was.actions).filter(
			(id) =>
				!(part.kind === 'row' && part.id === id) &&
				Object.hasOwn(is.actions, id) &&
				JSON.stringify(was.actions[id]) === JSON.stringify(is.actions[id])
		)
	);
	const cut = (plan: PlanContent): PlanContent => ({
		...plan,
		actions: Object.fromEntries(
			Object.entries(plan.actions).map(([id, row]) => [id, same.has(id) ? inShort(row) : row])
		)
	});
	return [cut(was), cut(is)];
}

function inShort(row: ActionRow): ActionRow {
	const none = { who: [], accountable: [], impact: [], timescale: [], m3: [], m6: [], m12: [], linked: [] };
	return { ...row, ...none };
}
