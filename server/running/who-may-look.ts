// Who may read the figures: programs on this machine, addresses that were allowed, or whoever knows the token.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Env } from '#server/env.ts';

type Doors = Pick<Env, 'metricsToken' | 'metricsFrom' | 'trustProxy'>;

const loopback = ['127.0.0.0/8', '::1'];
const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const ownNames = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Answers for each request whether it may see the figures. */
export function whoMayLook({
	metricsToken,
	metricsFrom,
	trustProxy
}: Doors): (request: IncomingMessage) => boolean {
	const here = addresses(loopback);
	const allowed = addresses(metricsFrom);
	return (request) => {
		if (metricsToken !== null)
			return sameWords(request.headers.authorization ?? '', `Bearer ${metricsToken}`);
		const last = String(request.headers['x-forwarded-for'] ?? '')
			.split(',')
			.at(-1)
			?.trim();
		const from = (trustProxy && last) || (request.socket.remoteAddress ?? '');
		// what a proxy passes on comes from the proxy's own address, whoever asked
		const passedOn = forwarded.some((name) => name in request.headers);
		if (isIn(allowed, from)) return trustProxy || !passedOn;
		// a page of another site may make the browser look up its name as 127.0.0.1
		return !passedOn && ownNames.test(request.headers.host ?? '') && isIn(here, from);
	};
}

function addresses(ranges: readonly string[]): BlockList {
	const list = new BlockList();
	for (const range of ranges) {
		const [address = '', bits] = range.split('/');
		const family = isIPv6(address) ? 'ipv6' : 'ipv4';
		list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
	}
	return list;
}

function isIn(list: BlockList, address: string): boolean {
	const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
	return isIP(plain) > 0 && list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
}

/** Compares without telling by its time how much was right. */
function sameWords(one: string, other: string): boolean {
	const [a, b] = [one, other].map((words) => createHash('sha256').update(words).digest());
	return timingSafeEqual(a!, b!);
}
