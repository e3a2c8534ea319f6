// Malformed frames against an engine in this process, where each can be timed.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { fingerprint } from '#tests/fuzz/convergence/fingerprint.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import type { Chance } from '#tests/random.ts';
import { type } from '#tests/typing.ts';
import { corpus, everyOpcode, frameFor, mutant, newDocument } from './corpus.ts';

export interface InProcess {
	frames: number;
	/** The most processor time that one frame took, ms. */
	slowestMs: number;
	/** What the heap holds more than before, MB, after collecting. */
	heapMb: number;
	/** People whose document differs from the log. */
	differences: number;
	refusedHonest: number;
	/** Errors that came out of the engine. */
	thrown: number;
}

const framesPerEngine = 1_000;
const sentenceEvery = 50;

export async function inProcess(size: number, chance: Chance, sabotage?: Sabotage): Promise<InProcess> {
	const found: InProcess = {
		frames: 0,
		slowestMs: 0,
		heapMb: 0,
		differences: 0,
		refusedHonest: 0,
		thrown: 0
	};
	const heapBefore = heapMb();
	while (found.frames < size)
		await oneEngine(Math.min(framesPerEngine, size - found.frames), chance, found, sabotage);
	found.heapMb = Math.max(0, heapMb() - heapBefore);
	return found;
}

async function oneEngine(size: number, chance: Chance, found: InProcess, sabotage?: Sabotage): Promise<void> {
	const frames = corpus(chance);
	const opcodes = everyOpcode();
	const engine = new Engine({ sabotage });
	const tab = (is = {}): Promise<Tab> => engine.tab(somebody(is), { doc: newDocument(chance) });
	const honest = await tab();
	let hostile: Tab | null = null;
	for (let i = 0; i < size; i++) {
		if (!hostile?.isOpen) hostile = await tab({ mayEdit: chance.percent(80) });
		// half of them fit what stands in the plan now: those come furthest
		const real = chance.percent(50) ? [frameFor(honest.doc, chance)] : frames;
		hostile.sendRaw(chance.percent(5) ? chance.pick(opcodes) : mutant(real, chance));
		const begun = process.cpuUsage();
		try {
			hostile.carryUp();
			await engine.quiet();
		} catch {
			// the gateway would end the session; that it had to is what counts
			found.thrown++;
			hostile.disconnect();
		}
		found.slowestMs = Math.max(found.slowestMs, Math.round(process.cpuUsage(begun).user / 1000));
		// what is refused is kept by the log, not by the engine
		engine.log.rejected.length = 0;
		if (i % sentenceEvery !== 0) continue;
		type(honest.doc, `Sentence ${i}.`);
		await engine.settle(honest);
		if (!honest.isOpen || !honest.isSaved) found.refusedHonest++;
	}
	hostile?.disconnect();
	await engine.settle(honest);
	const newcomer = await tab();
	// hostile people may delete, as everybody may; what counts is that nobody holds anything else than the log
	const truth = fingerprint(engine.replay());
	for (const { doc } of [honest, newcomer]) if (fingerprint(doc) !== truth) found.differences++;
	found.frames += size;
}

function heapMb(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	const { heapUsed, external } = process.memoryUsage();
	return Math.round((heapUsed + external) / 1024 / 1024);
}
