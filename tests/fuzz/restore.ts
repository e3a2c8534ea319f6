// Five people write in one plan through the real gate, log and rooms, and somebody brings things of earlier versions back: the
// plan, a section, an action, a box. What comes back is what the version says; what is typed meanwhile, and since, stands beside it;
// everybody ends with the same; and nobody's caret jumps where their words still stand.
import * as Y from 'yjs';
import { restoredPlan } from '#document/restoring/restored.ts';
import type { Scope } from '#document/restoring/scope.ts';
import { asRead } from '#document/restoring/as-read.ts';
import { writeOver } from '#document/restoring/write-over.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { elementFor, writePlan } from '#document/write.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import type { PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';
import { updateTowards } from '#server/restoring/update.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import { Chance, clientIdOf, seededDoc, seededIds } from '#tests/random.ts';
import { fingerprint } from './convergence/fingerprint.ts';
import { jumped, someCaret, type Caret } from './restore/carets.ts';
import { faultsOf, stayedInPlace } from './restore/expected.ts';
import { act, plain, textsOf } from './restore/people-act.ts';
import { planToRestore, sections } from './restore/plan-to-restore.ts';

const people = 5;
const restoresEach = 10;
const actsBetween = 24;
const marks = /⟦\d+⟧/g;

/** Faults of a kind that people would notice, built in to see that they are found. */
export type RestoreSabotage =
	/** Everything is taken out and put in again. */
	| 'clear-and-insert'
	/** What was typed while it was done is taken for something to take away. */
	| 'restore-again-later'
	/** Rows that were removed stay removed. */
	| 'leave-rows';

type Figures = { restores: number; differences: number; caretJumps: number; carets: number; typed: number };

export async function run({
	seed,
	size,
	sabotage
}: {
	readonly seed: number;
	/** How many restores. */
	readonly size: number;
	readonly sabotage?: RestoreSabotage;
}): Promise<{ figures: Figures; held: boolean }> {
	const figures: Figures = { restores: 0, differences: 0, caretJumps: 0, carets: 0, typed: 0 };
	for (let session = 0; figures.restores < size; session++) {
		const restores = Math.min(restoresEach, size - figures.restores);
		await playSession(seed + session, restores, figures, sabotage);
	}
	return { figures, held: figures.differences + figures.caretJumps === 0 };
}

async function playSession(
	seed: number,
	restores: number,
	figures: Figures,
	sabotage?: RestoreSabotage
): Promise<void> {
	const chance = new Chance(seed);
	const giveBack = seededIds(chance);
	try {
		const engine = new Engine();
		const first = seededDoc(chance);
		writePlan(first, planToRestore(chance));
		await engine.appendElsewhere(Y.encodeStateAsUpdate(first));
		const tabs: Tab[] = [];
		for (let n = 0; n < people; n++) tabs.push(await engine.tab(somebody(), { doc: seededDoc(chance) }));
		const versions = [readPlan(engine.replay())];
		for (let done = 0; done < restores;) {
			for (let n = 0; n < actsBetween; n++) {
				const tab = chance.pick(tabs);
				act(tab.doc, chance);
				if (chance.percent(30)) tab.carryUp();
				if (chance.percent(30)) tab.carryDown();
				if (chance.percent(30)) await engine.quiet();
			}
			await together(engine, tabs);
			const now = readPlan(engine.replay());
			const then = asRead(JSON.parse(JSON.stringify(frozen(chance.pick(versions)))) as PlanContent);
			versions.push(now);
			const scope = someScope(then, chance);
			if (!('content' in restoredPlan(now, then, scope, new Date(0)))) continue;
			done++;
			figures.restores++;
			const faults = await bringBack({ engine, tabs, chance, figures, sabotage }, then, scope);
			if (faults.length > 0) figures.differences++;
			if (faults.length > 0 && !sabotage)
				console.log(
					`seed ${seed}, restore ${done}, ${JSON.stringify(scope)}: ${faults.slice(0, 4).join('; ')}`
				);
		}
	} finally {
		giveBack();
	}
}

interface World {
	readonly engine: Engine;
	readonly tabs: readonly Tab[];
	readonly chance: Chance;
	readonly figures: Figures;
	readonly sabotage: RestoreSabotage | undefined;
}

/** One restore while people type; says what is wrong afterwards. */
async function bringBack(world: World, then: PlanContent, scope: Scope): Promise<string[]> {
	const { engine, tabs, chance, figures, sabotage } = world;
	const before = readPlan(engine.replay());
	const typed: { readonly token: string; readonly text: Y.XmlText }[] = [];
	const carets = tabs.flatMap(({ doc }): Caret[] => {
		const caret = someCaret(doc, chance);
		return caret ? [caret] : [];
	});
	const mark = (): void => {
		const text = chance.pick(textsOf(chance.pick(tabs).doc));
		const words = plain(text);
		const asked = chance.below(words.length + 1);
		// never inside of what was typed before it
		const inside = [...words.matchAll(marks)].find(
			({ index, 0: { length } }) => index < asked && asked < index + length
		);
		const at = inside?.index ?? asked;
		const token = `⟦${++figures.typed}⟧`;
		typed.push({ token, text });
		text.insert(/[\uDC00-\uDFFF]/.test(words[at] ?? '') ? at - 1 : at, token);
	};
	// on its way while it is done
	for (let n = chance.below(6); n > 0; n--) mark();

	const { update } = updateTowards(
		Y.encodeStateAsUpdate(engine.replay()),
		(now) => wantedOf(now, then, scope, sabotage),
		seededDoc(chance)
	);
	if (update && sabotage === 'clear-and-insert') await clearAndInsert(world, then, scope);
	else if (update) await engine.appendElsewhere(update);
	const right = readPlan(engine.replay());
	const faults = faultsOf(then, before, right, scope);

	for (const tab of tabs) if (chance.percent(50)) tab.carryUp();
	await engine.quiet();
	for (let n = chance.below(6); n > 0; n--) mark();
	await together(engine, tabs);
	if (sabotage === 'restore-again-later') {
		const state = Y.encodeStateAsUpdate(engine.replay());
		const again = updateTowards(state, (now) => wantedOf(now, then, scope), seededDoc(chance));
		if (again.update) await engine.appendElsewhere(again.update);
		await together(engine, tabs);
	}
	const end = engine.replay();
	const truth = fingerprint(end);
	if (tabs.some(({ doc }) => fingerprint(doc) !== truth)) faults.push('not everybody has the same');
	const fresh = new Set(typed.map(({ token }) => token));
	const strip = (words: string) => words.replaceAll(marks, (token) => (fresh.has(token) ? '' : token));
	if (JSON.stringify(stripped(readPlan(end), strip)) !== JSON.stringify(stripped(right, strip)))
		faults.push('more than was typed has changed');
	const standing = JSON.stringify(readPlan(end));
	// what is typed into a line that is being taken away goes with it, as whenever somebody deletes it
	const lost = typed.filter(({ token, text }) => !standing.includes(token) && text._item?.deleted !== true);
	if (lost.length > 0) faults.push(`${lost.length} typed words are lost`);
	for (const caret of carets) {
		figures.carets++;
		if (stayedInPlace(caret.block, before, right) && jumped(caret, strip)) figures.caretJumps++;
	}
	return faults;
}

function wantedOf(
	now: PlanContent,
	then: PlanContent,
	scope: Scope,
	sabotage?: RestoreSabotage
): PlanContent {
	const restored = restoredPlan(now, then, scope, new Date(0));
	if (!('content' in restored)) throw new Error('There is nothing to bring back');
	return sabotage === 'leave-rows' ? { ...restored.content, actions: now.actions } : restored.content;
}

/** Without what was typed meanwhile. */
function stripped(plan: PlanContent, strip: (words: string) => string): unknown {
	return JSON.parse(JSON.stringify(plan), (key, value: unknown) => {
		if (typeof value === 'string') return strip(value);
		if (key !== 'content' || !Array.isArray(value)) return value;
		const left = value.filter((node: { text?: string }) => node.text !== '');
		return left.length > 0 ? left : undefined;
	}) as unknown;
}

async function clearAndInsert({ engine, chance }: World, then: PlanContent, scope: Scope): Promise<void> {
	const doc = engine.replay();
	doc.clientID = clientIdOf(chance);
	const wanted = wantedOf(readPlan(doc), then, scope);
	const before = Y.encodeStateVector(doc);
	doc.transact(() => {
		const { body } = rootsOf(doc);
		body.delete(0, body.length);
		body.insert(0, wanted.doc.map(elementFor));
		writeOver(doc, readPlan(doc), wanted);
	});
	await engine.appendElsewhere(Y.encodeStateAsUpdate(doc, before));
}

async function together(engine: Engine, tabs: readonly Tab[]): Promise<void> {
	for (let round = 0; round < 4; round++) {
		engine.clock.pass(6_000);
		await engine.quiet();
		await engine.settle(...tabs);
	}
}

function someScope(then: PlanContent, chance: Chance): Scope {
	const rows = Object.keys(then.actions);
	const kind = chance.below(10);
	if (kind < 2) return { kind: 'plan' };
	if (kind < 6) return { kind: 'section', id: chance.pick(sections) };
	if (kind < 8) return { kind: 'row', id: chance.pick(rows) };
	return { kind: 'cell', id: chance.pick(rows), column: chance.pick(actionColumnIds) };
}
