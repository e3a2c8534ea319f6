import type { SetUpStep } from '#domain/set-up.ts';

/** Where a step of an area is done. */
export function stepAddress(areaId: string, step: SetUpStep): string {
	const area = `/areas/${areaId}`;
	const addresses: Readonly<Record<SetUpStep, string>> = {
		name: `${area}/set-up`,
		organisations: `${area}/organisations`,
		groups: `${area}/set-up/groups`,
		people: `${area}/people?invite`,
		plan: '/plans/new'
	};
	return addresses[step];
}
