// What a plan says when something of an earlier state is brought back: content in, content out. People are shown it before
// they press the button, and the same is then written into the shared document.
import { actionColumnIds, shownIn, wholeRows, type ActionRow } from '#domain/action-row.ts';
import type { Block, PlanArea, PlanContent } from '#domain/plan.ts';
import { counterparts } from './counterparts.ts';
import { idOf, placeLike, placeOfSection, rankLike, spanOf, type Span } from './places.ts';
import type { Scope } from './scope.ts';

type Rows = Readonly<Record<string, ActionRow>>;

/** Why there is nothing to bring back: it was not in the version, or the box's action is not in the plan now. */
export type NothingBack = 'not-in-version' | 'row-not-here';

/**
 * The plan `now`, with what `scope` names as it was `then`. What was written there since goes; everything else stays, but for
 * two things: what moved out of the section comes back from where it is, and what moved in goes back to where it was.
 * `at` is when rows are removed that were added since.
 */
export function restoredPlan(
	now: PlanContent,
	then: PlanContent,
	scope: Scope,
	at: Date
): { readonly content: PlanContent } | { readonly nothing: NothingBack } {
	switch (scope.kind) {
		case 'plan':
			return { content: wholePlan(now, then, at) };
		case 'section':
			return section(now, then, scope.id, at);
		case 'row':
			return row(now, then, scope.id);
		case 'cell':
			return cell(now, then, scope);
	}
}

function wholePlan(now: PlanContent, then: PlanContent, at: Date): PlanContent {
	const added = Object.entries(now.actions).filter(([id]) => !Object.hasOwn(then.actions, id));
	const gone = added.map(([id, each]) => [id, removed(each, at)] as const);
	// an inspection report stays one, and nothing else becomes one: what kind of plan it is, is nobody's text
	const meta = { ...then.meta, kind: now.meta.kind };
	return {
		schema: now.schema,
		meta,
		areas: then.areas,
		doc: then.doc,
		actions: { ...Object.fromEntries(gone), ...then.actions }
	};
}

function section(now: PlanContent, then: PlanContent, id: string, at: Date): ReturnType<typeof restoredPlan> {
	const was = spanOf(then.doc, id);
	if (!was) return { nothing: 'not-in-version' };
	const back = then.doc.slice(was.from, was.to);
	const places = counterparts(now.doc, then.doc);
	const isInside = insideSection(now.doc, then.doc, { ...was, places });
	const inside = now.doc.filter((_, at) => isInside[at]);
	const doc = withSection(now.doc, then.doc, { back, isInside, was, places });
	const tables = (blocks: readonly Block[]) =>
		blocks.flatMap((block) => (block.type === 'actionTable' ? [block.attrs.id] : []));
	const others = new Set(tables(doc).filter((table) => !tables(back).includes(table)));
	const ours = new Set([...tables(back), ...tables(inside).filter((table) => !others.has(table))]);
	return {
		content: {
			...now,
			doc,
			areas: areasOf(now, then, new Set([...back, ...inside].map(idOf))),
			actions: rowsOfSection(now.actions, then.actions, { ours, others, at })
		}
	};
}

interface Section {
	readonly back: readonly Block[];
	readonly isInside: readonly boolean[];
	readonly was: Span;
	/** Where each block of now stood. */
	readonly places: readonly number[];
}

function withSection(
	now: readonly Block[],
	then: readonly Block[],
	{ back, isInside, was, places }: Section
): Block[] {
	const wasInside = (place: number | undefined) => place! >= was.from && place! < was.to;
	const stays = (at: number) => isInside[at] !== true && !wasInside(places[at]);
	const standing = new Set(places.filter((_, at) => stays(at)));
	const at = now.findIndex((block, at) => block.type === 'heading' && places[at] === was.from);
	const doc = now.filter((_, at) => stays(at));
	const start =
		at === -1 ? placeOfSection(doc, then, was) : now.slice(0, at).filter((_, at) => stays(at)).length;
	doc.splice(start, 0, ...back);
	for (const [from, block] of now.entries()) {
		const place = places[from]!;
		if (isInside[from] !== true || place === -1 || wasInside(place) || standing.has(place)) continue;
		standing.add(place);
		const like = placeLike(doc, then, place);
		const end = doc.lastIndexOf(back.at(-1)!) + 1;
		doc.splice(place >= was.to && like < end ? Math.max(like, end) : like, 0, block);
	}
	return doc;
}

/**
 * Which blocks belong to a section now: what stands under its headings of then, wherever they are, and under new ones among
 * them. A heading that stood elsewhere then, and what is under it, belongs elsewhere.
 */
function insideSection(
	now: readonly Block[],
	then: readonly Block[],
	{ from, to, places }: Span & Pick<Section, 'places'>
): boolean[] {
	const own = now.find((block, at) => block.type === 'heading' && places[at] === from);
	const level = own?.type === 'heading' ? own.attrs.level : 0;
	let inside = false;
	return now.map((block, at) => {
		if (block.type !== 'heading') return inside;
		const place = places[at]!;
		inside =
			then[place]?.type === 'heading' ? place >= from && place < to : inside && block.attrs.level > level;
		return inside;
	});
}

function areasOf(
	now: PlanContent,
	then: PlanContent,
	headings: ReadonlySet<string>
): Record<string, PlanArea> {
	const others = Object.entries(now.areas).filter(([id]) => !headings.has(id));
	const back = Object.entries(then.areas).filter(([id]) => headings.has(id));
	return Object.fromEntries([...others, ...back]);
}

interface Tables {
	/** Of the section, then and now. */
	readonly ours: ReadonlySet<string>;
	readonly others: ReadonlySet<string>;
	readonly at: Date;
}

function rowsOfSection(now: Rows, then: Rows, { ours, others, at }: Tables): Record<string, ActionRow> {
	const back = partsWhere(then, (home) => ours.has(home.table));
	const actions: Record<string, ActionRow> = { ...now, ...Object.fromEntries(back) };
	// what would stand in the section and did not then: put together with an action of it since, carried in, or new
	for (const [id, each] of partsWhere(actions, (home) => ours.has(home.table))) {
		if (back.has(id)) continue;
		const before = own(then, id);
		const present = own(
			now,
			shownIn(id, (other) => own(now, other))
		);
		if (before?.deletedAt === null && others.has(before.table)) {
			const { table, mergedInto: into } = before;
			const rank = rankLike(actions, table, { id, row: before, before: then });
			const alone = into === undefined || back.has(into);
			actions[id] = { ...apart(each), table, rank, ...(alone ? {} : { mergedInto: into }) };
		} else if (present?.deletedAt === null && others.has(present.table))
			actions[id] = { ...apart(each), table: present.table };
		else actions[id] = removed(each, at);
	}
	return actions;
}

/** Everything that is shown in rows standing in certain places. */
function partsWhere(rows: Rows, here: (home: ActionRow) => boolean): Map<string, ActionRow> {
	const whole = wholeRows(rows).filter(({ id }) => rows[id]?.deletedAt === null && here(rows[id]));
	return new Map(whole.flatMap(({ parts }) => parts.map(({ id }) => [id, rows[id]!] as const)));
}

function row(now: PlanContent, then: PlanContent, asked: string): ReturnType<typeof restoredPlan> {
	const id = shownIn(asked, (other) => own(then.actions, other));
	const was = own(then.actions, id);
	if (!was || was.deletedAt !== null) return { nothing: 'not-in-version' };
	const parts = new Set(
		wholeRows(then.actions)
			.find((each) => each.id === id)
			?.parts.map((part) => part.id)
	);
	const { doc, table } = tableFor(now, then, { id, was });
	const linked = (each: ActionRow): ActionRow => ({
		...each,
		areas: each.areas.filter((area) => Object.hasOwn(now.areas, area))
	});
	const actions: Record<string, ActionRow> = { ...now.actions };
	for (const part of partsOf(now.actions, id)) {
		const each = now.actions[part];
		if (each && !parts.has(part)) actions[part] = apart(each);
	}
	for (const part of parts) actions[part] = linked(then.actions[part]!);
	const present = own(now.actions, id);
	const stays = present && standsAlone(now, id) && present.table === table;
	const rank = stays ? present.rank : rankLike(now.actions, table, { id, row: was, before: then.actions });
	actions[id] = { ...linked(was), table, rank };
	return { content: { ...now, doc, actions } };
}

/** Where the row goes: where it stands; else its own table, one in the same section, or its own again, brought back. */
function tableFor(
	now: PlanContent,
	then: PlanContent,
	{ id, was }: { readonly id: string; readonly was: ActionRow }
): { readonly doc: readonly Block[]; readonly table: string } {
	const present = own(now.actions, id);
	const has = (table: string | undefined) => table !== undefined && tableAt(now.doc, table) !== -1;
	if (present && standsAlone(now, id)) return { doc: now.doc, table: present.table };
	if (has(was.table)) return { doc: now.doc, table: was.table };
	const at = tableAt(then.doc, was.table);
	const heading = then.doc.slice(0, Math.max(at, 0)).findLast(({ type }) => type === 'heading');
	const span = heading ? spanOf(now.doc, idOf(heading)) : null;
	const near = span && now.doc.slice(span.from, span.to).find(({ type }) => type === 'actionTable');
	if (near) return { doc: now.doc, table: idOf(near) };
	const block: Block = then.doc[at] ?? { type: 'actionTable', attrs: { id: was.table, title: '' } };
	return {
		doc: now.doc.toSpliced(placeLike(now.doc, then.doc, Math.max(at, 0)), 0, block),
		table: was.table
	};
}

function cell(
	now: PlanContent,
	then: PlanContent,
	{ id, column }: Extract<Scope, { kind: 'cell' }>
): ReturnType<typeof restoredPlan> {
	const was = own(then.actions, id);
	if (!was || was.deletedAt !== null) return { nothing: 'not-in-version' };
	if (!standsAlone(now, id)) return { nothing: 'row-not-here' };
	const parts = partsOf(then.actions, id);
	const both = partsOf(now.actions, id).filter((part) => part === id || parts.includes(part));
	const back = both.map((part): [string, ActionRow] => {
		const [is, before] = [now.actions[part]!, then.actions[part]!];
		return [part, { ...is, [column]: before[column], ...besideCell(column, now, before) }];
	});
	return { content: { ...now, actions: { ...now.actions, ...Object.fromEntries(back) } } };
}

/** What people see in the same box: the links, the people, the date. */
function besideCell(
	column: (typeof actionColumnIds)[number],
	now: PlanContent,
	was: ActionRow
): Partial<ActionRow> {
	if (column === 'linked') return { areas: was.areas.filter((area) => Object.hasOwn(now.areas, area)) };
	if (column === 'accountable') return { responsible: was.responsible };
	return column === 'timescale' ? { due: was.due } : {};
}

function standsAlone({ doc, actions }: PlanContent, id: string): boolean {
	const row = own(actions, id);
	return (
		row?.deletedAt === null &&
		shownIn(id, (other) => own(actions, other)) === id &&
		tableAt(doc, row.table) !== -1
	);
}

function partsOf(rows: Rows, id: string): string[] {
	return Object.keys(rows).filter((other) => shownIn(other, (each) => own(rows, each)) === id);
}

function tableAt(doc: readonly Block[], table: string): number {
	return doc.findIndex((block) => block.type === 'actionTable' && block.attrs.id === table);
}

function removed(row: ActionRow, at: Date): ActionRow {
	return row.deletedAt === null ? { ...row, deletedAt: at.toISOString() } : row;
}

function apart({ mergedInto: _mergedInto, ...row }: ActionRow): ActionRow {
	return row;
}

function own(rows: Rows, id: string): ActionRow | undefined {
	return Object.hasOwn(rows, id) ? rows[id] : undefined;
}
