import { expect, test } from 'vitest';
import type { Group } from '#domain/groups.ts';
import type { PersonId } from '#domain/ids.ts';
import type { BlockVoices, Via, VoiceShare } from '#domain/voices/voice.ts';
import { voiceMap, type VoicePart } from '#domain/voices/voice-map.ts';
import { voicesWords } from '#lib/words/voices.ts';

const share = (group: Group, person: string, characters: number, via: Via = 'typed'): VoiceShare => ({
	group,
	person: person as PersonId,
	characters,
	via
});
const young = (from: number, to: number, characters = 10): VoiceShare[] =>
	Array.from({ length: to - from }, (_, index) => share('young_person', `young${from + index}`, characters));
const section = (key: string, level: number, shares: readonly VoiceShare[]): BlockVoices[] => [
	{ key, level, shares: [] },
	{ key: `${key}-text`, shares }
];
const mapOf = (...blocks: BlockVoices[][]) => voiceMap({ blocks: blocks.flat(), rows: {} });
const shareOf = (part: VoicePart | undefined, group: Group) =>
	part?.groups.find((voice) => voice.group === group)?.share;

test('a section says in rough steps which group wrote how much, and who has not written', () => {
	const { sections } = mapOf(
		section('one', 1, [share('parent_carer', 'a', 52), share('professional', 'b', 48)])
	);
	expect(sections['one']?.groups).toEqual([
		{ group: 'parent_carer', wrote: true, share: 'half' },
		{ group: 'young_person', wrote: false, share: 'none' },
		{ group: 'professional', wrote: true, share: 'half' }
	]);
});

test('words of a file count for no group, and are told apart', () => {
	const { whole } = mapOf(
		section('one', 1, [share('professional', 'b', 50, 'import'), share('parent_carer', 'a', 50)])
	);
	expect([whole.imported, shareOf(whole, 'parent_carer'), shareOf(whole, 'professional')]).toEqual([
		'half',
		'all',
		'none'
	]);
});

test('with fewer than five young people their share is not told, and that of others is of the words of adults only', () => {
	const few = [share('parent_carer', 'a', 50), share('professional', 'b', 50), ...young(0, 4, 100)];
	const without = [share('parent_carer', 'a', 50), share('professional', 'b', 50), ...young(0, 1, 1)];
	// however much they wrote, and however many of them, what is answered is the same
	expect(mapOf(section('one', 1, few))).toEqual(mapOf(section('one', 1, without)));
	expect(shareOf(mapOf(section('one', 1, few)).whole, 'young_person')).toBeNull();
	expect(shareOf(mapOf(section('one', 1, [...few, ...young(4, 5)])).whole, 'young_person')).not.toBeNull();
});

test('what is hidden in one section cannot be worked out from the whole and the other sections', () => {
	const { whole, sections } = mapOf(
		section('many', 1, young(0, 6)),
		section('few', 1, [...young(6, 8), share('parent_carer', 'a', 30)])
	);
	expect(shareOf(sections['many'], 'young_person')).toBe('all');
	expect(shareOf(sections['few'], 'young_person')).toBeNull();
	expect(shareOf(whole, 'young_person')).toBeNull();
});

test('nor from a section and the sections below it', () => {
	const { sections } = mapOf(
		section('above', 1, young(6, 7)),
		section('below', 2, young(0, 6)),
		section('beside', 1, young(0, 5))
	);
	expect(shareOf(sections['below'], 'young_person')).toBe('all');
	expect(shareOf(sections['above'], 'young_person')).toBeNull();
	expect(shareOf(sections['beside'], 'young_person')).toBe('all');
});

test('five who stand behind what is left over may be told together', () => {
	const { whole } = mapOf(
		section('one', 1, young(0, 3)),
		section('two', 1, young(3, 6)),
		section('three', 1, young(0, 6))
	);
	expect(shareOf(whole, 'young_person')).toBe('all');
});

test('no person and no number is in the answer', () => {
	const said = JSON.stringify(
		mapOf(section('one', 1, [...young(0, 7, 313), share('parent_carer', 'canary', 517)]))
	);
	expect(said).not.toMatch(/canary|young\d|\d{2}/);
});

test('words in the rows of a table count in the section that shows it', () => {
	const { sections } = voiceMap({
		blocks: [
			{ key: 'one', level: 1, shares: [] },
			{ key: 'table', table: 'table', shares: [] }
		],
		rows: { row: { table: 'table', cells: { what: [share('parent_carer', 'a', 5)] } } }
	});
	expect(shareOf(sections['one'], 'parent_carer')).toBe('all');
});

test('what was brought back or suggested is told of what people wrote, whatever came from a file', () => {
	const { whole } = mapOf(
		section('one', 1, [
			share('professional', 'b', 100, 'import'),
			share('parent_carer', 'a', 50),
			share('parent_carer', 'c', 50, 'suggestion'),
			share('professional', 'b', 100, 'restore')
		])
	);
	expect([whole.imported, whole.broughtBack, whole.suggested]).toEqual(['quarter', 'half', 'quarter']);
});

test('what came from a file is said first, and the shares are said to be of the rest', () => {
	expect(voicesWords.fromFile('half')).toBe(
		'About half of the words here came in from a file or a template. People wrote the rest here.'
	);
	expect(voicesWords.whoWrote(true)).toBe('Who wrote the rest');
	expect([voicesWords.share('half'), voicesWords.share('none')]).toEqual(['About half', 'Nothing yet']);
});
