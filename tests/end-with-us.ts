// What a run has started and must not leave behind when somebody cuts it off: one list, and one listener on our own end,
// however many are started.
import type { ChildProcess } from 'node:child_process';

const ends = new Set<() => void>();
process.once('exit', () => ends.forEach((end) => end()));

/** Does something when this process ends. The answer takes it off the list again. */
export function atOurEnd(act: () => void): () => void {
	ends.add(act);
	return () => void ends.delete(act);
}

/** Ends a child of ours together with us, unless it has ended before. */
export function endWithUs(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void {
	const forget = atOurEnd(() => child.kill(signal));
	child.once('exit', forget);
}
