import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { whoMayLook } from '#server/running/who-may-look.ts';

type Settings = Parameters<typeof whoMayLook>[0];
const usual: Settings = { metricsToken: null, metricsFrom: [], trustProxy: false };

function looks(settings: Partial<Settings>, from: string, headers: Record<string, string> = {}): boolean {
	const request = { headers: { host: '127.0.0.1:4000', ...headers }, socket: { remoteAddress: from } };
	return whoMayLook({ ...usual, ...settings })(request as unknown as IncomingMessage);
}

test('without any setting: programs on this machine', () => {
	expect(looks({}, '127.0.0.1')).toBe(true);
	expect(looks({}, '::ffff:127.0.0.1')).toBe(true);
	expect(looks({}, '::1', { host: '[::1]:4000' })).toBe(true);
	expect(looks({}, '192.0.2.7')).toBe(false);
});

test('not what a proxy on this machine passes on, and no page of another site', () => {
	for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
		expect(looks({}, '127.0.0.1', { [name]: '192.0.2.7' })).toBe(false);
	expect(looks({}, '127.0.0.1', { host: 'plans.example.org' })).toBe(false);
	expect(looks({ trustProxy: true }, '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(false);
});

test('addresses that were allowed, by the last word of a proxy that is trusted', () => {
	const metricsFrom = ['10.0.0.0/8', '2001:db8::1'];
	expect(looks({ metricsFrom }, '10.2.3.4')).toBe(true);
	expect(looks({ metricsFrom }, '2001:db8::1')).toBe(true);
	expect(looks({ metricsFrom }, '11.0.0.1')).toBe(false);
	expect(looks({ metricsFrom }, '10.2.3.4', { 'x-forwarded-for': '192.0.2.7' })).toBe(false);
	const behind = { metricsFrom, trustProxy: true };
	expect(looks(behind, '127.0.0.1', { 'x-forwarded-for': '10.1.1.1, 192.0.2.7' })).toBe(false);
	expect(looks(behind, '127.0.0.1', { 'x-forwarded-for': '192.0.2.7, 10.1.1.1' })).toBe(true);
});

test('with a token: who knows it, from anywhere, and nobody else', () => {
	const metricsToken = 'a-long-token-of-ours';
	expect(looks({ metricsToken }, '192.0.2.7', { authorization: `Bearer ${metricsToken}` })).toBe(true);
	expect(looks({ metricsToken }, '127.0.0.1')).toBe(false);
	expect(looks({ metricsToken }, '127.0.0.1', { authorization: `Bearer ${metricsToken}x` })).toBe(false);
});
