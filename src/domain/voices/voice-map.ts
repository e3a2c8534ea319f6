// Whose voice is in which section, for people to read: shares of groups in rough steps, never a number, never a person. Where
// fewer than five young people stand behind words, their share is not told, and nothing it could be worked out from.
import { groups, type Group } from '../groups.ts';
import type { BlockVoices, PlanVoices, VoiceShare } from './voice.ts';

/** Rough on purpose: finer steps would tell what one person wrote in between two looks. */
export const shareSteps = ['none', 'few', 'quarter', 'half', 'three-quarters', 'nearly-all', 'all'] as const;
export type ShareStep = (typeof shareSteps)[number];

export interface GroupVoice {
	readonly group: Group;
	readonly wrote: boolean;
	/** Of the words that people wrote here; null: not told. */
	readonly share: ShareStep | null;
}

export interface VoicePart {
	readonly groups: readonly GroupVoice[];
	/** Shares are of the words of adults only, as those of young people are not told. */
	readonly adultsOnly: boolean;
	/** Of all words here that are told of: came in from a file or a template, so that nobody wrote them here. */
	readonly imported: ShareStep;
	/** Of the words that people wrote here: were gone and have been brought back, began as a suggestion. */
	readonly broughtBack: ShareStep;
	readonly suggested: ShareStep;
}

export interface VoiceMap {
	readonly whole: VoicePart;
	/** By the key of the heading that opens the section; sections below it are part of it. */
	readonly sections: Readonly<Record<string, VoicePart>>;
}

/** With fewer young people than this, theirs is not told. */
export const fewest = 5;

/** A section with everything below it. `own` stands before its first section. */
interface Tree {
	readonly key: string | null;
	readonly level: number;
	readonly own: VoiceShare[];
	readonly below: Tree[];
}

export function voiceMap(voices: PlanVoices): VoiceMap {
	const root = treeOf(voices);
	const told = new Set<Tree>();
	decide(root, told);
	const sections: Record<string, VoicePart> = {};
	const visit = (tree: Tree): void => {
		if (tree.key !== null) sections[tree.key] = partOf(tree, told);
		tree.below.forEach(visit);
	};
	visit(root);
	return { whole: partOf(root, told), sections };
}

function treeOf({ blocks, rows }: PlanVoices): Tree {
	const root: Tree = { key: null, level: 0, own: [], below: [] };
	const open = [root];
	const shownTables = new Set<string>();
	for (const block of blocks) {
		if (block.level !== undefined) {
			while (open.length > 1 && open.at(-1)!.level >= block.level) open.pop();
			const section: Tree = { key: block.key, level: block.level, own: [], below: [] };
			open.at(-1)!.below.push(section);
			open.push(section);
		}
		open.at(-1)!.own.push(...block.shares, ...sharesOfTable(block, rows, shownTables));
	}
	return root;
}

/** The words in the rows of a table; a table that stands twice counts where it stands first. */
function sharesOfTable({ table }: BlockVoices, rows: PlanVoices['rows'], shown: Set<string>): VoiceShare[] {
	if (table === undefined || shown.has(table)) return [];
	shown.add(table);
	return Object.values(rows)
		.filter((row) => row.table === table)
		.flatMap(({ cells }) => Object.values(cells).flat());
}

/**
 * Tells a section's share of young people only when at least five stand behind it, and at least five (or nobody) behind what
 * is left when the sections below that are told of are taken away. Answers who stands behind that rest.
 */
function decide(tree: Tree, told: Set<Tree>): Set<string> {
	const rest = new Set(youngIn(tree.own));
	for (const below of tree.below) for (const person of decide(below, told)) rest.add(person);
	const all = new Set(youngIn(sharesOf(tree)));
	if (isEnough(all) && isEnough(rest)) {
		told.add(tree);
		return new Set();
	}
	return rest;
}

function isEnough(people: ReadonlySet<string>): boolean {
	return people.size === 0 || people.size >= fewest;
}

function youngIn(shares: readonly VoiceShare[]): string[] {
	return shares
		.filter(({ group, via }) => group === 'young_person' && via !== 'import')
		.map(({ person }) => person);
}

function sharesOf(tree: Tree): VoiceShare[] {
	return [...tree.own, ...tree.below.flatMap(sharesOf)];
}

function partOf(tree: Tree, told: ReadonlySet<Tree>): VoicePart {
	const shares = sharesOf(tree);
	const written = shares.filter(({ via }) => via !== 'import');
	const adultsOnly = !told.has(tree);
	const isTold = ({ group, via }: VoiceShare) => via === 'import' || !adultsOnly || group !== 'young_person';
	const all = shares.filter(isTold);
	const words = written.filter(isTold);
	return {
		groups: groups.map((group) => {
			const of = written.filter((share) => share.group === group);
			const untold = adultsOnly && group === 'young_person';
			return { group, wrote: of.length > 0, share: untold ? null : stepOf(of, words) };
		}),
		adultsOnly,
		imported: stepOf(
			all.filter(({ via }) => via === 'import'),
			all
		),
		broughtBack: stepOf(
			words.filter(({ via }) => via === 'restore'),
			words
		),
		suggested: stepOf(
			words.filter(({ via }) => via === 'suggestion'),
			words
		)
	};
}

function stepOf(part: readonly VoiceShare[], all: readonly VoiceShare[]): ShareStep {
	const [some, total] = [part, all].map((shares) =>
		shares.reduce((sum, { characters }) => sum + characters, 0)
	) as [number, number];
	if (some === 0) return 'none';
	if (some === total) return 'all';
	const eighths = (some / total) * 8;
	if (eighths < 1) return 'few';
	if (eighths < 3) return 'quarter';
	if (eighths < 5) return 'half';
	return eighths < 7 ? 'three-quarters' : 'nearly-all';
}
