/** Whether two pieces of content say the same, in whatever order their keys stand: PostgreSQL keeps keys in one of its own. */
export function alike(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	const [left, right] = [said(one), said(other)];
	return (
		left.length === right.length &&
		left.every(([key, value]) => Object.hasOwn(other, key) && alike(value, Reflect.get(other, key)))
	);
}

function said(value: object): [string, unknown][] {
	return Object.entries(value).filter(([, each]) => each !== undefined);
}
