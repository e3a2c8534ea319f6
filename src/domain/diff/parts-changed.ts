// Which actions and sections are otherwise in the second of two states: rather one too many than one too few, because whoever
// asks compares them then.
import type { PlanContent } from '../plan.ts';
import type { PlanDifference } from './difference.ts';
import type { PlanChange } from './plan-change.ts';
import { homeOf, partName, sectionsAround, spansOf } from './plan-part.ts';
import { placeChanges } from './row-places.ts';

/** Their names, as `partName` gives them. `changes` are those of the difference. */
export function partsChanged(
	was: PlanContent,
	is: PlanContent,
	{ rows, areas }: PlanDifference,
	changes: readonly PlanChange[]
): string[] {
	const touched = new Set([...rows.map(({ id }) => id), ...placeChanges(was, is).keys()]);
	const found = new Set<string>();
	const sections = new Set([
		...areas.map(({ id }) => id),
		...changes.flatMap((change) => (change.kind === 'section' ? [change.about.id] : [])),
		...headingsChanged(was, is)
	]);
	for (const plan of [was, is]) {
		const around = sectionsAround(plan);
		for (const id of touched) {
			if (!Object.hasOwn(plan.actions, id)) continue;
			const home = homeOf(plan.actions, id);
			for (const each of [id, home]) {
				found.add(partName({ kind: 'row', id: each }));
				for (const section of around.get(plan.actions[each]?.table ?? '') ?? []) sections.add(section);
			}
		}
	}
	for (const id of sections) found.add(partName({ kind: 'section', id }));
	return [...found];
}

/** The headings under which a block came, went or changed. */
function headingsChanged(was: PlanContent, is: PlanContent): string[] {
	const [before, after] = [textsUnder(was), textsUnder(is)];
	return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}

function textsUnder({ doc }: PlanContent): Map<string, string> {
	const texts = doc.map((block) => JSON.stringify(block));
	return new Map([...spansOf(doc)].map(([id, { from, to }]) => [id, texts.slice(from, to).join('\n')]));
}
