// Promises in seconds are made for a machine that has time. Beside other work everything takes longer, our looking too.

const probeMs = 40;
/** A promise that needs more patience than this is broken, however busy the machine. */
const most = 4;

/** How many times longer than by itself a program takes on this machine now; 1 when nothing else runs. */
export function pace(): number {
	const begun = performance.now();
	const used = process.cpuUsage();
	let spent = 0;
	for (let n = 0; spent < probeMs && performance.now() - begun < probeMs * most; n++) {
		if (n % 10_000 > 0) continue;
		const { user, system } = process.cpuUsage(used);
		spent = (user + system) / 1_000;
	}
	return Math.min(most, Math.max(1, (performance.now() - begun) / Math.max(spent, 1)));
}

/** What is promised within this time on a machine that has time, ms. */
export const promised = (milliseconds: number): number => Math.ceil(milliseconds * pace());
