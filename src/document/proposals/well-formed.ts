// Whether a suggestion that came from outside is made of what a plan can hold. Said with the one description of the shape.
import { actionColumnIds } from '#domain/action-row.ts';
import { rowFields, type Hunk } from '#domain/hunks.ts';
import {
	deepest,
	isNodeName,
	isSafeId,
	longestBlock,
	marks,
	isMarkName,
	metaScalars,
	nodes,
	rowScalars,
	type Place
} from '../schema.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Lists of ids in a row are never this long. */
const mostIds = 200;

export function isHunk(value: unknown): value is Hunk {
	if (!isFields(value)) return false;
	switch (value['op']) {
		case 'text':
			return 'actionId' in value
				? only(value, 'op', 'actionId', 'column', 'base', 'next') &&
						isSafeId(value['actionId']) &&
						actionColumnIds.some((column) => column === value['column']) &&
						[value['base'], value['next']].every((inside) => isNodes(inside, 'cell'))
				: only(value, 'op', 'blockId', 'base', 'next') &&
						isKey(value['blockId']) &&
						[value['base'], value['next']].every(isInside);
		case 'insert-after':
			return (
				only(value, 'op', 'blockId', 'base', 'next') &&
				isKey(value['blockId']) &&
				value['base'] === null &&
				isNodes(value['next'], 'body')
			);
		case 'delete':
			return (
				only(value, 'op', 'blockId', 'base', 'next') &&
				isKey(value['blockId']) &&
				isNode(value['base'], 'body') &&
				value['next'] === null
			);
		case 'attrs':
			return isAttrs(value);
		default:
			return isSafeId(value['actionId']) && isRowHunk(value);
	}
}

function isAttrs(value: Fields): boolean {
	if (!only(value, 'op', 'blockId', 'base', 'next')) return false;
	const described = value['blockId'] === undefined ? metaScalars : blockValues;
	const isValues = (values: unknown) =>
		isFields(values) &&
		Object.entries(values).every(
			([key, each]) => Object.hasOwn(described, key) && (each === '' || described[key]!(each))
		);
	return (
		(value['blockId'] === undefined || isKey(value['blockId'])) &&
		isValues(value['base']) &&
		isValues(value['next'])
	);
}

/** What a suggestion may say anew of a block: never whose words a quotation is. */
const blockValues: Readonly<Record<string, (value: unknown) => boolean>> = Object.fromEntries(
	Object.values(nodes).flatMap(({ attributes }) =>
		Object.entries(attributes)
			.filter(([key]) => key !== 'source')
			.map(([key, { accepts }]) => [key, accepts])
	)
);

function isRowHunk(value: Fields): boolean {
	const { op, column, base, next } = value;
	if (op === 'action.insert')
		return only(value, 'op', 'actionId', 'base', 'next') && base === null && isRow(next);
	if (op === 'action.remove')
		return (
			only(value, 'op', 'actionId', 'base', 'next') &&
			isRow(base) &&
			next !== null &&
			rowScalars['deletedAt']!(next)
		);
	if (op !== 'action.set' || !only(value, 'op', 'actionId', 'column', 'base', 'next')) return false;
	const known = rowFields.find((field) => field === column);
	return known !== undefined && [base, next].every((each) => isRowValue(known, each));
}

function isRowValue(field: string, value: unknown): boolean {
	if (field === 'areas' || field === 'responsible') return isIds(value);
	return value === null || rowScalars[field]?.(value) === true;
}

function isRow(value: unknown): boolean {
	if (!isFields(value)) return false;
	const { areas, responsible, ...rest } = value;
	return (
		isIds(areas) &&
		isIds(responsible) &&
		actionColumnIds.every((column) => isNodes(rest[column], 'cell')) &&
		['table', 'rank', 'ref', 'deletedAt', 'due'].every((key) => key in rest) &&
		Object.entries(rest).every(
			([key, each]) => actionColumnIds.some((column) => column === key) || rowScalars[key]?.(each) === true
		)
	);
}

function isIds(value: unknown): boolean {
	return Array.isArray(value) && value.length <= mostIds && value.every(isSafeId);
}

/** Words, or what a callout or a list holds. */
function isInside(value: unknown): boolean {
	if (!Array.isArray(value)) return false;
	if (value.every((node) => isFields(node) && node['type'] === 'text')) return isText(value);
	return isNodes(value, 'callout') || isNodes(value, 'bulletList');
}

function isNodes(value: unknown, place: Place, depth = 1): boolean {
	return Array.isArray(value) && value.every((node) => isNode(node, place, depth));
}

function isNode(value: unknown, place: Place, depth = 1): boolean {
	if (!isFields(value) || depth > deepest || !only(value, 'type', 'attrs', 'content')) return false;
	const { type, attrs = {}, content = [] } = value;
	if (typeof type !== 'string' || !isNodeName(type)) return false;
	const { within, holds, attributes } = nodes[type];
	if (!within.includes(place) || !isFields(attrs) || !Array.isArray(content)) return false;
	const known = Object.entries(attrs).every(
		([key, each]) => Object.hasOwn(attributes, key) && attributes[key]!.accepts(each)
	);
	if (!known) return false;
	if (holds === 'text') return isText(content);
	return holds === 'nothing' ? content.length === 0 : isNodes(content, type, depth + 1);
}

function isText(content: readonly unknown[]): boolean {
	let length = 0;
	return content.every((node) => {
		if (!isFields(node) || !only(node, 'type', 'text', 'marks') || node['type'] !== 'text') return false;
		const { text, marks: looks = [] } = node;
		if (typeof text !== 'string' || text === '' || text.includes('\0') || !text.isWellFormed()) return false;
		length += text.length;
		return length <= longestBlock && Array.isArray(looks) && looks.length <= 3 && looks.every(isMark);
	});
}

function isMark(value: unknown): boolean {
	if (!isFields(value) || !only(value, 'type', 'attrs')) return false;
	const { type, attrs = {} } = value;
	if (typeof type !== 'string' || !isMarkName(type) || !isFields(attrs)) return false;
	const described = marks[type];
	return (
		Object.keys(attrs).length === Object.keys(described).length &&
		Object.entries(attrs).every(([key, each]) => described[key]?.(each) === true)
	);
}

/** An own id of a block, or where Yjs has it; '' stands for the beginning of the text. */
function isKey(value: unknown): boolean {
	return (
		value === '' || isSafeId(value) || (typeof value === 'string' && /^~\d{1,10}\.\d{1,10}$/.test(value))
	);
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function only(value: Fields, ...keys: string[]): boolean {
	return Object.keys(value).every((key) => keys.includes(key));
}
