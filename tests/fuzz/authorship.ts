// Whose words stand in a plan: people write, move, undo, paste, import and restore, forgers try to make words somebody else's,
// and for every letter that stands in the end the ledger says the same as the script. Made anew from the log it is the same.
import { carry } from '#document/authorship/carry.ts';
import { Ledger, type KeptLedger } from '#document/authorship/ledger.ts';
import { rootsOf } from '#document/roots.ts';
import * as Y from 'yjs';
import { Chance, seededIds } from '#tests/random.ts';
import { bringIn } from './authorship/brought.ts';
import { forgeries, underForeignId } from './authorship/forgers.ts';
import { anytime, inTurn, moving } from './authorship/honest.ts';
import { rowActs } from './authorship/rows.ts';
import { Scene, type Keeper } from './authorship/scene.ts';

interface Given {
	readonly seed: number;
	/** How many edits. */
	readonly size: number;
	/** Another way to keep the ledger, for the test of the test. */
	readonly keeper?: Keeper;
}

type Figures = { edits: number; wrong: number; forged: number };

const editsPerPlan = 250;

export function run({ seed, size, keeper }: Given): Promise<{ figures: Figures; held: boolean }> {
	const figures: Figures = { edits: 0, wrong: 0, forged: 0 };
	for (let plan = 0; figures.edits < size; plan++) {
		const { edits, wrong, forged, why } = write(
			seed + plan,
			Math.min(editsPerPlan, size - figures.edits),
			keeper
		);
		figures.edits += edits;
		figures.wrong += wrong;
		figures.forged += forged;
		if (why && !keeper) console.log(`plan of seed ${seed + plan}: ${why}`);
	}
	return Promise.resolve({ figures, held: figures.wrong + figures.forged === 0 });
}

/** One plan. Every second one is written by people who hear of each other late. */
function write(seed: number, edits: number, keeper: Keeper | undefined): Figures & { why: string | null } {
	const chance = new Chance(seed);
	const letGo = seededIds(chance);
	const scene = new Scene(chance, keeper);
	const inOrder = seed % 2 === 0;
	const acts = inOrder
		? [...anytime, ...moving, ...inTurn, ...rowActs, ...forgeries, ...bringIn]
		: [...anytime, ...moving];
	let [why, lastAct, foreign]: [string | null, string, number] = [null, '', 0];
	try {
		for (let edit = 0; edit < edits && why === null; edit++) {
			const someone = chance.pick(scene.people);
			const act = chance.pick(acts);
			lastAct = act.name;
			// two who move the same words at once are looked at one by one, in the unit tests
			if (moving.includes(act)) scene.everybodySends();
			if (!act(scene, someone)) chance.pick(anytime)(scene, someone);
			if (
				chance.percent(3) &&
				underForeignId(scene, someone, chance.pick(scene.people.filter((one) => one !== someone)))
			)
				foreign++;
			if (inOrder || chance.percent(40)) scene.everybodySends();
			else if (chance.percent(50)) scene.send(someone);
			// words that came back by another way are no longer waiting to be pasted
			for (const one of inOrder ? scene.people : [])
				if (one.clipboard && scene.stands(one.clipboard.text)) one.clipboard = null;
			if (inOrder || edit % 10 === 0) why = told(scene, `${lastAct}, edit ${edit}`);
		}
		scene.everybodySends();
		why ??= told(scene, 'the end') ?? (keeper ? null : faultOfRebuilding(scene));
	} finally {
		letGo();
	}
	const wrong = scene.wrong();
	const forged = wrong.filter(({ says, is }) => says?.person !== is.person).length + foreign;
	return { edits, wrong: wrong.length + Number(why !== null && wrong.length === 0), forged, why };
}

function told(scene: Scene, after: string): string | null {
	const wrong = scene.wrong();
	const [first] = wrong;
	return first ? `after ${after}: ${wrong.length} letters, one is ${JSON.stringify(first)}` : null;
}

/** Kept, put away and taken up in between, and made anew from the log alone, the ledger is the same. */
function faultOfRebuilding({ rows, ledger, copy }: Scene): string | null {
	let [again, doc] = [new Ledger(), new Y.Doc()];
	rootsOf(doc);
	for (const row of rows) {
		carry(again, doc, row);
		if (row.seq % 37 !== 0) continue;
		again = new Ledger(JSON.parse(JSON.stringify(again.keep())) as KeptLedger);
		const kept = Y.encodeStateAsUpdate(doc);
		doc = new Y.Doc();
		rootsOf(doc);
		Y.applyUpdate(doc, kept);
	}
	const same = JSON.stringify(again.keep()) === JSON.stringify(ledger.keep());
	return same && copy.store.clients.size === doc.store.clients.size
		? null
		: 'made anew, the ledger is another one';
}
