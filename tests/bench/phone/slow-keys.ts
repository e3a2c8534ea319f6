// What keys waited for, read from a Chromium trace of the page: the main thread's time between a key and its letter, by what
// the thread was doing.
import { keyMark } from './watch-page.ts';

/** One event of a trace, as Chromium writes it. */
export interface TraceEvent {
	readonly name: string;
	readonly cat: string;
	readonly ph: string;
	readonly pid: number;
	readonly tid: number;
	/** Microseconds. */
	readonly ts: number;
	readonly dur?: number;
	/** How much of that the thread had a processor. */
	readonly tdur?: number;
	readonly id2?: { readonly local?: string };
	readonly args: { readonly name?: string; readonly data?: { readonly type?: string } };
}

/** The kinds of events that are worth having; more of them would slow the page. */
export const traceCategories = [
	'-*',
	'devtools.timeline',
	'disabled-by-default-devtools.timeline',
	'blink.user_timing',
	'v8'
];

export const phases = [
	'own key',
	'hearing others',
	'drawing others',
	'forced by drawing',
	'frame callbacks',
	'style',
	'layout',
	'paint',
	'rubbish',
	'other work',
	'no processor',
	'nothing of the page'
] as const;
export type Phase = (typeof phases)[number];

const ofKeys = new Set(['keydown', 'keypress', 'beforeinput', 'textInput', 'input', 'keyup']);
const byName: Readonly<Record<string, Phase>> = {
	TimerFire: 'drawing others',
	FireAnimationFrame: 'frame callbacks',
	UpdateLayoutTree: 'style',
	Layout: 'layout',
	PrePaint: 'paint',
	Paint: 'paint',
	Layerize: 'paint',
	Commit: 'paint',
	UpdateLayer: 'paint',
	MinorGC: 'rubbish',
	MajorGC: 'rubbish',
	'BlinkGC.AtomicPhase': 'rubbish',
	RunTask: 'other work'
};

interface Slice {
	readonly from: number;
	readonly to: number;
	readonly phase: Phase;
	/** Which part of it the thread had a processor; the rest of the time others of this machine had it. */
	readonly ran: number;
}

export interface KeyParts {
	/** Milliseconds from the key to its letter. */
	readonly ms: number;
	/** Those of them in which the page was not kept waiting by others of this machine. */
	readonly own: number;
	readonly parts: Readonly<Record<Phase, number>>;
}

/** Every key of the trace, and what the main thread did until its letter was drawn. */
export function partsOfKeys(events: readonly TraceEvent[]): KeyParts[] {
	const marks = events.filter(({ name }) => name === keyMark);
	const page = marks[0]?.pid;
	const main = events.find(
		({ pid, name, args }) => pid === page && name === 'thread_name' && args.name === 'CrRendererMain'
	)?.tid;
	const slices = slicesOf(events.filter(({ pid, tid }) => pid === page && tid === main));
	const begun = new Map<string, number>();
	return marks.flatMap(({ ph, ts, id2 }) => {
		const id = id2?.local ?? '';
		if (ph === 'b') begun.set(id, ts);
		const from = begun.get(id);
		return ph === 'e' && from !== undefined ? [partsBetween(slices, from, ts)] : [];
	});
}

interface Open {
	phase: Phase;
	readonly to: number;
	readonly ran: number;
}

/** The time of a thread as pieces that do not overlap: each belongs to the innermost event that says what it is. */
function slicesOf(events: readonly TraceEvent[]): Slice[] {
	const slices: Slice[] = [];
	const open: Open[] = [];
	let at = 0;
	const until = (time: number): void => {
		for (let last = open.at(-1); last; last = open.at(-1)) {
			const to = Math.min(last.to, time);
			if (to > at) slices.push({ from: at, to, phase: last.phase, ran: last.ran });
			at = Math.max(at, to);
			if (last.to > time) return;
			open.pop();
		}
		at = time;
	};
	const told = events.filter(({ ph, name }) => ph === 'X' || name === 'WebSocketReceive');
	for (const event of told.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
		until(event.ts);
		const task = open[0];
		const phase = phaseOf(event, open.at(-1)?.phase ?? 'other work');
		// what a key or a message leaves to be done at the end of its task belongs to it
		if (task?.phase === 'other work' && (phase === 'own key' || phase === 'hearing others'))
			task.phase = phase;
		const { dur = 0, tdur = dur } = event;
		if (event.ph === 'X')
			open.push({ phase, to: event.ts + dur, ran: task?.ran ?? (dur > 0 ? Math.min(1, tdur / dur) : 1) });
	}
	until(Infinity);
	return slices;
}

function phaseOf({ name, args }: TraceEvent, around: Phase): Phase {
	if (name === 'EventDispatch') return ofKeys.has(args.data?.type ?? '') ? 'own key' : around;
	if (name === 'WebSocketReceive') return around === 'other work' ? 'hearing others' : around;
	const phase = byName[name];
	if (phase === undefined) return around;
	// laid out in the middle of our own work, because something asked where things are
	const asked = phase === 'style' || phase === 'layout';
	if (asked && (around === 'drawing others' || around === 'forced by drawing')) return 'forced by drawing';
	return phase;
}

function partsBetween(slices: readonly Slice[], from: number, to: number): KeyParts {
	const parts = Object.fromEntries(phases.map((phase) => [phase, 0])) as Record<Phase, number>;
	let idle = to - from;
	for (const slice of slices) {
		const shared = Math.min(slice.to, to) - Math.max(slice.from, from);
		if (shared <= 0) continue;
		parts[slice.phase] += (shared * slice.ran) / 1_000;
		parts['no processor'] += (shared * (1 - slice.ran)) / 1_000;
		idle -= shared;
	}
	parts['nothing of the page'] = idle / 1_000;
	const ms = (to - from) / 1_000;
	return { ms, own: ms - parts['no processor'], parts };
}
