// What must be true of a plan after something was brought back, said without the code that does it: what was in the scope then
// is there again, and what is outside of it is as it was.
import { shownIn, type ActionRow } from '#domain/action-row.ts';
import type { Scope } from '#document/restoring/scope.ts';
import type { Block, PlanContent } from '#domain/plan.ts';

/** Everything that is wrong, in words. */
export function faultsOf(then: PlanContent, before: PlanContent, after: PlanContent, scope: Scope): string[] {
	if (scope.kind === 'plan') return planFaults(then, before, after);
	if (scope.kind === 'section') return sectionFaults(then, before, after, scope.id);
	const others = Object.keys(before.actions).filter((id) => !relatives(then, before, scope.id).has(id));
	const faults = differing('another row', others, (id) => [before.actions[id], after.actions[id]]);
	if (scope.kind === 'cell') {
		const own = text(after.actions[scope.id]![scope.column]) === text(then.actions[scope.id]![scope.column]);
		const rest = Object.keys(before.actions[scope.id]!).filter(
			(key) => ![scope.column, 'areas', 'due', 'responsible'].includes(key)
		) as (keyof ActionRow)[];
		return [
			...faults,
			...(own ? [] : ['the box']),
			...differing('the same row', rest, (key) => [
				before.actions[scope.id]![key],
				after.actions[scope.id]![key]
			]),
			...(text(before.doc) === text(after.doc) ? [] : ['the text'])
		];
	}
	const home = shownIn(scope.id, (id) => then.actions[id]);
	const parts = Object.keys(then.actions).filter(
		(id) => shownIn(id, (other) => then.actions[other]) === home
	);
	const words = parts.filter(
		(id) => text(content(then.actions[id]!, before)) !== text(content(after.actions[id]!, before))
	);
	const stands = after.doc.some(
		(block) => block.type === 'actionTable' && block.attrs.id === after.actions[home]!.table
	);
	const lost = before.doc.filter((block) => !after.doc.some((other) => text(other) === text(block)));
	return [
		...faults,
		...words.map((id) => `the words of ${id}`),
		...(stands && after.actions[home]!.deletedAt === null ? [] : ['it stands nowhere']),
		...(lost.length > 0 || after.doc.length > before.doc.length + 1 ? ['the text'] : [])
	];
}

function planFaults(then: PlanContent, before: PlanContent, after: PlanContent): string[] {
	const added = Object.keys(before.actions).filter((id) => !(id in then.actions));
	return [
		...(text(then.doc) === text(asNamed(after.doc, then.doc)) ? [] : ['the text']),
		...(text(then.areas) === text(after.areas) && then.meta.title === after.meta.title ? [] : ['titles']),
		...differing('a row', Object.keys(then.actions), (id) => [then.actions[id], after.actions[id]]),
		...added.filter((id) => after.actions[id]?.deletedAt === null).map((id) => `${id} is still there`),
		...differing('added words', added, (id) => [
			content(before.actions[id]!, before),
			content(after.actions[id]!, before)
		])
	];
}

function sectionFaults(then: PlanContent, before: PlanContent, after: PlanContent, id: string): string[] {
	const was = sectionIn(then.doc, id);
	const start = after.doc.findIndex((block) => idOf(block) === id);
	const is = after.doc.slice(start, start + was.length);
	const ids = new Set(was.map(idOf).filter((each) => each !== ''));
	const outside = [...after.doc.slice(0, start), ...after.doc.slice(start + was.length)];
	// what stands under a heading that was elsewhere then stays, in its order, and nothing is made up
	const stoodElsewhere = elsewhere(then.doc, was);
	let heading = '';
	const around = before.doc.filter((block) => {
		if (block.type === 'heading') heading = idOf(block);
		if (stoodElsewhere.has(text(block))) return true;
		return !ids.has(idOf(block)) && !ids.has(heading) && then.doc.some((each) => idOf(each) === heading);
	});
	const left = outside.map(text);
	const stays = around.every((block) => {
		const at = left.indexOf(text(block));
		left.splice(0, at + 1);
		return at !== -1;
	});
	const known = new Set(before.doc.map(text));
	const madeUp = outside.some((block) => !known.has(text(block)));
	const tables = was.flatMap((block) => (block.type === 'actionTable' ? [block.attrs.id] : []));
	const standing = (plan: PlanContent) =>
		Object.keys(plan.actions).filter((row) => {
			const home = plan.actions[shownIn(row, (other) => plan.actions[other])]!;
			return home.deletedAt === null && tables.includes(home.table);
		});
	return [
		...(text(was) === text(asNamed(is, was)) ? [] : ['the section']),
		...(stays ? [] : ['the text around it']),
		...(madeUp ? ['words nobody wrote'] : []),
		...(text(standing(then).sort()) === text(standing(after).sort()) ? [] : ['which actions stand in it']),
		...differing('an action', standing(then), (row) => [then.actions[row], after.actions[row]])
	];
}

/** Headings that bear an id of the section too, and stood outside of it with other words. */
function elsewhere(then: readonly Block[], was: readonly Block[]): Set<string> {
	const inside = new Set(was);
	const own = new Set(was.map(text));
	const twins = then.filter(
		(block) =>
			!inside.has(block) &&
			block.type === 'heading' &&
			!own.has(text(block)) &&
			was.some((each) => idOf(each) === idOf(block))
	);
	return new Set(twins.map(text));
}

/** What had no name may have one now: an id that was given later stays, because others may point at it. */
function asNamed(is: readonly Block[], was: readonly Block[]): unknown[] {
	return is.map((block, at) => {
		const before = was[at];
		if (!before || idOf(before) !== '' || idOf(block) === '') return block;
		const { id: _id, ...attrs } = 'attrs' in block ? { ...block.attrs } : {};
		return { ...block, attrs: 'attrs' in before || Object.keys(attrs).length > 0 ? attrs : undefined };
	});
}

/** From a heading to the next of its level or higher. */
export function sectionIn(doc: readonly Block[], id: string): Block[] {
	const from = doc.findIndex((block) => block.type === 'heading' && block.attrs.id === id);
	const found: Block[] = [];
	for (const block of doc.slice(Math.max(from, 0))) {
		const first = found[0];
		if (first?.type === 'heading' && block.type === 'heading' && block.attrs.level <= first.attrs.level)
			break;
		found.push(block);
	}
	return from === -1 ? [] : found;
}

/** Rows that are, or were, shown together with one. */
function relatives(then: PlanContent, before: PlanContent, id: string): Set<string> {
	const home = shownIn(id, (other) => then.actions[other]);
	const together = [then, before].flatMap((plan) =>
		Object.keys(plan.actions).filter((row) =>
			[home, id].includes(shownIn(row, (other) => plan.actions[other]))
		)
	);
	return new Set([home, id, ...together]);
}

function content(
	{ table: _table, rank: _rank, deletedAt: _deletedAt, mergedInto: _into, areas, ...words }: ActionRow,
	{ areas: known }: PlanContent
): unknown {
	return { ...words, areas: areas.filter((id) => id in known) };
}

function differing<Key extends string>(
	what: string,
	keys: readonly Key[],
	pair: (key: Key) => [unknown, unknown]
): string[] {
	return keys.filter((key) => text(pair(key)[0]) !== text(pair(key)[1])).map((key) => `${what}: ${key}`);
}

export function idOf(block: Block): string {
	return 'attrs' in block ? (block.attrs?.id ?? '') : '';
}

/** To compare by. */
function text(value: unknown): string {
	return JSON.stringify(value ?? null, (key, each: unknown) =>
		key === 'id' && each === '' ? undefined : each
	);
}

/** Whether everything with a name that stood before this block does so still: a block that moves takes no caret along. */
export function stayedInPlace(name: string, before: PlanContent, after: PlanContent): boolean {
	const namesOf = ({ doc }: PlanContent) => doc.map(idOf).filter((id) => id !== '');
	const [was, is] = [namesOf(before), namesOf(after)];
	// where two bore its name, one of them may go
	if (was.filter((each) => each === name).length > 1) return false;
	const ahead = (names: string[], others: string[]) =>
		names.slice(0, Math.max(names.indexOf(name), 0)).filter((each) => others.includes(each));
	return text(ahead(was, is).sort()) === text(ahead(is, was).sort());
}
