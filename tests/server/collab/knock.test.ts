import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { newId } from '#domain/ids.ts';
import { browserOf, readKnock } from '#server/collab/line/knock.ts';
import { rule } from './rule.ts';

const ours = 'https://plans.example.org';
const others = [
	undefined,
	'null',
	'https://other.example',
	`${ours}.other.example`,
	'http://plans.example.org',
	`${ours}:4000`
];

function requestFrom(origin: string | undefined): IncomingMessage {
	const request = new IncomingMessage(new Socket());
	request.url = `/collab/${newId<'plan'>()}`;
	request.headers = { cookie: '__Host-withus=token', ...(origin === undefined ? {} : { origin }) };
	return request;
}

rule('[S1] only a page with exactly our origin gets in', { room: 'any-origin' }, async ({ room }) => {
	const knock = (origin: string | undefined) =>
		readKnock(requestFrom(origin), { origins: [ours], secure: true }, room);
	expect(knock(ours)).toMatchObject({ token: 'token' });
	for (const origin of others) expect(knock(origin)).toEqual({ refused: 'wrong-origin' });
});

test('[S6] a browser is known by its tokens, whatever else stands in its cookies', () => {
	const browser = (cookie?: string): readonly string[] => {
		const request = requestFrom(ours);
		if (cookie === undefined) delete request.headers.cookie;
		else request.headers.cookie = cookie;
		return browserOf(request, true);
	};
	expect(browser('__Host-withus=one')).toEqual(['one']);
	expect(browser('x=1; __Host-withus=one; y=2')).toEqual(['one']);
	expect(browser('__Host-withus=one; __Host-withus-guest=two')).toEqual(['one', 'two']);
	expect(browser(`__Host-withus=${'a'.repeat(10_000)}`)).toEqual(['nobody']);
	expect(browser()).toEqual(['nobody']);
});
