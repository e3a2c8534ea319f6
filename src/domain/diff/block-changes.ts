// The steps of a plan's text as a reader is told them: what came, went or moved together is told together.
import type { Heading, PlanContent } from '../plan.ts';
import type { Node, Step } from './difference.ts';
import { idOf, wordsIn } from './difference.ts';
import type { PlanChange, TextKind } from './plan-change.ts';
import { rowChanges, type RowStory } from './row-changes.ts';
import { runsOf, type Placed, type Run } from './runs.ts';
import type { Section } from './sections.ts';
import { isSilent, kindOf, looksOnly, saysNothingNew } from './steps.ts';

export interface BlockStory {
	readonly was: PlanContent;
	readonly is: PlanContent;
	readonly steps: readonly Step[];
	readonly before: readonly (Section | null)[];
	readonly after: readonly (Section | null)[];
	readonly rows: RowStory;
	/** The actions to tell of at this table, each only once in the whole plan. */
	readonly rowsOf: (table: string) => string[];
}

export function blockChanges(story: BlockStory): PlanChange[] {
	return runsOf(story).flatMap((run) => runChanges(run, story));
}

function runChanges(run: Run, story: BlockStory): PlanChange[] {
	const [first] = run.placed;
	if (!first) return [];
	const { section } = first;
	const rows = run.placed.flatMap(({ step }) => rowsAt(step, story, section));
	if (run.op === 'stays') return [...stayed(run, story), ...rows];
	const told = { rows: rows.filter((change) => !isPartOf(change, run.op)), actions: 0 };
	told.actions = rows.length - told.rows.length;
	if (run.op === 'split' || run.op === 'joined')
		return [
			text(section, run.op, [first.step, ...run.placed.slice(1).map(({ step }) => step)], story),
			...told.rows
		];
	const head = nodeOf(first.step);
	if (head.type === 'heading' && wordsIn(head).trim() !== '')
		return [sectionRun(run.op, run.placed, told.actions, story), ...told.rows];
	return [...textRun(run.op, run.placed, told.actions, story), ...told.rows];
}

/** That the actions of a new table are new, and those of a removed one are gone, goes without saying. */
function isPartOf(change: PlanChange, op: Run['op']): boolean {
	return change.kind === 'row' && (change.op === op || (op === 'added' && change.op === 'back'));
}

function rowsAt(step: Step, { rowsOf, rows }: BlockStory, section: Section | null): PlanChange[] {
	const node = nodeOf(step);
	if (node.type !== 'actionTable' || step.op === 'away') return [];
	return rowsOf(idOf(node)).flatMap((id) => rowChanges(id, rows).map((change) => ({ section, ...change })));
}

function sectionRun(
	op: 'added' | 'removed' | 'moved',
	placed: readonly Placed[],
	actions: number,
	{ before, after }: BlockStory
): PlanChange {
	const [{ at }] = placed as [Placed];
	const list = op === 'removed' ? before : after;
	const about = list[at] ?? { id: '', ref: '', title: '' };
	const behind = at > 0 ? (list[at - 1] ?? null) : null;
	return {
		section: about,
		kind: 'section',
		op,
		about,
		behind,
		actions,
		steps: placed.map(({ step }) => step)
	};
}

/** Texts of one run are told together; tables of it one by one. */
function textRun(
	op: 'added' | 'removed' | 'moved',
	placed: readonly Placed[],
	actions: number,
	story: BlockStory
): PlanChange[] {
	const { section } = placed[0]!;
	const tables = placed.filter(({ step }) => nodeOf(step).type === 'actionTable');
	const texts = placed
		.map(({ step }) => step)
		.filter((step) => !isSilent(nodeOf(step)) && kindOf(nodeOf(step)));
	return [
		...(texts.length > 0 ? [text(section, op, texts, story)] : []),
		...tables.map(({ step }, index): PlanChange => {
			const title = titleOf(nodeOf(step));
			return { section, kind: 'table', op, was: title, is: title, actions: index === 0 ? actions : 0 };
		})
	];
}

function text(
	section: Section | null,
	op: Extract<PlanChange, { kind: 'text' }>['op'],
	steps: readonly Step[],
	{ before }: BlockStory
): PlanChange {
	const [first] = steps;
	const from = first && 'from' in first ? (before[first.from] ?? null) : null;
	const what = steps.map((step) => kindOf(nodeOf(step))).filter((kind): kind is TextKind => kind !== null);
	const turned = op === 'turned' && first?.op === 'changed' ? kindOf(first.change.was) : null;
	return { section, kind: 'text', op, what, from, before: turned, steps };
}

/** What stood still and changed. */
function stayed({ placed }: Run, story: BlockStory): PlanChange[] {
	const [{ step, section, at }] = placed as [Placed];
	const title = titleChange(placed, story);
	if (title) return [title];
	if (step.op !== 'changed' || saysNothingNew(step)) return [];
	const { was, is } = step.change;
	if (is.type === 'actionTable') {
		const moved: PlanChange[] = step.moved
			? [{ section, kind: 'table', op: 'moved', was: titleOf(was), is: titleOf(is), actions: 0 }]
			: [];
		if (titleOf(was) === titleOf(is)) return moved;
		return [
			...moved,
			{ section, kind: 'table', op: 'named', was: titleOf(was), is: titleOf(is), actions: 0 }
		];
	}
	const about = story.after[at] ?? null;
	if (step.moved && is.type === 'heading')
		return [sectionRun('moved', placed, 0, story), text(about, 'changed', [step], story)];
	const turned = kindOf(was) !== kindOf(is);
	const op = turned ? 'turned' : looksOnly(step) ? 'restyled' : 'changed';
	// what became a heading is told where it stood, not under itself
	const place = is.type === 'heading' && turned ? (story.after[at - 1] ?? null) : section;
	const changed = text(place, op, [step], story);
	return step.moved ? [text(section, 'moved', [step], story), changed] : [changed];
}

/** A heading, or the plain title behind it, which say together what the section is called. */
function titleChange(placed: readonly Placed[], { before, after }: BlockStory): PlanChange | null {
	const [{ step, at }] = placed as [Placed];
	if (step.op !== 'changed' && step.op !== 'same') return null;
	const [was, is] = step.op === 'changed' ? [step.change.was, step.change.is] : [step.node, step.node];
	if (was.type !== 'heading' || is.type !== 'heading' || (step.op === 'changed' && step.moved)) return null;
	const empty = { id: idOf(is), ref: '', title: '' };
	const [then, now] = [before[step.from] ?? empty, after[at] ?? empty];
	// an area gives its section a name too
	const oneName = then.title === now.title && then.ref === now.ref;
	if (oneName && placed.every((each) => saysNothingNew(each.step))) return null;
	const levels = { was: levelOf(was), is: levelOf(is) };
	const steps = placed.map((each) => each.step);
	return { section: now, kind: 'section-title', was: then, is: now, levels, steps };
}

function levelOf(node: Node): number {
	return Number((node as Heading).attrs.level);
}

/** What a step is about: as it is, or as it was when it is gone. */
export function nodeOf(step: Step): Node {
	return step.op === 'changed' ? step.change.is : step.node;
}

function titleOf({ attrs }: Node): string {
	return String(attrs?.['title'] ?? '').trim();
}
