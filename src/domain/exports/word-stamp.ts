// What a Word file of ours says about itself: of which plan it is, and of which moment. A partner's edited file is compared with
// that moment, so that what others wrote meanwhile is not taken back.
export interface WordStamp {
	readonly planId: string;
	readonly epoch: number;
	readonly seq: number;
	/** Slips of this published version were put right in the file: the log of that moment has them still. */
	readonly putRightIn?: number | undefined;
}

export const wordStamp = {
	/** The name of the file's own property. */
	name: 'Withus',
	write: ({ planId, epoch, seq, putRightIn }: WordStamp): string =>
		`${planId} ${epoch} ${seq}${putRightIn === undefined ? '' : ` v${putRightIn}`}`,
	/** Null when it says nothing that we wrote. */
	read(text: string): WordStamp | null {
		const found = /^([A-Za-z0-9_-]{1,64}) (\d{1,9}) (\d{1,12})(?: v(\d{1,6}))?$/.exec(text.trim());
		if (!found) return null;
		const [, planId, epoch, seq, n] = found;
		const moment = { planId: planId!, epoch: Number(epoch), seq: Number(seq) };
		return n === undefined ? moment : { ...moment, putRightIn: Number(n) };
	}
};
