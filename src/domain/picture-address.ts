// The address of a picture in a plan: its content's hash, and its size, so that a page leaves room for it before it is there.

export interface PictureAddress {
	/** SHA-256 of the bytes, lower-case hex. */
	readonly hash: string;
	/** px */
	readonly width: number;
	readonly height: number;
	readonly ending: 'jpg' | 'png';
	/** `<hash>-<width>x<height>.<ending>`: the name of its file beside a published page. */
	readonly name: string;
}

/** `/pictures/<hash>-800x600.jpg` */
export function pictureAddress(
	picture: Omit<PictureAddress, 'name' | 'ending'> & { readonly type: string }
): string {
	const ending = picture.type === 'image/png' ? 'png' : 'jpg';
	return `/pictures/${picture.hash}-${picture.width}x${picture.height}.${ending}`;
}

/** What an address of ours says; null for any other. */
export function readPictureAddress(src: string): PictureAddress | null {
	const [, name, hash, width, height, ending] =
		/^\/pictures\/(([0-9a-f]{64})-([1-9]\d{0,3})x([1-9]\d{0,3})\.(jpg|png))$/.exec(src) ?? [];
	if (!name || !hash) return null;
	return {
		hash,
		width: Number(width),
		height: Number(height),
		ending: ending === 'png' ? 'png' : 'jpg',
		name
	};
}
