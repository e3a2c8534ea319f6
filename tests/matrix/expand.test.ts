import { expect, test } from 'vitest';
import { expand, idleRules, readRules } from './expand.ts';

const csv = (...lines: string[]) => ['surface,target,object,roles,expect', ...lines].join('\n');
const surfaces = [{ surface: 'page', target: '/plans/[plan]', objects: ['own', 'other'] }];

test('the last rule that fits a cell wins', () => {
	const rules = readRules(csv('page,*,*,*,nothing', 'page,/plans/[plan],own,lead|reader,ok'));
	const answers = expand(rules, surfaces, ['lead', 'public']).map((cell) => [
		cell.object,
		cell.role,
		cell.expect
	]);
	expect(answers).toEqual([
		['own', 'lead', 'ok'],
		['own', 'public', 'nothing'],
		['other', 'lead', 'nothing'],
		['other', 'public', 'nothing']
	]);
});

test('a cell that no rule speaks about has no answer, so that it fails', () => {
	const cells = expand(readRules(csv('page,/plans/[plan],own,*,ok')), surfaces, ['lead']);
	expect(cells.find((cell) => cell.object === 'other')?.expect).toBeUndefined();
});

test('a rule about something that does not exist is found', () => {
	const rules = readRules(csv('page,*,*,*,ok', 'page,/plan/[plan],*,*,ok'));
	expect(idleRules(rules, expand(rules, surfaces, ['lead'])).map((rule) => rule.line)).toEqual([3]);
});

test('a line that is not five columns is refused with its number', () => {
	expect(() => readRules(csv('page,*,*,*'))).toThrow('line 2');
});
