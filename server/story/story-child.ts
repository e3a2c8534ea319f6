// The process that says what became of one part between pairs of states; see told-steps.ts. Line by line, so that only two long
// plans are in memory at a time.
import { createInterface } from 'node:readline';
import { changesOfPart, partsWithin, withoutPart } from '#domain/diff/changes-of-part.ts';
import { comparable } from '#domain/diff/comparable.ts';
import type { PlanPart } from '#domain/diff/plan-part.ts';
import { nameOf } from '#domain/diff/row-changes.ts';
import { sectionsOf } from '#domain/diff/sections.ts';
import type { PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';
import { withoutSigns } from '#lib/plan-html/change-html.ts';
import { htmlOf } from '#lib/plan-html/comparison.ts';
import { groupsOf } from '#lib/words/changes.ts';
import type { ToldStep } from './told-steps.ts';

let part: PlanPart | null = null;
let last: PlanContent | null = null;
const told: ToldStep[] = [];
for await (const line of createInterface({ input: process.stdin })) {
	if (!part) {
		part = JSON.parse(line) as PlanPart;
		continue;
	}
	const [sign, text] = [line.slice(0, 1), line.slice(1)];
	const content: PlanContent | null =
		text === '' ? null : frozen(comparable(JSON.parse(text) as PlanContent));
	// "=" is only read, to stand before the next one
	if (sign === '>' && content) told.push(tell(last, content, part));
	last = content;
}
process.stdout.write(JSON.stringify(told));

function tell(was: PlanContent | null, is: PlanContent, about: PlanPart): ToldStep {
	const changes = changesOfPart(was ?? withoutPart(is, about), is, about);
	const groups = groupsOf(changes);
	const [then, now] = [was ? titleOf(was, about) : null, titleOf(is, about)];
	return {
		changes: groups.map((group) => ({
			sentence: group.sentence,
			html: was ? htmlOf(group.changes) : withoutSigns(htmlOf(group.changes))
		})),
		parts: [...new Set([...(was ? partsWithin(was, about) : []), ...partsWithin(is, about)])],
		stood: then !== null,
		stands: now !== null,
		title: now ?? then
	};
}

/** What it is called; null while it is not there for readers. */
function titleOf(plan: PlanContent, { kind, id }: PlanPart): string | null {
	if (kind === 'section') {
		const section = sectionsOf(plan).find((each) => each?.id === id);
		return section ? [section.ref, section.title].filter(Boolean).join(' ') : null;
	}
	const row = Object.hasOwn(plan.actions, id) ? plan.actions[id] : undefined;
	const there = plan.doc.some((block) => block.type === 'actionTable' && block.attrs.id === row?.table);
	if (!row || row.deletedAt !== null || !there) return null;
	const { ref, words } = nameOf(row);
	return [ref, words].filter(Boolean).join(' · ');
}
