// The process that says what became of some parts of a plan between two states each; see changed-parts.ts.
import { changesOfPart } from '#domain/diff/changes-of-part.ts';
import { comparable } from '#domain/diff/comparable.ts';
import { nameOf } from '#domain/diff/row-changes.ts';
import { sectionsOf } from '#domain/diff/sections.ts';
import type { PlanPart } from '#domain/diff/plan-part.ts';
import type { PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';
import { htmlOf } from '#lib/plan-html/comparison.ts';
import { groupsOf } from '#lib/words/changes.ts';
import type { AskedChange, ShownPartChange } from './changed-parts.ts';

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const { states, asked } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
	states: Record<string, PlanContent>;
	asked: AskedChange[];
};
const read = new Map<string, PlanContent>();
process.stdout.write(JSON.stringify(asked.map(shown)));

function shown({ part, from, to }: AskedChange): ShownPartChange {
	const [was, is] = [state(from), state(to)];
	const groups = was && is ? groupsOf(changesOfPart(was, is, part)) : [];
	return {
		title: (is && titleOf(is, part)) ?? (was && titleOf(was, part)) ?? '',
		stands: is !== null && titleOf(is, part) !== null,
		changes: groups.map((group) => ({ sentence: group.sentence, html: htmlOf(group.changes) }))
	};
}

function state(name: string): PlanContent | null {
	const known = read.get(name);
	if (known) return known;
	if (!Object.hasOwn(states, name)) return null;
	const content = frozen(comparable(states[name]!));
	read.set(name, content);
	return content;
}

/** What it is called; null while it is not there for readers. */
function titleOf(plan: PlanContent, { kind, id }: PlanPart): string | null {
	if (kind === 'section') {
		const section = sectionsOf(plan).find((each) => each?.id === id);
		return section ? [section.ref, section.title].filter(Boolean).join(' ') : null;
	}
	const row = Object.hasOwn(plan.actions, id) ? plan.actions[id] : undefined;
	if (!row || row.deletedAt !== null) return null;
	const { ref, words } = nameOf(row);
	return [ref, words].filter(Boolean).join(' · ');
}
