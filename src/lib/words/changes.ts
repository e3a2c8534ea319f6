// What changed in a plan, in sentences. Each is true by itself, so that it can stand in a list, in a letter or be read out.
import type { PlanChange } from '#domain/diff/plan-change.ts';
import type { Section } from '#domain/diff/sections.ts';
import { listed, sectionName, startingBig, under } from './change-names.ts';
import { sentenceOfRow, sentenceOfRows } from './row-changes.ts';
import { sentenceOfTexts } from './text-changes.ts';

/** Changes that one sentence tells together. */
export interface ChangeGroup {
	readonly section: Section | null;
	readonly sentence: string;
	readonly changes: readonly PlanChange[];
}

/** In the order of the plan; what is alike in one section is told together. */
export function groupsOf(changes: readonly PlanChange[]): ChangeGroup[] {
	const groups = new Map<string, PlanChange[]>();
	changes.forEach((change, at) => {
		const key = togetherWith(change) ?? `${at}`;
		groups.set(key, [...(groups.get(key) ?? []), change]);
	});
	return [...groups.values()].map((group) => ({
		section: group[0]!.section,
		sentence: startingBig(sentenceOf(group)),
		changes: group
	}));
}

/** What changed, in plain sentences: what somebody reads who reads nothing else. */
export function summaryOf(changes: readonly PlanChange[]): string[] {
	return groupsOf(changes).map(({ sentence }) => sentence);
}

function togetherWith(change: PlanChange): string | null {
	const place = change.section?.id ?? '';
	if (change.kind === 'row' && ['added', 'removed', 'back'].includes(change.op))
		return `row ${change.op} ${place}`;
	if (change.kind === 'text' && ['added', 'removed', 'changed', 'restyled'].includes(change.op))
		return `text ${change.op} ${place}`;
	return null;
}

function sentenceOf(group: readonly PlanChange[]): string {
	const [change] = group as [PlanChange];
	if (change.kind === 'row')
		return group.length > 1 || ['added', 'removed', 'back'].includes(change.op)
			? sentenceOfRows(
					group.flatMap((each) => (each.kind === 'row' ? [each] : [])),
					change.section
				)
			: sentenceOfRow(change);
	if (change.kind === 'text')
		return sentenceOfTexts(
			group.flatMap((each) => (each.kind === 'text' ? [each] : [])),
			change.section
		);
	if (change.kind === 'plan') return sentenceOfPlan(change);
	if (change.kind === 'area') return sentenceOfArea(change);
	if (change.kind === 'section') return sentenceOfSection(change);
	if (change.kind === 'section-title') return sentenceOfTitle(change);
	return sentenceOfTable(change);
}

type Of<Kind extends PlanChange['kind']> = Extract<PlanChange, { kind: Kind }>;

function sentenceOfPlan({ value: { key, was, is } }: Of<'plan'>): string {
	if (key === 'coProductionStatus') return 'What the plan says about how families took part has changed.';
	if (key === 'kind') return 'The plan is now another kind of plan.';
	const what = key === 'plainTitle' ? 'plain title' : 'title';
	const [then, now] = [`${was ?? ''}`.trim(), `${is ?? ''}`.trim()];
	if (key === 'period') return sentenceOfPeriod(then, now);
	if (then === '') return `The plan has a ${what} now: “${now}”.`;
	if (now === '') return `The ${what} of the plan was taken away. It was “${then}”.`;
	return `The ${what} of the plan changed from “${then}” to “${now}”.`;
}

function sentenceOfPeriod(was: string, is: string): string {
	if (was === '') return `The plan says now what time it is for: “${is}”.`;
	return is === ''
		? `The plan does not say what time it is for now. It was “${was}”.`
		: `The time the plan is for changed from “${was}” to “${is}”.`;
}

function sentenceOfArea({ was, is }: Of<'area'>): string {
	const name = (area: { ref: string; title: string; plainTitle: string }) =>
		`“${[area.ref.trim(), (area.plainTitle || area.title).trim()].filter(Boolean).join(' ')}”`;
	if (!was) return is ? `The plan has a new area: ${name(is)}.` : '';
	return is ? `The area ${name(was)} is now ${name(is)}.` : `The area ${name(was)} was taken away.`;
}

function sentenceOfSection({ op, about, behind, actions, section }: Of<'section'>): string {
	const name = sectionName(about);
	const count = listed.count(actions, 'action', 'actions');
	if (op === 'added') return `There is a new section, ${name}${actions > 0 ? `, with ${count}` : ''}.`;
	if (op === 'removed') return `The section ${name} was removed${actions > 0 ? `, with ${count}` : ''}.`;
	const to = behind && behind !== section ? `after ${sectionName(behind)}` : 'at the start of the plan';
	return `The section ${name} moved. It stands ${to} now.`;
}

function sentenceOfTitle({ was, is, levels }: Of<'section-title'>): string {
	const told = [
		...(was.title === is.title ? [] : [named(was, is)]),
		...(was.ref === is.ref ? [] : [numbered(was, is)]),
		...(levels.was === levels.is
			? []
			: [`The heading ${quoted(is.title)} is ${levels.is > levels.was ? 'smaller' : 'bigger'} now.`])
	];
	return told.length > 0 ? told.join(' ') : `The heading of ${sectionName(is)} has changed.`;
}

function named(was: Section, is: Section): string {
	if (was.title === '') return `A section has a name now: ${quoted(is.title)}.`;
	return is.title === ''
		? `The section ${quoted(was.title)} has no name now.`
		: `The section ${quoted(was.title)} is now called ${quoted(is.title)}.`;
}

function numbered(was: Section, is: Section): string {
	if (is.ref === '') return `The section ${quoted(is.title)} has no number now. It was ${was.ref}.`;
	if (was.ref === '') return `The section ${quoted(is.title)} has a number now: ${is.ref}.`;
	return `The number of ${is.title === '' ? 'a section without a name' : quoted(is.title)} changed from ${was.ref} to ${is.ref}.`;
}

function quoted(words: string): string {
	return words === '' ? 'without a name' : `“${words}”`;
}

function sentenceOfTable({ op, was, is, actions, section }: Of<'table'>): string {
	const name = (title: string) => (title === '' ? 'table of actions' : `table “${title}”`);
	const count = actions > 0 ? `, with ${listed.count(actions, 'action', 'actions')}` : '';
	if (op === 'added') return `There is a new ${name(is)} ${under(section)}${count}.`;
	if (op === 'removed') return `The ${name(was)} ${under(section)} was removed${count}.`;
	if (op === 'moved') return `The ${name(is)} moved. It stands ${under(section)} now.`;
	if (was === '') return `A table ${under(section)} has a name now: “${is}”.`;
	return is === '' ? `The table “${was}” has no name now.` : `The table “${was}” is now called “${is}”.`;
}
