// Steps that belong together: a section with what stands under it, lines that came together, a line that was split.
import { idOf, type Node, type Step } from './difference.ts';
import type { Section } from './sections.ts';
import { saysNothingNew, tornOrJoined } from './steps.ts';

/** A step with the place of its block: in the second state, or in the first one when it is gone. */
export interface Placed {
	readonly step: Step;
	readonly at: number;
	readonly section: Section | null;
}

export interface Run {
	readonly op: 'stays' | 'added' | 'removed' | 'moved' | 'split' | 'joined';
	readonly placed: readonly Placed[];
}

interface Steps {
	readonly steps: readonly Step[];
	readonly before: readonly (Section | null)[];
	readonly after: readonly (Section | null)[];
}

export function runsOf({ steps, before, after }: Steps): Run[] {
	const placed = placesOf(steps, before, after);
	const runs: Run[] = [];
	for (let index = 0; index < placed.length; index++) {
		const [here, next] = [placed[index]!, placed[index + 1]];
		const torn = tornOrJoined(here.step, next?.step);
		if (torn) {
			runs.push({ op: torn, placed: [here, next!] });
			index++;
			continue;
		}
		const op = opOf(here.step);
		const last = runs.at(-1);
		if (last && last.op === op && goesOn(last, here))
			runs[runs.length - 1] = { op, placed: [...last.placed, here] };
		else if (last && op !== 'moved' && isItsPlainTitle(last, here))
			runs[runs.length - 1] = { ...last, placed: [...last.placed, here] };
		else runs.push({ op, placed: [here] });
	}
	return runs;
}

function placesOf(
	steps: readonly Step[],
	before: readonly (Section | null)[],
	after: readonly (Section | null)[]
): Placed[] {
	let at = 0;
	/** What is gone is told in the section it stood in, also when that has another name now. */
	const now = (section: Section | null | undefined): Section | null =>
		section ? (after.find((each) => each !== null && each.id === section.id) ?? section) : null;
	return steps.flatMap((step): Placed[] => {
		if (step.op === 'away') return [];
		if (step.op === 'removed') {
			const from = step.from;
			return [{ step, at: from, section: isHeading(step.node) ? (before[from] ?? null) : now(before[from]) }];
		}
		return [{ step, at, section: after[at++] ?? null }];
	});
}

function opOf(step: Step): 'stays' | 'added' | 'removed' | 'moved' {
	if (step.op === 'added' || step.op === 'removed') return step.op;
	if (step.op !== 'changed' || !step.moved) return 'stays';
	// what moved and changed is told by itself
	const stayed = { ...step, moved: false };
	return saysNothingNew(stayed) ? 'moved' : 'stays';
}

/** The next of a run: right behind the last one, then and now; a heading begins another. */
function goesOn({ op, placed }: Run, { step, at }: Placed): boolean {
	const last = placed.at(-1)!;
	if (op === 'stays' || isHeading(nodeIn(step)) || at !== last.at + 1) return false;
	if (op !== 'moved') return true;
	return 'from' in step && 'from' in last.step && step.from === last.step.from + 1;
}

/** The plain title came, went or changed while its heading stays. */
function isItsPlainTitle({ op, placed }: Run, { step }: Placed): boolean {
	const [head] = placed;
	return (
		op === 'stays' &&
		placed.length <= 2 &&
		head !== undefined &&
		isHeading(nodeIn(head.step)) &&
		nodeIn(step).type === 'plainTitle'
	);
}

function isHeading(node: Node): boolean {
	return node.type === 'heading' && idOf(node) !== '';
}

function nodeIn(step: Step): Node {
	return step.op === 'changed' ? step.change.is : step.node;
}
