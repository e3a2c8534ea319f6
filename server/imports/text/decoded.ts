// Bytes → words, in whatever way an office of the last thirty years has written them.

/** The words of bytes: UTF-8, UTF-16, else Windows-1252. Control characters and halves of letters are left out. */
export function decoded(bytes: Uint8Array): string {
	return new TextDecoder(encodingOf(bytes))
		.decode(bytes)
		.replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g, '')
		.toWellFormed();
}

/** Whether bytes are words at all: hardly any control characters in what they say. */
export function isReadable(bytes: Uint8Array): boolean {
	const start = bytes.subarray(0, 20_000);
	const words = new TextDecoder(encodingOf(start)).decode(start);
	const odd = words.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
	return odd <= Math.max(3, words.length / 10);
}

function encodingOf(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	const half = unmarkedHalf(bytes.subarray(0, 4_000));
	if (half) return half;
	return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** UTF-16 without its mark has a zero in nearly every second byte of English. */
function unmarkedHalf(bytes: Uint8Array): string | null {
	let [even, odd] = [0, 0];
	bytes.forEach((byte, place) => {
		if (byte !== 0) return;
		if (place % 2 === 0) even += 1;
		else odd += 1;
	});
	const many = bytes.length / 5;
	if (bytes.length < 4 || Math.max(even, odd) < many || Math.min(even, odd) > many / 4) return null;
	return odd > even ? 'utf-16le' : 'utf-16be';
}

function isUtf8(bytes: Uint8Array): boolean {
	// the last letter may have been cut in two
	const whole = bytes.subarray(0, Math.max(0, bytes.length - 3));
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(whole, { stream: true });
		return true;
	} catch (cause) {
		if (cause instanceof TypeError) return false;
		throw cause;
	}
}
