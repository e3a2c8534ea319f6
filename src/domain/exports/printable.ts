// Words as every file can hold them. XML has no way to say a control character or half a letter, and programs refuse a file
// with one in it.

/** Control characters but tab and line break, and the two letters that Unicode says are none. */
const unprintable = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu;

export function printable(text: string): string {
	return text.toWellFormed().replace(/\r\n?/g, '\n').replace(unprintable, '');
}

/** The same value with every word of it printable. */
export function printableIn<Value>(value: Value): Value;
export function printableIn(value: unknown): unknown {
	if (typeof value === 'string') return printable(value);
	if (Array.isArray(value)) return value.map((each: unknown) => printableIn(each));
	if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, printableIn(part)]));
}
