// An edited Word file of ours → what stands in it, with the names of places. Nothing is guessed here: what belongs where is found out
// beside the plan (src/document/returned).
import type { ActionColumn } from '#domain/action-row.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import {
	periodKey,
	plainTitleKey,
	titleKey,
	type ReturnedFile,
	type ReturnedRow,
	type ReturnedUnit
} from '#domain/exports/returned.ts';
import { wordStamp, type WordStamp } from '#domain/exports/word-stamp.ts';
import { calloutTitles } from '#domain/plan.ts';
import type { RichBlock, RichText, TextNode } from '#domain/rich-text.ts';
import { Findings } from '#document/foreign/findings.ts';
import { richFrom, textNodes } from '#document/foreign/rich.ts';
import { spansAll } from '#document/foreign/rows.ts';
import {
	tidy,
	wordsOf,
	wordsOfBlocks,
	wordsOfTable,
	type SourceBlock,
	type SourceParagraph,
	type SourceTable
} from '#document/foreign/source.ts';
import { gridOf, headerOf, repeatsHeader, wordsAt } from '#document/foreign/tables.ts';
import { calloutNamed } from '#document/foreign/vocabulary.ts';
import { unpack, type ZipEntry } from '../zip.ts';
import { wordTree } from './word-tree.ts';

/** Reads a checked Word file. Refuses what wordTree refuses. */
export async function returnedWord(entries: readonly ZipEntry[]): Promise<ReturnedFile> {
	const { blocks, pieces } = await wordTree(entries);
	const findings = new Findings();
	const units = new Units(findings);
	for (const block of blocks) units.take(block);
	units.close();
	return {
		stamp: stampOf(entries),
		cover: units.cover,
		units: units.all,
		aside: [...pieces, ...findings.unplaced]
	};
}

function stampOf(entries: readonly ZipEntry[]): WordStamp | null {
	const part = entries.find(({ name }) => name === 'docProps/custom.xml');
	if (!part) return null;
	const xml = new TextDecoder().decode(unpack(part));
	const found = new RegExp(`name="${wordStamp.name}"[^>]*>\\s*<vt:lpwstr>([^<]{1,100})<`).exec(xml);
	return found ? wordStamp.read(found[1] ?? '') : null;
}

class Units {
	readonly all: ReturnedUnit[] = [];
	readonly cover: Record<string, string> = {};
	readonly #findings: Findings;
	/** Entries of the list one is in. */
	#list: SourceParagraph[] = [];

	constructor(findings: Findings) {
		this.#findings = findings;
	}

	take(block: SourceBlock): void {
		if (block.kind === 'table') {
			this.close();
			this.#table(block);
			return;
		}
		if (wordsOf(block) === '') return;
		const isEntry = block.list !== undefined && block.heading === undefined;
		const [first] = this.#list;
		const opens =
			block.places?.some(isBlockKey) ||
			(block.list?.level === 0 && block.list.ordered !== first?.list?.ordered);
		if (!isEntry || opens) this.close();
		if (isEntry) this.#list.push(block);
		else this.#line(block);
	}

	#line(line: SourceParagraph): void {
		const places = line.places ?? [];
		const key = [titleKey, plainTitleKey, periodKey].find((known) => places.includes(known));
		if (key ?? line.title) {
			this.cover[key ?? titleKey] ??= wordsOf(line);
			return;
		}
		if (line.heading !== undefined) {
			const words = textNodes(line.texts, this.#findings).map(({ marks, ...node }): TextNode => {
				const kept = marks?.filter(({ type }) => type !== 'bold') ?? [];
				return kept.length > 0 ? { ...node, marks: kept } : node;
			});
			this.all.push({ kind: 'heading', places, level: Math.min(line.heading, 4), words });
			return;
		}
		this.#words([line], places);
	}

	close(): void {
		if (this.#list.length > 0)
			this.#words(
				this.#list,
				this.#list.flatMap(({ places = [] }) => places)
			);
		this.#list = [];
	}

	#words(lines: readonly SourceParagraph[], places: readonly string[]): void {
		richFrom(lines, this.#findings, 'the text').forEach((block, at) =>
			this.all.push({ kind: 'words', places: at === 0 ? places : [], content: [block] })
		);
	}

	#table(table: SourceTable): void {
		const grid = gridOf(table);
		const header = headerOf(grid);
		if (!header) {
			for (const row of table.rows) this.#box(row.map(({ blocks }) => blocks));
			return;
		}
		const lines = grid.slice(header.from + header.height);
		const rows = lines.flatMap((line): ReturnedRow[] => {
			if (line.every((place) => wordsAt(place) === '')) return [];
			if (spansAll(line) !== null || repeatsHeader(line, header)) return [];
			const cells = Object.fromEntries(
				actionColumnIds.map((id): [ActionColumn, RichText] => [id, []])
			) as Record<ActionColumn, RichText>;
			let ref = '';
			line.forEach((place, x) => {
				if (!place || (line[x - 1]?.cell === place.cell && x > 0)) return;
				const column = header.columns[x] ?? null;
				if (column === 'ref') ref = tidy(wordsAt(place));
				else if (column !== null && column !== 'other' && column !== 'signs')
					cells[column] = [...cells[column], ...richFrom(place.cell.blocks, this.#findings, 'a cell')];
			});
			return [
				{ places: line.flatMap((place) => (place?.begins ? placesIn(place.cell.blocks) : [])), ref, cells }
			];
		});
		const places = grid
			.slice(0, header.from + header.height)
			.flatMap((line) => line.flatMap((place) => (place?.begins ? placesIn(place.cell.blocks) : [])));
		const columns = actionColumnIds.filter((id) => header.columns.includes(id));
		this.all.push({ kind: 'table', places, columns, rows });
	}

	/** The heading of a box stands on its left. */
	#box([side = [], ...rest]: readonly (readonly SourceBlock[])[]): void {
		const title = tidy(wordsOfBlocks(side));
		const places = placesIn(side);
		if (rest.length !== 1 || (!places.some(isBlockKey) && calloutNamed(title) === null)) {
			const words = wordsOfTable({ kind: 'table', rows: [[side, ...rest].map((blocks) => ({ blocks }))] });
			this.#findings.putAside('This table is no part of the plan.', words);
			return;
		}
		const own = Object.values(calloutTitles).includes(title);
		const heading: RichBlock[] = own
			? []
			: [{ type: 'paragraph', content: [{ type: 'text', text: title, marks: [{ type: 'bold' }] }] }];
		const content = [...heading, ...richFrom(rest[0] ?? [], this.#findings, 'a box')];
		this.all.push({ kind: 'box', places: [...places, ...placesIn(rest[0] ?? [])], content });
	}
}

function isBlockKey(place: string): boolean {
	return /^[bn]_/.test(place);
}

function placesIn(blocks: readonly SourceBlock[]): string[] {
	return blocks.flatMap((block) =>
		block.kind === 'paragraph'
			? (block.places ?? [])
			: block.rows.flatMap((row) => row.flatMap((cell) => placesIn(cell.blocks)))
	);
}
