import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect } from 'vitest';
import { newId } from '#domain/ids.ts';
import { readKnock } from '#server/collab/line/knock.ts';
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
