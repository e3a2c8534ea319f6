// A link as a square picture that phones read, drawn here: no other service learns the link.
import { encode } from 'uqr';

export interface QrPicture {
	/** Width and height, in modules, with the quiet border that readers need. */
	readonly size: number;
	/** One SVG path: a square for every dark module. */
	readonly path: string;
}

export function qrPicture(text: string): QrPicture {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
	return { size, path };
}
